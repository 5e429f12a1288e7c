import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OwnRooms } from "@/components/rooms/own-rooms";
import { listOwnRooms } from "@/lib/rooms/list-data";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "My rooms", robots: { index: false } };

export default async function RoomsPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=/rooms");
  const first = await listOwnRooms(viewer, { limit: 30 });
  return (
    <div className="page-x pt-6 pb-16 md:pt-10">
      <h1 className="mb-8 font-bold text-3xl tracking-tight md:mb-10 md:text-4xl">My rooms</h1>
      <OwnRooms first={first} />
    </div>
  );
}
