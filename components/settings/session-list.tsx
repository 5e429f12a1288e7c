"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { toast, toastError } from "@/components/ui/toast";
import { useFocusHandedOn } from "@/components/ui/use-focus-handed-on";
import { whenWords } from "@/components/ui/when";
import type { SignedInDevice } from "@/lib/users/schema";
import { endSessions } from "@/lib/users/settings-actions";
import { deviceWords, isHandheld } from "./device-words";

/** Where one is signed in, each with its end, and one button that ends all but this one. */
export function SessionList({ sessions }: { sessions: SignedInDevice[] }) {
  const [shown, setShown] = useState(sessions);
  const [asking, setAsking] = useState(false);
  async function end(sessionId?: string) {
    const result = await call(() => endSessions({ sessionId }));
    if (!result.ok) return toastError(result.error.message);
    setShown((all) => all.filter(({ id, current }) => current || (sessionId && id !== sessionId)));
    toast(sessionId ? "Signed out there." : "Signed out everywhere else.");
  }
  return (
    <>
      <ul
        data-rows
        tabIndex={-1}
        aria-label="Where you are signed in"
        className="-my-3 divide-y divide-line outline-none"
      >
        {shown.map((session) => (
          <Session key={session.id} session={session} onEnd={() => end(session.id)} />
        ))}
      </ul>
      {shown.length > 1 && (
        <Button className="self-start" onClick={() => setAsking(true)}>
          Sign out everywhere else
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out everywhere else?"
        description="Only this browser stays signed in. What plays elsewhere goes on, but chat and your library close there."
        confirmLabel="Sign out everywhere else"
        onConfirm={() => end()}
      />
    </>
  );
}

type SessionProps = { session: SignedInDevice; onEnd: () => Promise<unknown> };

function Session({ session: { agent, current, createdAt, seenAt }, onEnd }: SessionProps) {
  const row = useFocusHandedOn<HTMLLIElement>();
  const [pending, setPending] = useState(false);
  const Icon = isHandheld(agent) ? Smartphone : Monitor;
  const device = deviceWords(agent);
  async function end() {
    setPending(true);
    await onEnd();
    setPending(false);
  }
  return (
    <li ref={row} className="flex items-center gap-4 py-3.5">
      <Icon aria-hidden="true" className="size-6 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{device}</p>
        <p className="text-muted text-sm" suppressHydrationWarning>
          {current ? <span className="text-success">This browser</span> : `Last used ${whenWords(seenAt)}`}
          {` · signed in ${whenWords(createdAt)}`}
        </p>
      </div>
      {!current && (
        <Button size="sm" pending={pending} onClick={end} aria-label={`Sign out ${device}`}>
          Sign out
        </Button>
      )}
    </li>
  );
}
