/** A line's place on the screen: what it shows, its message's seq, its upper edge, and how far the list was scrolled then. */
export type Place = { key: string; seq: number; top: number; scrollTop: number };

const seqOf = (line: HTMLElement) => Number(line.dataset.seq);
const linesIn = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>("[data-seq]")];

export function firstInSight(box: HTMLElement): Place | null {
  const edge = box.getBoundingClientRect().top;
  for (const line of linesIn(box)) {
    const { top, bottom } = line.getBoundingClientRect();
    if (bottom > edge)
      return { key: line.dataset.line ?? "", seq: seqOf(line), top, scrollTop: box.scrollTop };
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

/**
 * Scrolls so that a line is where it was; one that was folded away since is where its fold is. What the reader has
 * scrolled since it was looked at, and nobody was told of yet, stays scrolled.
 */
export function keep(box: HTMLElement, { key, seq, top, scrollTop }: Place) {
  const line = box.querySelector(`[data-line="${key}"]`) ?? lineAt(box, seq);
  if (line) box.scrollTop += line.getBoundingClientRect().top - top + scrolledSince(box, scrollTop);
}

/** At the foot it cannot be told from the list's having become shorter. */
function scrolledSince({ scrollTop, scrollHeight, clientHeight }: HTMLElement, before: number) {
  return scrollTop + clientHeight >= scrollHeight - 1 ? 0 : scrollTop - before;
}
