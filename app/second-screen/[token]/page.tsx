import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { SecondScreen } from "@/components/second-screen/second-screen";
import { roomParams } from "@/lib/rooms/schema";
import { getViewer } from "@/lib/viewer";
import { secondScreenParams } from "@/lib/watching/schema";

export const metadata: Metadata = {
  title: "Second screen",
  robots: { index: false },
  referrer: "no-referrer",
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Where a second screen's code leads. Whoever scans it signs in as themselves: the code opens nothing for others. */
export default async function SecondScreenPage({ params, searchParams }: Props) {
  const code = secondScreenParams.safeParse(await params);
  if (!code.success) notFound();
  const { token } = code.data;
  const viewer = await getViewer();
  if (!viewer) {
    const room = roomParams.safeParse({ id: (await searchParams).room });
    const path = `/second-screen/${token}${room.success ? `?room=${room.data.id}` : ""}`;
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  return <SecondScreen token={token} viewerId={viewer.id} />;
}
