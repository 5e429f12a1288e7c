"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "@/components/playlists/call";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Field, Select } from "@/components/ui/field";
import { toast, toastError } from "@/components/ui/toast";
import { setSiteRole } from "@/lib/moderation/actions";
import type { SessionUser } from "@/lib/users/schema";

type Role = SessionUser["role"];

const roles: Record<Role, string> = {
  user: "User",
  moderator: "Site moderator",
  admin: "Admin",
};

/** What somebody is on the site, for admins to change. */
export function RoleField({ userId, role }: { userId: string; role: Role }) {
  const router = useRouter();
  const [wanted, setWanted] = useState<Role>();
  async function change() {
    if (!wanted) return;
    const result = await call(() => setSiteRole({ userId, role: wanted }));
    if (!result.ok) return toastError(result.error.message);
    toast(`Their role is “${roles[wanted]}” now.`);
    router.refresh();
  }
  return (
    <div className="mt-5">
      <Field label="Role on the site">
        <Select
          value={role}
          onChange={({ target }) => setWanted(target.value as Role)}
          className="md:max-w-60"
        >
          {Object.entries(roles).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <ConfirmDialog
        open={wanted !== undefined && wanted !== role}
        onOpenChange={(open) => !open && setWanted(undefined)}
        title={`Make them ${roles[wanted ?? role]}?`}
        description="It holds at once, and is written down with your name."
        confirmLabel="Change the role"
        danger={false}
        onConfirm={change}
      />
    </div>
  );
}
