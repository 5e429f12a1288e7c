/**
 * A line's place in the list: what it shows, its message's seq, and how far its lower edge is below the list's upper one.
 * The lower edge, because the upper one moves when a line joins the group of what comes in above it.
 */
export type Place = { key: string; seq: number; foot: number };

const seqOf = (line: HTMLElement) => Number(line.dataset.seq);
const linesIn = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>("[data-seq]")];
const footOf = (line: HTMLElement, box: HTMLElement) =>
  line.getBoundingClientRect().bottom - box.getBoundingClientRect().top;

export function firstInSight(box: HTMLElement): Place | null {
  const line = linesIn(box).find((one) => footOf(one, box) > 0);
  return line ? { key: line.dataset.line ?? "", seq: seqOf(line), foot: footOf(line, box) } : null;
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
export function keep(box: HTMLElement, { key, seq, foot }: Place) {
  const line = box.querySelector<HTMLElement>(`[data-line="${key}"]`) ?? lineAt(box, seq);
  if (line) box.scrollTop += footOf(line, box) - foot;
}
