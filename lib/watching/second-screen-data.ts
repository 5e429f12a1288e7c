import "server-only";
import { v7 as uuidv7 } from "uuid";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { findCards, isVisibleTo } from "../media/data";
import { limit } from "../rate-limit";
import { inBackground } from "../realtime/background";
import { tellUser } from "../users/channel-data";
import type { SignedIn } from "../viewer";
import { joinedRooms } from "./rooms-sql";
import {
  LEASE_SECONDS,
  OPENS_MINUTES,
  type SecondScreen,
  type SecondScreenCommand,
  type SecondScreenEvents,
  type SecondScreenInput,
} from "./schema";

/** A playing tab that was silent for so long is not waited for any more. */
const SILENT_MINUTES = 10;
/** Nobody has more phones than these; the oldest give way. */
const MAX_SCREENS = 10;

/** Rows of `second_screen` that are not over: the tab may yet be heard of, and the code was scanned or still can be. */
const inForce = Prisma.sql`
  lease_expires_at > now() - make_interval(mins => ${SILENT_MINUTES})
    AND (opened_at IS NOT NULL OR opens_until > now())`;

const mine = (viewer: SignedIn, token: string) =>
  Prisma.sql`token = ${token} AND user_id = ${viewer.id}::uuid AND ${inForce}`;

/**
 * A code that opens the chat of what the viewer plays in this tab on a phone of theirs. Throws `forbidden` when they do
 * not play it, `rate_limited`.
 */
export async function makeSecondScreen(viewer: SignedIn, { mediaId, positionMs, state }: SecondScreenInput) {
  await limit("second-screen", viewer.id);
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
  const [made] = await db.$queryRaw<{ opensUntil: Date }[]>`
    INSERT INTO second_screen (id, token, user_id, media_id, position_ms, state, lease_expires_at, opens_until)
    SELECT ${uuidv7()}::uuid, ${token}, w.user_id, w.media_id, ${positionMs}::int, ${state}::"PlaybackState",
      w.lease_expires_at, now() + make_interval(mins => ${OPENS_MINUTES})
    FROM watching w JOIN media ON media.id = w.media_id
    WHERE w.user_id = ${viewer.id}::uuid AND w.media_id = ${mediaId}::uuid AND w.lease_expires_at > now()
      AND ${isVisibleTo(viewer)}
    RETURNING opens_until AS "opensUntil"`;
  if (!made) throw new AppError("forbidden", "Press play first.");
  await dropPast(viewer);
  return { token, opensUntil: made.opensUntil.toISOString() };
}

async function dropPast({ id }: SignedIn) {
  await db.$executeRaw`
    DELETE FROM second_screen WHERE user_id = ${id}::uuid AND (NOT (${inForce}) OR id NOT IN (
      SELECT id FROM second_screen WHERE user_id = ${id}::uuid ORDER BY created_at DESC LIMIT ${MAX_SCREENS}))`;
}

/** What the playing tab's heartbeat says of its second screen. Null when that is over. */
export async function keepSecondScreen(viewer: SignedIn, token: string, playing: SecondScreenInput) {
  const { mediaId, positionMs, state } = playing;
  const [kept] = await db.$queryRaw<{ opened: boolean }[]>`
    UPDATE second_screen SET media_id = ${mediaId}::uuid, position_ms = ${positionMs}::int,
      state = ${state}::"PlaybackState", told_at = now(),
      lease_expires_at = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE ${mine(viewer, token)} RETURNING opened_at IS NOT NULL AS opened`;
  if (kept?.opened) tell(viewer, "second-screen", { token });
  return kept ?? null;
}

/** Opens a code of the viewer's own on the device in front of them. Throws `not_found` for every other. */
export async function openSecondScreen(viewer: SignedIn, token: string): Promise<SecondScreen> {
  const opened = await db.$executeRaw`
    UPDATE second_screen SET opened_at = coalesce(opened_at, now()) WHERE ${mine(viewer, token)}`;
  if (opened > 0) tell(viewer, "second-screen", { token, opened: true });
  return findSecondScreen(viewer, token);
}

type Row = Omit<SecondScreen, "media" | "leaseExpiresAt"> & { mediaId: string; leaseExpiresAt: Date };

/**
 * What the playing tab plays, for the phone beside it. It takes no lease: the phone is in the room because that tab's
 * heartbeats come. Throws `not_found` when it is over, or not the viewer's.
 */
export async function findSecondScreen(viewer: SignedIn, token: string): Promise<SecondScreen> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.media_id AS "mediaId", s.position_ms AS "positionMs", s.state::text AS state,
      s.lease_expires_at AS "leaseExpiresAt", s.lease_expires_at > now() AS live,
      (extract(epoch FROM now() - s.told_at) * 1000)::int AS "ageMs",
      (SELECT coalesce(json_agg(joined), '[]')
        FROM (${joinedRooms(viewer, Prisma.sql`s.media_id`)}) joined) AS rooms
    FROM (SELECT * FROM second_screen WHERE ${mine(viewer, token)} AND opened_at IS NOT NULL) s`;
  if (!row) throw screenGone();
  const { mediaId, leaseExpiresAt, ...screen } = row;
  const media = (await findCards(viewer, [mediaId])).get(mediaId);
  if (!media) throw screenGone();
  return { ...screen, media, leaseExpiresAt: leaseExpiresAt.toISOString() };
}

/** Ends a second screen, from either side. Throws `not_found`. */
export async function endSecondScreen(viewer: SignedIn, token: string) {
  const { count } = await db.secondScreen.deleteMany({ where: { token, userId: viewer.id } });
  if (count === 0) throw screenGone();
  tell(viewer, "second-screen", { token, over: true });
}

/**
 * Hands a phone's wish to the playing tab. Throws `not_found`, `rate_limited`, and `unavailable` when that tab is not
 * heard of, or cannot be told right now.
 */
export async function commandSecondScreen(viewer: SignedIn, token: string, command: SecondScreenCommand) {
  await limit("second-screen-command", viewer.id);
  const screen = await findSecondScreen(viewer, token);
  const told = screen.live && (await tellUser(viewer, "second-screen-command", { token, command }));
  if (!told) throw new AppError("unavailable", "Your other screen cannot be reached right now.");
}

function tell<Name extends keyof SecondScreenEvents>(
  viewer: SignedIn,
  name: Name,
  event: SecondScreenEvents[Name],
) {
  inBackground(() => tellUser(viewer, name, event));
}

/** The same for a code that is over, and for somebody else's. */
function screenGone() {
  return new AppError("not_found", "This code is not in force any more.");
}
