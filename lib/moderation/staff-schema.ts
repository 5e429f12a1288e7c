import { z } from "zod";
import { id, text } from "../input";
import type { User } from "../users/schema";

export const roomsQuery = z.strictObject({
  query: text(0, 100).default(""),
  state: z.enum(["open", "closed", "any"]).default("open"),
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(30),
});
export type RoomsQuery = z.input<typeof roomsQuery>;

/** A room as the site's staff see it, whatever its visibility. `cases`: open ones. `held`: messages that wait. */
export type StaffRoom = {
  id: string;
  title: string;
  topic: string;
  kind: "lobby" | "room";
  visibility: "public" | "invitation" | "private";
  media: { id: string; title: string };
  owner: User | null;
  members: number;
  messages: number;
  cases: number;
  held: number;
  closed: boolean;
  calm: boolean;
  lastActiveAt: string;
};
export type StaffRoomPage = { items: StaffRoom[]; nextCursor: string | null };

export const roomSanctionsQuery = z.strictObject({ roomId: id });

/** A sanction that is in force in a room, with whom it is about. */
export type RoomSanction = {
  id: string;
  kind: "timeout" | "mute" | "ban";
  user: User;
  reason: string;
  createdAt: string;
  expiresAt: string | null;
};

export const userRef = z.strictObject({ userId: id });
