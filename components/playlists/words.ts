/** "1 item", "2,340 items". */
export function countWords(count: number) {
  return count === 1 ? "1 item" : `${count.toLocaleString("en")} items`;
}

/** "1 follower", "2,340 followers". */
export function followerWords(count: number) {
  return count === 1 ? "1 follower" : `${count.toLocaleString("en")} followers`;
}

/** A whole playlist's length in words: "48 sec", "12 min", "3 h 5 min". */
export function lengthWords(milliseconds: number) {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return `${Math.round(milliseconds / 1000)} sec`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return `${minutes} min`;
  return rest ? `${hours.toLocaleString("en")} h ${rest} min` : `${hours.toLocaleString("en")} h`;
}
