import { create } from "zustand";

/** How many messages the viewer has not read, in all their rooms; 0 until it is known. */
export const useUnreadMessages = create<{ unread: number }>(() => ({ unread: 0 }));

let asked = 0;
let reading: string | null = null;

/** The room whose newest messages are on the screen, which has nothing unread, whatever the server was told so far. */
export function setReadingRoom(roomId: string | null) {
  reading = roomId;
}

/** Asks again: something was read, a room was left, or some time has passed. A failure keeps what was known. */
export async function refreshUnread(): Promise<void> {
  const turn = ++asked;
  try {
    const response = await fetch(`/api/rooms/unread${reading ? `?reading=${reading}` : ""}`);
    if (!response.ok) return;
    const { unread }: { unread: number } = await response.json();
    if (turn === asked) useUnreadMessages.setState({ unread });
  } catch {
    // The next question comes soon.
  }
}

/** Somebody else is signed in, or nobody. */
export function forgetUnreadCount() {
  asked += 1;
  useUnreadMessages.setState({ unread: 0 });
}
