import { setReadingRoom } from "@/components/rooms/unread-store";
import { isDetached, isLoaded } from "@/lib/chat/sync";
import type { RoomStore } from "./room-state";

const SETTLES_MS = 800;
/** While a conversation goes on, each of its readers tells their place at most so often, and not all at once. */
const TELLS_EVERY_MS = 15_000;
/** So much rarer in a crowd: four a second of up to 200 people, who are not counted further. */
const ONE_EACH_MS = 250;

/**
 * Knows where the reader is, and keeps on the server how far the viewer has read: the newest message while its end of
 * the list is in sight. What could not be told is told with the next; `read` is called after each.
 */
export class RoomReading {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told = 0;
  private nextAt = 0;
  /** The reader is at the newest message, as far as anybody knows. */
  private atEnd = true;
  /** Whether their place is known: before, one who left off earlier may not be at the end. */
  private placed: boolean;
  /** The conversation is on the screen, so that what is at its end is read. */
  private shown = true;
  /** The last message in sight while that is not the newest. */
  private seen = 0;

  constructor(
    private readonly store: RoomStore,
    private readonly read: () => void,
  ) {
    this.told = store.getState().readSeq;
    this.placed = store.getState().newAfter === null;
  }

  setAtEnd(atEnd: boolean) {
    this.atEnd = atEnd;
    this.placed = true;
    this.follow();
  }

  /** Something else may stand in the conversation's place, while the reader keeps theirs in it. */
  setShown(shown: boolean) {
    this.shown = shown;
    this.follow();
  }

  /** What is let go of when too much is kept: what is farther from the reader. */
  farEnd() {
    const { messages } = this.store.getState().timeline;
    const middle = messages[messages.length >> 1]?.seq ?? 0;
    return this.atEnd || this.seen > middle ? "older" : "newer";
  }

  /** Something came, or the reader moved. */
  follow() {
    const { timeline, room, readSeq } = this.store.getState();
    const sees = this.shown && this.placed && this.atEnd && !isDetached(timeline);
    if (!sees || document.visibilityState !== "visible" || !isLoaded(timeline)) return setReadingRoom(null);
    setReadingRoom(room.id);
    if (timeline.lastSeq <= readSeq) return;
    this.store.setState({ readSeq: timeline.lastSeq });
    this.later();
  }

  /**
   * A message came into sight. It counts as read only where everything between the last read place and the window's
   * beginning is known: whoever was led to the middle has not read what lies before.
   */
  saw(seq: number) {
    this.seen = seq;
    const { timeline, readSeq } = this.store.getState();
    if (seq <= readSeq || timeline.from > readSeq + 1 || document.visibilityState !== "visible") return;
    this.store.setState({ readSeq: seq });
    this.later();
  }

  /** The room is no longer looked at. */
  stop() {
    this.flush();
    setReadingRoom(null);
  }

  /** Tells at once what was read; also from a page that is about to go. */
  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { room, readSeq } = this.store.getState();
    if (readSeq <= this.told) return;
    const before = this.told;
    this.told = readSeq;
    this.nextAt = Date.now() + (TELLS_EVERY_MS + this.crowdMs) * (1 + Math.random());
    fetch(`/api/rooms/${room.id}/read`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ seq: readSeq }),
      keepalive: true,
    }).then(
      ({ ok }) => (ok ? this.read() : this.forget(before)),
      () => this.forget(before),
    );
  }

  /** By how much longer a crowd takes than a few. */
  private get crowdMs() {
    return Math.max(0, ONE_EACH_MS * this.store.getState().room.people - TELLS_EVERY_MS);
  }

  private later() {
    const soon = SETTLES_MS + this.crowdMs * Math.random();
    this.timer ??= setTimeout(() => this.flush(), Math.max(soon, this.nextAt - Date.now()));
  }

  private forget(told: number) {
    this.told = Math.min(this.told, told);
  }
}
