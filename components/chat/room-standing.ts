import type { Joined, Room } from "@/lib/rooms/schema";
import { request } from "./api";
import type { RoomStore } from "./room-state";

/** A broker that comes back comes back to everyone at once: of up to 200 people, who are not counted further, ten a second ask. */
const ASKS_WITHIN_MS = 3_000;
const ONE_EACH_MS = 100;

/** Asks again for what no page of messages and no heartbeat tells, when events of it may have been missed. */
export class RoomStanding {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wasLive = false;

  constructor(
    private readonly store: RoomStore,
    private readonly takeRoom: (room: Room) => void,
  ) {}

  /** Events arrive from now on. */
  live() {
    const within = Math.max(ASKS_WITHIN_MS, this.store.getState().room.people * ONE_EACH_MS);
    if (this.wasLive) this.timer ??= setTimeout(() => this.ask(), Math.random() * within);
    this.wasLive = true;
  }

  ask = async () => {
    this.stop();
    this.store.setState(({ missed }) => ({ missed: missed + 1 }));
    try {
      const { id } = this.store.getState().room;
      const { room } = await request<Pick<Joined, "room">>(`/api/rooms/${id}`);
      this.takeRoom(room);
    } catch {
      // Asked again the next time; whether one is still inside, the messages tell.
    }
  };

  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
