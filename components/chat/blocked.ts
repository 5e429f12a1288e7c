import { create } from "zustand";
import { onUserEvent } from "@/components/realtime/user-events";
import { toast, toastError } from "@/components/ui/toast";
import { onViewerLeaves } from "@/components/viewer";
import type { User } from "@/lib/users/schema";
import { messageOf, request } from "./api";

const nobody: ReadonlySet<string> = new Set();

/** The ids of those whom the viewer has blocked. Their messages are folded away, on every device. */
export const useBlocked = create<{ ids: ReadonlySet<string> }>(() => ({ ids: nobody }));

let turn = 0;

onUserEvent("blocks", () => void refreshBlocked());
onViewerLeaves(() => {
  turn += 1;
  useBlocked.setState({ ids: nobody });
});

/** Asks the server whom the viewer has blocked. Without an answer, what was known stays. */
export async function refreshBlocked() {
  const asked = ++turn;
  try {
    const { items } = await request<{ items: { user: User }[] }>("/api/blocks");
    if (asked === turn) useBlocked.setState({ ids: new Set(items.map(({ user }) => user.id)) });
  } catch {
    // Asked again with the next room, by the next change, and when one comes back.
  }
}

/** Blocks somebody, with a way back at hand. */
export async function block(user: User) {
  if (!(await change("POST", user.id, true))) return;
  toast(`You no longer see what ${user.name} writes.`, {
    id: `block-${user.id}`,
    action: { label: "Undo", onClick: () => void unblock(user) },
  });
}

export async function unblock(user: User) {
  if (await change("DELETE", user.id, false))
    toast(`You see what ${user.name} writes.`, { id: `block-${user.id}` });
}

async function change(method: "POST" | "DELETE", userId: string, on: boolean) {
  turn += 1;
  set(userId, on);
  try {
    await request("/api/blocks", { method, body: { userId } });
    return true;
  } catch (error) {
    set(userId, !on);
    toastError(messageOf(error));
    return false;
  }
}

function set(userId: string, on: boolean) {
  useBlocked.setState(({ ids }) => {
    const next = new Set(ids);
    if (on) next.add(userId);
    else next.delete(userId);
    return { ids: next };
  });
}
