import { setReadingRoom } from "@/components/rooms/unread-store";
import { isLoaded } from "@/lib/chat/sync";
import type { RoomStore } from "./room-state";

const SETTLES_MS = 800;
/** While a conversation goes on, each of its readers tells their place at most so often, and not all at once. */
const TELLS_EVERY_MS = 15_000;

/**
 * Keeps on the server how far the viewer has read: the newest message while its end of the list is in sight. What could
 * not be told is told with the next; `read` is called after each.
 */
export class RoomReading {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told = 0;
  private nextAt = 0;

  constructor(
    private readonly store: RoomStore,
    private readonly read: () => void,
  ) {
    this.told = store.getState().readSeq;
  }

  /** Something came, or the reader moved. */
  follow(atEnd: boolean) {
    const { timeline, room, readSeq } = this.store.getState();
    if (!atEnd || document.visibilityState !== "visible" || !isLoaded(timeline)) return setReadingRoom(null);
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
    this.nextAt = Date.now() + TELLS_EVERY_MS * (1 + Math.random());
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

  private later() {
    this.timer ??= setTimeout(() => this.flush(), Math.max(SETTLES_MS, this.nextAt - Date.now()));
  }

  private forget(told: number) {
    this.told = Math.min(this.told, told);
  }
}
