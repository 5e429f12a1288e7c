import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppealView } from "@/components/moderation/appeal-view";
import { appealRef } from "@/lib/moderation/appeal-schema";
import { findAppeal } from "@/lib/moderation/appeals-data";
import { guard } from "../../guard";

export const metadata: Metadata = { title: "Appeal" };

type Props = { params: Promise<{ id: string }> };

export default async function AppealPage({ params }: Props) {
  const { id } = await params;
  const { viewer, duty } = await guard(`/moderation/appeals/${id}`);
  const ref = appealRef.safeParse({ appealId: id });
  const appeal = ref.success ? await findAppeal(viewer, ref.data.appealId) : null;
  if (!appeal) notFound();
  return <AppealView appeal={appeal} staff={duty.staff} />;
}
