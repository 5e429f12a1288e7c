"use client";

import { UsersRound } from "lucide-react";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { searchPeople } from "@/lib/moderation/actions";
import type { PeoplePage, PeopleQuery, PersonLine } from "@/lib/moderation/people-schema";
import { MorePages } from "./more-pages";
import { Ago, Mark } from "./parts";
import { useMore } from "./use-more";

/** The people of the site, the newest first, with what holds against them. */
export function UsersView({ first, query }: { first: PeoplePage; query: PeopleQuery }) {
  const { items, change: _, ...more } = useMore(first, (cursor) => searchPeople({ ...query, cursor }));
  if (items.length === 0)
    return (
      <EmptyState icon={<UsersRound />} title="Nobody like that">
        People are found by part of their name or handle, or by their whole email address.
      </EmptyState>
    );
  return (
    <>
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface px-5">
        {items.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </ul>
      <MorePages {...more} />
    </>
  );
}

function Row({ person }: { person: PersonLine }) {
  const { cases, sanctions, banned, deleted, role } = person;
  return (
    <li className="relative flex items-center gap-3.5 py-3">
      <Avatar user={person} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/moderation/users/${person.id}`}
            prefetch={false}
            className="min-w-0 truncate font-medium after:absolute after:inset-0 hover:underline"
          >
            {person.name}
          </Link>
          {role !== "user" && <Mark tone="accent">{role}</Mark>}
          {banned && <Mark tone="danger">Banned</Mark>}
          {!banned && sanctions > 0 && (
            <Mark>{sanctions === 1 ? "1 sanction" : `${sanctions} sanctions`}</Mark>
          )}
          {cases > 0 && <Mark>{cases === 1 ? "1 open case" : `${cases} open cases`}</Mark>}
          {deleted && <Mark>Deleted</Mark>}
        </p>
        <p className="text-muted text-sm [overflow-wrap:anywhere] sm:truncate">
          @{person.handle} · joined <Ago at={person.createdAt} />
        </p>
      </div>
    </li>
  );
}
