import type { Message } from "@/lib/chat/schema";
import { request } from "./api";
import type { RoomStore } from "./room-state";

/** Changes messages that the room has. Each rejects when the server refuses, and what it answers is taken over. */
export class RoomChanges {
  constructor(
    private readonly store: RoomStore,
    private readonly stored: (message: Message) => void,
  ) {}

  edit = (messageId: string, body: string) => this.change("PATCH", messageId, { body });
  remove = (messageId: string) => this.change("DELETE", messageId, {});
  pin = (messageId: string) => this.change("PUT", `${messageId}/pin`, {});
  unpin = (messageId: string) => this.change("DELETE", `${messageId}/pin`, {});

  private async change(method: "PUT" | "PATCH" | "DELETE", which: string, body: object) {
    const path = `/api/rooms/${this.store.getState().room.id}/messages/${which}`;
    const { message } = await request<{ message: Message }>(path, { method, body });
    this.stored(message);
  }
}
