import { toastError } from "@/components/ui/toast";
import type { Room } from "@/lib/rooms/schema";

/** Opens what moderators did in a room, without names. Its code loads now. */
export function openRoomLog(room: Pick<Room, "id" | "title">) {
  import("./room-log-host").then(
    ({ show }) => show(room),
    () => toastError("The log could not be loaded. Check the connection and try again."),
  );
}
