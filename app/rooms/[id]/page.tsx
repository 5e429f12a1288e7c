import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { RoomArchive } from "@/components/rooms/room-archive";
import { findRoomLink } from "@/lib/rooms/data";
import { joinInput, roomParams } from "@/lib/rooms/schema";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "Room", robots: { index: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * A room's link: leads to the media that the room is about, where the chat opens it. When that is gone, its members
 * read here what was said.
 */
export default async function RoomLink({ params, searchParams }: Props) {
  const room = roomParams.safeParse(await params);
  const { invite } = await searchParams;
  const invitation = joinInput.safeParse({ invite });
  if (!room.success || !invitation.success) notFound();
  const link = await findRoomLink(await getViewer(), room.data.id, invitation.data.invite);
  if (!link) notFound();
  if ("archive" in link) return <RoomArchive room={link.archive} />;
  const query = new URLSearchParams({ room: room.data.id });
  if (invitation.data.invite) query.set("invite", invitation.data.invite);
  redirect(`/media/${link.mediaId}?${query}`);
}
