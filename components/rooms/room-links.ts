import { messageOf, request } from "@/components/chat/api";
import { toast, toastError } from "@/components/ui/toast";
import type { Room } from "@/lib/rooms/schema";

type About = Pick<Room, "id" | "mediaId" | "visibility" | "role">;

/** The address that leads to a room, whoever may open it. */
function roomLink({ id, mediaId }: About) {
  const link = new URL(`/media/${mediaId}`, location.origin);
  link.searchParams.set("room", id);
  return link;
}

/** The address of a message in its room. */
export function messageLink(room: About, seq: number) {
  const link = roomLink(room);
  link.searchParams.set("message", String(seq));
  return link.href;
}

export function inviteLink(room: About, token: string) {
  const link = roomLink(room);
  link.searchParams.set("invite", token);
  return link.href;
}

/** The clipboard wants the press itself, so what is still asked for is handed over as a promise where that is taken. */
export async function copyText(text: string | Promise<string>, done = "Link copied.") {
  try {
    if (typeof text === "string" || typeof ClipboardItem === "undefined")
      await navigator.clipboard.writeText(await text);
    else {
      const blob = text.then((address) => new Blob([address], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    }
    toast(done);
  } catch (error) {
    toastError(error instanceof DOMException ? "Your browser did not let us copy that." : messageOf(error));
  }
}

/** Copies the link that fits the room: of an invitation room the owner's, which lets others in. */
export function copyRoomLink(room: About) {
  if (room.visibility !== "invitation" || room.role !== "owner") return copyText(roomLink(room).href);
  const path = `/api/rooms/${room.id}/invite`;
  const link = request<{ token: string }>(path, { method: "POST", body: {} });
  return copyText(
    link.then(({ token }) => inviteLink(room, token)),
    "Invitation link copied.",
  );
}
