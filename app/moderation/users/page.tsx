import type { Metadata } from "next";
import { PageHead } from "@/components/moderation/page-head";
import { StaffSearch } from "@/components/moderation/staff-search";
import { UsersView } from "@/components/moderation/users-view";
import { searchPeople } from "@/lib/moderation/people-data";
import { type PeopleQuery, peopleQuery } from "@/lib/moderation/people-schema";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Users" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UsersPage({ searchParams }: Props) {
  const { viewer } = await guard("/moderation/users", true);
  const asked = peopleQuery.safeParse(await searchParams);
  const query: PeopleQuery = asked.success ? asked.data : {};
  const first = await searchPeople(viewer, query);
  return (
    <>
      <PageHead title="Users" />
      <StaffSearch
        label="Search users"
        placeholder="Name, handle or whole email"
        query={query.query}
        choices={[
          {
            name: "among",
            label: "Which users",
            value: query.among ?? "all",
            options: { all: "Everyone", sanctioned: "Sanctioned", staff: "Staff" },
          },
        ]}
      />
      <UsersView key={JSON.stringify(query)} first={first} query={query} />
    </>
  );
}
