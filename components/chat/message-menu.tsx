"use client";

import {
  Copy,
  CornerUpLeft,
  Eye,
  Flag,
  Link2,
  Pencil,
  Pin,
  PinOff,
  SmilePlus,
  Trash2,
  UserRoundX,
} from "lucide-react";
import { ModerationItems } from "@/components/moderation/moderation-items";
import { openReport } from "@/components/moderation/report";
import { copyText, messageLink } from "@/components/rooms/room-links";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toastError } from "@/components/ui/toast";
import type { Message } from "@/lib/chat/schema";
import { messageOf } from "./api";
import { block, unblock, useBlocked } from "./blocked";
import { isEditable, type MessageActionsProps } from "./doings";
import { MoreButton } from "./more-button";
import { useMayModerate, useRoomHandle, useRoomState } from "./room-context";

/** What can be done with a message; open from the start, for it is loaded by the press on its button. */
export function MessageMenu({ message, isOwn, tabIndex, onDo }: MessageActionsProps) {
  const { reply } = useRoomHandle();
  const room = useRoomState((state) => state.room);
  return (
    <Menu defaultOpen trigger={<MoreButton tabIndex={tabIndex} />}>
      <MenuItem onClick={() => onDo("reacting")}>
        <SmilePlus aria-hidden="true" /> Add reaction
      </MenuItem>
      <MenuItem onClick={() => reply(message)}>
        <CornerUpLeft aria-hidden="true" /> Reply
      </MenuItem>
      {isOwn && isEditable(message) && (
        <MenuItem onClick={() => onDo("editing")}>
          <Pencil aria-hidden="true" /> Edit
        </MenuItem>
      )}
      <PinItem message={message} />
      <MenuItem onClick={() => copyText(message.body, "Copied.")}>
        <Copy aria-hidden="true" /> Copy text
      </MenuItem>
      <MenuItem onClick={() => copyText(messageLink(room, message.seq))}>
        <Link2 aria-hidden="true" /> Copy link
      </MenuItem>
      <MenuSeparator />
      {isOwn ? (
        <MenuItem danger onClick={() => onDo("deleting")}>
          <Trash2 aria-hidden="true" /> Delete
        </MenuItem>
      ) : (
        <>
          <BlockItem message={message} />
          <MenuItem onClick={() => openReport(reportOf(message))}>
            <Flag aria-hidden="true" /> Report
          </MenuItem>
          <ModerationItems message={message} />
        </>
      )}
    </Menu>
  );
}

function PinItem({ message: { id, pinnedAt } }: { message: Message }) {
  const { engine } = useRoomHandle();
  if (!useMayModerate()) return null;
  const Icon = pinnedAt ? PinOff : Pin;
  const change = pinnedAt ? engine.changes.unpin : engine.changes.pin;
  return (
    <MenuItem onClick={() => change(id).catch((error) => toastError(messageOf(error)))}>
      <Icon aria-hidden="true" /> {pinnedAt ? "Unpin" : "Pin"}
    </MenuItem>
  );
}

function BlockItem({ message: { author } }: { message: Message }) {
  const blocked = useBlocked(({ ids }) => ids.has(author.id));
  return blocked ? (
    <MenuItem onClick={() => unblock(author)}>
      <Eye aria-hidden="true" /> <span className="truncate">Unblock {author.name}</span>
    </MenuItem>
  ) : (
    <MenuItem onClick={() => block(author)}>
      <UserRoundX aria-hidden="true" /> <span className="truncate">Block {author.name}</span>
    </MenuItem>
  );
}

function reportOf({ id, author, body }: Message) {
  const title = `${author.name}’s message`;
  return { targetType: "message", targetId: id, title, quote: body, person: author } as const;
}
