import { create } from "zustand";

/** How many messages the viewer has not read, in all their rooms; 0 until it is known. */
export const useUnreadMessages = create<{ unread: number }>(() => ({ unread: 0 }));

let asked = 0;
let reading: string | null = null;
/** The room that was left out of what is known. */
let leftOut: string | null = null;

/** The room whose newest messages are on the screen, which has nothing unread, whatever the server was told so far. */
export function setReadingRoom(roomId: string | null) {
  reading = roomId;
}

/** Asks again: something was read, a room was left, or some time has passed. A failure keeps what was known. */
export async function refreshUnread(): Promise<void> {
  const turn = ++asked;
  const without = reading;
  try {
    const response = await fetch(`/api/rooms/unread${without ? `?reading=${without}` : ""}`);
    if (!response.ok) return;
    const { unread }: { unread: number } = await response.json();
    if (turn !== asked) return;
    leftOut = without;
    useUnreadMessages.setState({ unread });
  } catch {
    // The next question comes soon.
  }
}

/** Asks again after something was read in a room, unless its messages did not count when it was asked last. */
export async function refreshUnreadOf(roomId: string): Promise<void> {
  if (roomId !== leftOut || roomId !== reading) await refreshUnread();
}

/** Somebody else is signed in, or nobody. */
export function forgetUnreadCount() {
  asked += 1;
  leftOut = null;
  useUnreadMessages.setState({ unread: 0 });
}
