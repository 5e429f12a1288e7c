"use client";

import { Copy, CornerUpLeft, Flag, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { openReport } from "@/components/moderation/report";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast, toastError } from "@/components/ui/toast";
import type { Message } from "@/lib/chat/schema";
import { messageOf } from "./api";
import { MoreButton } from "./more-button";
import { useRoomHandle } from "./room-context";

const EDITABLE_MS = 15 * 60_000;

export type MessageMenuProps = { message: Message; isOwn: boolean; onEdit: () => void };

/** What can be done with a message; open from the start, for it is loaded by the press on its button. */
export function MessageMenu({ message, isOwn, onEdit }: MessageMenuProps) {
  const { engine, reply } = useRoomHandle();
  const [asking, setAsking] = useState<"delete" | null>(null);
  const close = () => setAsking(null);

  async function remove() {
    try {
      await engine.remove(message.id);
    } catch (error) {
      toastError(messageOf(error));
    }
  }

  return (
    <>
      <Menu defaultOpen trigger={<MoreButton />}>
        <MenuItem onClick={() => reply(message)}>
          <CornerUpLeft aria-hidden="true" /> Reply
        </MenuItem>
        <MenuItem onClick={() => copy(message.body)}>
          <Copy aria-hidden="true" /> Copy text
        </MenuItem>
        {isOwn && <EditItem message={message} onEdit={onEdit} />}
        <MenuSeparator />
        {isOwn ? (
          <MenuItem danger onClick={() => setAsking("delete")}>
            <Trash2 aria-hidden="true" /> Delete
          </MenuItem>
        ) : (
          <MenuItem onClick={() => openReport(reportOf(message))}>
            <Flag aria-hidden="true" /> Report
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={close}
        title="Delete this message?"
        description="Everyone in the room will see that a message was here, but not what it said."
        confirmLabel="Delete"
        onConfirm={remove}
      />
    </>
  );
}

function reportOf({ id, author, body }: Message) {
  const title = `${author.name}’s message`;
  return { targetType: "message", targetId: id, title, quote: body, person: author } as const;
}

/** Offered while a message may be changed, as far as our own clock knows. It looks anew at every opening. */
function EditItem({ message, onEdit }: Pick<MessageMenuProps, "message" | "onEdit">) {
  if (Date.now() - Date.parse(message.createdAt) >= EDITABLE_MS) return null;
  return (
    <MenuItem onClick={onEdit}>
      <Pencil aria-hidden="true" /> Edit
    </MenuItem>
  );
}

async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toastError("Your browser did not let us copy that.");
  }
}
