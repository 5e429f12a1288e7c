"use client";

import { useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { tryWords } from "@/lib/moderation/rules-actions";
import type { WordAction } from "@/lib/moderation/words-schema";

const outcome: Record<WordAction, string> = {
  allow: "Goes through.",
  hold: "Waits for moderators",
  block: "Is refused",
};

/** Shows what would become of a message, before anybody has to write it. */
export function WordTry({ roomId }: { roomId: string | null }) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  async function run() {
    if (!text.trim()) return;
    const result = await call(() => tryWords({ roomId, text }));
    if (!result.ok) return setSaid(result.error.message);
    const { action, cause } = result.data;
    setSaid(action === "allow" ? outcome.allow : `${outcome[action]}: ${cause}.`);
  }
  return (
    <form action={run} className="flex flex-col gap-1.5 border-line border-t pt-4">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label="Try a message">
            <Input
              value={text}
              onChange={(event) => setText(event.target.value)}
              maxLength={2_000}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        </div>
        <Button type="submit">Try</Button>
      </div>
      <p role="status" className="min-h-5 text-muted text-sm">
        {said}
      </p>
    </form>
  );
}
