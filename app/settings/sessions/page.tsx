import type { Metadata } from "next";
import { PasswordForm } from "@/components/settings/password-form";
import { Section } from "@/components/settings/section";
import { SessionList } from "@/components/settings/session-list";
import { findAccount } from "@/lib/users/profile-data";
import { listSessions } from "@/lib/users/sessions-data";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Signing in" };

export default async function SessionsPage() {
  const viewer = await guard("/settings/sessions");
  const [account, sessions] = await Promise.all([findAccount(viewer), listSessions(viewer)]);
  return (
    <>
      <Section
        title="Where you are signed in"
        lead="Sign out what you do not know, then change your password."
      >
        <SessionList sessions={sessions} />
      </Section>
      <Section title="Password" lead={`You sign in as ${account.email}${providersWords(account.providers)}.`}>
        <PasswordForm hasPassword={account.hasPassword} />
      </Section>
    </>
  );
}

const names: Record<string, string> = { github: "GitHub", google: "Google" };

function providersWords(providers: string[]) {
  const named = providers.map((provider) => names[provider] ?? provider);
  return named.length > 0 ? `, or with ${named.join(" or ")}` : "";
}
