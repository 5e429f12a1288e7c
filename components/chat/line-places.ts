/** A line's place on the screen: what it shows, its message's seq, and its upper edge. */
export type Place = { key: string; seq: number; top: number };

const seqOf = (line: HTMLElement) => Number(line.dataset.seq);
const linesIn = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>("[data-seq]")];

export function firstInSight(box: HTMLElement): Place | null {
  const edge = box.getBoundingClientRect().top;
  for (const line of linesIn(box)) {
    const { top, bottom } = line.getBoundingClientRect();
    if (bottom > edge) return { key: line.dataset.line ?? "", seq: seqOf(line), top };
  }
  return null;
}

/** The seq of the last line whose upper edge is in sight. */
export function lastInSight(box: HTMLElement) {
  const edge = box.getBoundingClientRect().bottom;
  const last = linesIn(box).findLast((line) => line.getBoundingClientRect().top < edge);
  return last ? seqOf(last) : null;
}

/** The line that shows a message, or under which it is folded away. */
export function lineAt(box: HTMLElement, seq: number) {
  const lines = linesIn(box);
  return lines.findLast((line) => seqOf(line) <= seq) ?? lines[0] ?? null;
}

/** Scrolls so that a line is where it was; one that was folded away since is where its fold is. */
export function keep(box: HTMLElement, { key, seq, top }: Place) {
  const line = box.querySelector(`[data-line="${key}"]`) ?? lineAt(box, seq);
  if (line) box.scrollTop += line.getBoundingClientRect().top - top;
}
