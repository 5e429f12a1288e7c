import type { Metadata } from "next";
import { PageHead } from "@/components/moderation/page-head";
import { RoomsView } from "@/components/moderation/rooms-view";
import { StaffSearch } from "@/components/moderation/staff-search";
import { searchRooms } from "@/lib/moderation/rooms-data";
import { type RoomsQuery, roomsQuery } from "@/lib/moderation/staff-schema";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Rooms" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function StaffRoomsPage({ searchParams }: Props) {
  const { viewer } = await guard("/moderation/rooms", true);
  const asked = roomsQuery.safeParse({ ...(await searchParams), cursor: undefined });
  const query: RoomsQuery = asked.success ? asked.data : {};
  const first = await searchRooms(viewer, query);
  return (
    <>
      <PageHead title="Rooms" />
      <StaffSearch
        label="Search rooms"
        placeholder="Title or topic"
        query={query.query}
        choices={[
          {
            name: "state",
            label: "Which rooms",
            value: query.state ?? "open",
            options: { open: "Open", closed: "Closed", any: "All" },
          },
        ]}
      />
      <RoomsView key={JSON.stringify(query)} first={first} query={query} />
    </>
  );
}
