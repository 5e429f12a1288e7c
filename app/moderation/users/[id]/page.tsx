import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UserRecord } from "@/components/moderation/user-record";
import { findPerson } from "@/lib/moderation/person-data";
import { userRef } from "@/lib/moderation/staff-schema";
import { guard } from "../../guard";

export const metadata: Metadata = { title: "User" };

type Props = { params: Promise<{ id: string }> };

export default async function UserPage({ params }: Props) {
  const { id } = await params;
  const { viewer } = await guard(`/moderation/users/${id}`, true);
  const ref = userRef.safeParse({ userId: id });
  const person = ref.success ? await findPerson(viewer, ref.data.userId) : null;
  if (!person) notFound();
  return <UserRecord person={person} viewer={{ id: viewer.id, role: viewer.role }} />;
}
