"use client";

import { type FormEvent, useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { addWords } from "@/lib/moderation/rules-actions";
import type { WordAction, WordRule } from "@/lib/moderation/words-schema";

type WordFormProps = { roomId: string | null; onWords: (words: WordRule[]) => void };

/** Puts words on a list, several at once with commas between them. */
export function WordForm({ roomId, onWords }: WordFormProps) {
  const [text, setText] = useState("");
  const [action, setAction] = useState<WordAction>("block");
  const [literal, setLiteral] = useState(false);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const patterns = text
      .split(/[,\n]/)
      .map((word) => word.trim())
      .filter(Boolean);
    if (pending || patterns.length === 0) return;
    setPending(true);
    const kind = literal ? ("literal" as const) : ("normalised" as const);
    const result = await call(() => addWords({ roomId, kind, action, patterns }));
    setPending(false);
    setError(result.ok ? undefined : result.error.message);
    if (!result.ok) return;
    setText("");
    onWords(result.data);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-2.5">
      <div className="grid gap-x-2 gap-y-2.5 sm:grid-cols-[minmax(0,1fr)_9.5rem_auto] sm:items-end">
        <Field label="Words or phrases" error={error}>
          <Input
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder="free nitro, spoiler*"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
        <Field label="What happens">
          <Select value={action} onChange={(event) => setAction(event.target.value as WordAction)}>
            <option value="block">Refuse</option>
            <option value="hold">Hold</option>
            <option value="allow">Allow</option>
          </Select>
        </Field>
        <Button type="submit" pending={pending} className="self-end">
          Add
        </Button>
      </div>
      <label className="flex min-h-11 cursor-pointer items-center gap-3 text-sm">
        <input
          type="checkbox"
          checked={literal}
          onChange={(event) => setLiteral(event.target.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        <span>
          Only exactly as written. <span className="text-muted">Otherwise “s.p.0.1.l.e.r” counts too.</span>
        </span>
      </label>
    </form>
  );
}
