import { toastError } from "@/components/ui/toast";
import type { Message, ReactedEvent } from "@/lib/chat/schema";
import { noticeMine } from "@/lib/chat/sync";
import { messageOf, request } from "./api";
import type { RoomState, RoomStore } from "./room-state";

/**
 * The viewer's own reactions. Each press shows at once; of many on the same emoji only the last one counts, and what
 * the server refuses is taken back.
 */
export class RoomReactions {
  private readonly busy = new Set<string>();

  constructor(
    private readonly store: RoomStore,
    private readonly stored: (message: Message) => void,
  ) {}

  /** Reacts with an emoji, or takes that back. */
  toggle(message: Message, emoji: string) {
    const stored = ownReactions(this.store.getState(), message).includes(emoji);
    const now = this.wish(message.id, emoji) ?? stored;
    this.setWish(message.id, emoji, !now);
    void this.settle(message.id, emoji, stored);
  }

  /** What the viewer did on another device. */
  hear = (event: ReactedEvent) => {
    if (event.roomId !== this.store.getState().room.id) return;
    this.store.setState(({ timeline }) => ({ timeline: noticeMine(timeline, event) }));
  };

  private async settle(messageId: string, emoji: string, stored: boolean) {
    const key = `${messageId} ${emoji}`;
    if (this.busy.has(key)) return;
    this.busy.add(key);
    try {
      let known = stored;
      for (let wish = this.wish(messageId, emoji); wish !== undefined && wish !== known; ) {
        await this.change(messageId, emoji, wish);
        known = wish;
        wish = this.wish(messageId, emoji);
      }
    } catch (error) {
      toastError(messageOf(error));
    } finally {
      this.busy.delete(key);
      this.setWish(messageId, emoji, undefined);
    }
  }

  private async change(messageId: string, emoji: string, on: boolean) {
    const path = `/api/rooms/${this.store.getState().room.id}/messages/${messageId}/reactions`;
    const method = on ? "PUT" : "DELETE";
    const { message } = await request<{ message: Message }>(path, { method, body: { emoji } });
    this.stored(message);
  }

  private wish(messageId: string, emoji: string) {
    return this.store.getState().wished.get(messageId)?.get(emoji);
  }

  private setWish(messageId: string, emoji: string, on: boolean | undefined) {
    this.store.setState(({ wished }) => {
      const ofMessage = new Map(wished.get(messageId));
      if (on === undefined) ofMessage.delete(emoji);
      else ofMessage.set(emoji, on);
      const next = new Map(wished);
      if (ofMessage.size > 0) next.set(messageId, ofMessage);
      else next.delete(messageId);
      return { wished: next };
    });
  }
}

const none: readonly string[] = [];

/** The emoji that are stored as the viewer's own on a message, as far as this browser knows. */
export function ownReactions({ timeline }: Pick<RoomState, "timeline">, { id, mine }: Message) {
  return timeline.mine.get(id)?.emojis ?? mine ?? none;
}
