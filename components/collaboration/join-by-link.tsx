"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useReady } from "@/components/ui/use-ready";
import { acceptLink } from "@/lib/collaboration/actions";

/** Accepts an invitation by link, and goes to its list. */
export function JoinByLink({ token }: { token: string }) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const router = useRouter();
  const ready = useReady();

  async function join() {
    setPending(true);
    const result = await call(() => acceptLink({ token }));
    if (result.ok) return router.push(`/library/playlists/${result.data.id}`);
    setPending(false);
    setError(result.error.message);
  }

  return (
    <div className="flex flex-col items-center gap-3">
      <Button variant="primary" size="lg" disabled={!ready} pending={pending} onClick={join}>
        Join
      </Button>
      {error && <FieldError>{error}</FieldError>}
    </div>
  );
}
