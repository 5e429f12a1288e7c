"use client";

import { Gavel } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Avatar } from "@/components/ui/avatar";
import { Button, buttonStyles } from "@/components/ui/button";
import type { PersonHistory } from "@/lib/moderation/case-schema";
import type { SessionUser } from "@/lib/users/schema";
import { mayOnSite, openAct } from "./act";
import { DecisionList } from "./decision-list";
import { BackLink } from "./page-head";
import { Mark, Part } from "./parts";
import { PersonFacts } from "./person-facts";
import { RoleField } from "./role-field";
import { SanctionList } from "./sanction-list";

type UserRecordProps = { person: PersonHistory; viewer: Pick<SessionUser, "id" | "role"> };

/** All that staff know of somebody: who they are, what was decided about them, and what holds now. */
export function UserRecord({ person, viewer }: UserRecordProps) {
  const router = useRouter();
  const { user, sanctions, decisions } = person;
  const self = user.id === viewer.id;
  const act = () =>
    openAct({
      target: { type: "user", id: user.id },
      person: user,
      may: mayOnSite,
      preset: "warning",
      onDone: () => router.refresh(),
    });
  return (
    <>
      <BackLink href="/moderation/users">Users</BackLink>
      <header className="mb-6 flex flex-wrap items-center gap-4">
        <Avatar user={user} size="lg" />
        <div className="min-w-0 flex-1 basis-48">
          <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-bold text-2xl tracking-tight md:text-3xl">
            {user.name}
            {user.role !== "user" && <Mark tone="accent">{user.role}</Mark>}
          </h1>
          <p className="text-muted">@{user.handle}</p>
        </div>
        <div className="flex flex-wrap gap-2.5">
          <Link href={`/u/${user.handle}`} prefetch={false} className={buttonStyles({ size: "sm" })}>
            Profile
          </Link>
          {!self && (
            <Button size="sm" variant="danger" aria-haspopup="dialog" onClick={act}>
              <Gavel aria-hidden="true" /> Sanction
            </Button>
          )}
        </div>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
        <Part title="In short" aside={<Links userId={user.id} />}>
          <PersonFacts person={person} />
          {viewer.role === "admin" && !self && <RoleField userId={user.id} role={user.role} />}
        </Part>
        <Part title="Sanctions">
          {sanctions.length > 0 ? <SanctionList sanctions={sanctions} /> : <None />}
        </Part>
        <Part title="Decisions about them" className="lg:col-span-2">
          {decisions.length > 0 ? <DecisionList decisions={decisions} /> : <None />}
        </Part>
      </div>
    </>
  );
}

function Links({ userId }: { userId: string }) {
  return (
    <p className="flex flex-wrap gap-x-4 text-sm">
      {[
        [`/moderation?subjectId=${userId}`, "Open cases"],
        [`/moderation/audit?subjectId=${userId}`, "What was done about them"],
        [`/moderation/audit?actorId=${userId}`, "What they did"],
      ].map(([href, label]) => (
        <Link
          key={label}
          href={href ?? ""}
          prefetch={false}
          className="py-1 text-muted underline underline-offset-2 hover:text-text"
        >
          {label}
        </Link>
      ))}
    </p>
  );
}

function None() {
  return <p className="text-muted">None.</p>;
}
