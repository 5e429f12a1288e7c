/** As `COUNTED_PEOPLE` of lib/rooms, which this part of the page would load zod for. */
export const COUNTED_PEOPLE = 200;

/** How many are here. Rooms say so up to one more than they count. */
export function peopleWords(people: number) {
  return people === COUNTED_PEOPLE + 1 ? `${COUNTED_PEOPLE}+` : people.toLocaleString("en");
}
