"use client";

import { useState } from "react";
import { call } from "@/components/playlists/call";
import { Field, Select } from "@/components/ui/field";
import { toast, toastError } from "@/components/ui/toast";
import { type Contact, type ContactSettings, contacts } from "@/lib/users/schema";
import { changeContact } from "@/lib/users/settings-actions";

const words: Record<Contact, string> = {
  everyone: "Everyone",
  roommates: "People who are in a room with me",
  nobody: "Nobody",
};

const questions: Record<keyof ContactSettings, { label: string; hint: string }> = {
  invitesFrom: {
    label: "Who may invite you",
    hint: "To rooms, and to work on playlists. Whoever may not learns only that you do not take invitations from everyone.",
  },
  mentionsFrom: {
    label: "Who may mention you",
    hint: "Your name stays readable in what others write, but you are not told, and it is not marked for you.",
  },
};

/** Who may invite and mention one. What is chosen is kept at once, and can be taken back. */
export function ContactForm({ contact }: { contact: ContactSettings }) {
  const [kept, setKept] = useState(contact);
  const [saving, setSaving] = useState(0);
  async function change(what: keyof ContactSettings, to: Contact) {
    const before = kept[what];
    setKept((all) => ({ ...all, [what]: to }));
    setSaving((count) => count + 1);
    const result = await call(() => changeContact({ [what]: to }));
    setSaving((count) => count - 1);
    if (result.ok) {
      toast("Saved.", { id: what, action: { label: "Undo", onClick: () => void change(what, before) } });
    } else {
      setKept((all) => ({ ...all, [what]: before }));
      toastError(result.error.message, { id: what });
    }
  }
  return (
    <>
      {(["invitesFrom", "mentionsFrom"] as const).map((what) => (
        <Field key={what} label={questions[what].label} hint={questions[what].hint}>
          <Select
            value={kept[what]}
            aria-busy={saving > 0}
            onChange={(event) => void change(what, event.target.value as Contact)}
          >
            {contacts.map((each) => (
              <option key={each} value={each}>
                {words[each]}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </>
  );
}
