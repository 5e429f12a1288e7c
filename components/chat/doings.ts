import { EDIT_MINUTES } from "@/lib/chat/limits";
import type { Message } from "@/lib/chat/schema";

/** What takes place in a message's own line. */
export type Doing = "editing" | "reacting" | "deleting";

export type MessageActionsProps = {
  message: Message;
  isOwn: boolean;
  tabIndex: number;
  onDo: (what: Doing) => void;
};

/** Whether a message of one's own may still be changed, as far as our own clock knows. */
export function isEditable({ createdAt }: Message) {
  return Date.now() - Date.parse(createdAt) < EDIT_MINUTES * 60_000;
}
