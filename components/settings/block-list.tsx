"use client";

import { useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast";
import { useFocusHandedOn } from "@/components/ui/use-focus-handed-on";
import type { Block } from "@/lib/blocks/schema";

/** Whom one blocks, each with the way to unblock them, and back. */
export function BlockList({ blocks }: { blocks: Block[] }) {
  const [shown, setShown] = useState(blocks);
  async function unblock(block: Block) {
    setShown((all) => all.filter(({ user }) => user.id !== block.user.id));
    if (!(await send("DELETE", block))) return setShown((all) => [block, ...all]);
    toast(`${block.user.name} is not blocked any more.`, {
      action: { label: "Undo", onClick: () => void again(block) },
    });
  }
  async function again(block: Block) {
    if (await send("POST", block)) setShown((all) => [block, ...all]);
  }
  return (
    <section data-rows tabIndex={-1} aria-label="People you block" className="outline-none">
      {shown.length === 0 && (
        <p className="rounded-card bg-surface px-5 py-4 text-muted text-sm">
          You block nobody. You can from the menu of a message, or from somebody’s profile.
        </p>
      )}
      <ul className="-my-3 divide-y divide-line empty:hidden">
        {shown.map((block) => (
          <Blocked key={block.user.id} {...block} onUnblock={() => unblock(block)} />
        ))}
      </ul>
    </section>
  );
}

function Blocked({ user, onUnblock }: Block & { onUnblock: () => void }) {
  const row = useFocusHandedOn<HTMLLIElement>();
  return (
    <li ref={row} className="flex items-center gap-3.5 py-3">
      <Avatar user={user} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{user.name}</p>
        <p className="truncate text-muted text-sm">@{user.handle}</p>
      </div>
      <Button size="sm" onClick={onUnblock} aria-label={`Unblock ${user.name}`}>
        Unblock
      </Button>
    </li>
  );
}

async function send(method: "POST" | "DELETE", { user }: Block) {
  try {
    await request("/api/blocks", { method, body: { userId: user.id } });
    return true;
  } catch (error) {
    toastError(messageOf(error));
    return false;
  }
}
