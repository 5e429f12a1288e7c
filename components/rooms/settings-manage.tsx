"use client";

import { type ReactNode, useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { toast, toastError } from "@/components/ui/toast";
import type { Room } from "@/lib/rooms/schema";

type SettingsManageProps = { room: Room; onRoom: (room: Room) => void; onGone: () => void };

/** Closes a room, opens it again, or deletes it. */
export function SettingsManage({ room, onRoom, onGone }: SettingsManageProps) {
  const [deleting, setDeleting] = useState(false);
  const [pending, setPending] = useState(false);

  async function attempt(run: () => Promise<void>) {
    setPending(true);
    try {
      await run();
    } catch (error) {
      toastError(messageOf(error));
    } finally {
      setPending(false);
    }
  }

  async function reopen() {
    const answer = await request<{ room: Room }>(`/api/rooms/${room.id}/reopen`, {
      method: "POST",
      body: {},
    });
    onRoom(answer.room);
    toast("The room is open again.");
  }

  async function close() {
    await request(`/api/rooms/${room.id}/close`, { method: "POST", body: {} });
    toast("The room is closed.", { action: { label: "Undo", onClick: () => void attempt(reopen) } });
    onGone();
  }

  async function remove() {
    await request(`/api/rooms/${room.id}`, { method: "DELETE", body: {} });
    toast("The room is deleted.");
    onGone();
  }

  return (
    <div className="flex flex-col divide-y divide-line">
      {room.closed ? (
        <Way title="Open the room again" text="Everything said in it is still there, and so are its members.">
          <Button pending={pending} onClick={() => attempt(reopen)}>
            Reopen
          </Button>
        </Way>
      ) : (
        <Way title="Close the room" text="Nobody can read or write in it until you open it again.">
          <Button pending={pending} onClick={() => attempt(close)}>
            Close room
          </Button>
        </Way>
      )}
      <Way title="Delete the room" text="It goes for good, with everything that was said in it.">
        <Button variant="danger" onClick={() => setDeleting(true)}>
          Delete room
        </Button>
      </Way>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete “${room.title}”?`}
        description="Everything that was said in it goes for good, for everyone. Closing it instead can be undone."
        confirmLabel="Delete room"
        onConfirm={() => attempt(remove)}
      />
    </div>
  );
}

function Way({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-muted">{text}</p>
      </div>
      {children}
    </div>
  );
}
