import type { Message } from "@/lib/chat/schema";
import type { SpoilerMode } from "@/lib/chat/spoilers";
import type { RoomStore } from "./room-state";
import { keepSpoilerChoice } from "./spoiler-choice";

/** What the viewer chose to see of what would be kept from them. */
export class RoomFolds {
  constructor(private readonly store: RoomStore) {}

  /** How much is kept back from whoever has not got that far; remembered for this media. */
  choose = (mode: SpoilerMode) => {
    keepSpoilerChoice(this.store.getState().room.mediaId, mode);
    this.store.setState({ mode, unfolded: new Set() });
  };

  /** Shows messages that were folded away. */
  unfold = (messages: readonly Message[]) =>
    this.store.setState(({ unfolded }) => ({
      unfolded: new Set([...unfolded, ...messages.map(({ id }) => id)]),
    }));
}
