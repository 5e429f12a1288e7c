"use client";

import { useEffect, useState } from "react";
import { call } from "@/components/playlists/call";
import { findPerson } from "@/lib/moderation/actions";
import type { PersonHistory } from "@/lib/moderation/case-schema";
import { sanctionedWords } from "./action-words";
import { PersonFacts } from "./person-facts";

/** What is known of somebody here, before one acts on them. Nothing until it is there, nor when it does not come. */
export function PersonGlance({ userId, roomId }: { userId: string; roomId?: string }) {
  const [person, setPerson] = useState<PersonHistory | null>(null);
  useEffect(() => {
    let wanted = true;
    void call(() => findPerson({ userId, roomId })).then((result) => {
      if (wanted && result.ok) setPerson(result.data);
    });
    return () => {
      wanted = false;
    };
  }, [userId, roomId]);
  if (!person) return null;
  return (
    <div className="rounded-control bg-surface p-3.5">
      <PersonFacts person={person} />
      {person.sanctions.map(
        ({ id, kind, active, expiresAt }) =>
          active &&
          kind !== "warning" && (
            <p key={id} className="mt-2 text-sm">
              {sanctionedWords({ kind, expiresAt })} already
            </p>
          ),
      )}
    </div>
  );
}
