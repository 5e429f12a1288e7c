import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseView } from "@/components/moderation/case-view";
import { findCase } from "@/lib/moderation/case-data";
import { caseRef } from "@/lib/moderation/case-schema";
import { guard } from "../../guard";

export const metadata: Metadata = { title: "Case" };

type Props = { params: Promise<{ id: string }> };

/** A case with all that it takes to decide it; to who may not, it is missing. */
export default async function CasePage({ params }: Props) {
  const { id } = await params;
  const { viewer, duty } = await guard(`/moderation/cases/${id}`);
  const ref = caseRef.safeParse({ caseId: id });
  const details = ref.success ? await findCase(viewer, ref.data.caseId) : null;
  if (!details) notFound();
  return <CaseView details={details} staff={duty.staff} />;
}
