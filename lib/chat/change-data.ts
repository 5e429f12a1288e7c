import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import type { Said } from "../moderation/rules-sql";
import { judge } from "../moderation/words-data";
import { tryToWrite } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { EDIT_MINUTES } from "./limits";
import { changing, messagesOf, toMessage } from "./message-sql";
import type { Message } from "./schema";
import { announceWritten, type WriteRow, write } from "./write-data";
import { writeStatement } from "./write-sql";

/** What can change about a message, as it is once the change is made: others may have changed it meanwhile. */
type Changed = Pick<
  Message,
  "body" | "mentions" | "reactions" | "editedAt" | "deletedAt" | "pinnedAt" | "hidden"
>;

type ChangeColumns<More> = {
  /** The message as it was when the statement began. */
  target: Message | null;
  /** It is young enough to be edited. */
  editable: boolean | null;
  changed: Changed | null;
} & More;
type ChangeRow<More> = WriteRow<ChangeColumns<More>>;

type Change = {
  /** What the statement reads besides the message `target`, as CTEs. */
  reads?: Prisma.Sql;
  /** What must hold of `target t` and `access a` for the change to happen, besides that the message is not deleted. */
  allowed: Prisma.Sql;
  /** What comes with the change, as one CTE that reads the numbers from `numbered`. */
  with?: Prisma.Sql;
  /** What the change reads besides the message `m`: a join to `numbered n`. */
  from?: Prisma.Sql;
  /** The assignments besides `rev`. */
  set: Prisma.Sql;
  columns?: Prisma.Sql;
  /** How many messages it counts for in the pace. */
  cost?: number;
  /** What it says now, which the room's rules may refuse. */
  says?: string;
};

async function saidBy(roomId: string, { says }: Change) {
  return says === undefined ? undefined : judge(roomId, says);
}

/**
 * Changes one message under the room's next `rev`, in one statement, and publishes it. `settle` sees each answer of who
 * may take part, and the message as it was; it returns what to answer instead of a change, or throws.
 * @returns the message as it is now with what the statement answered, or what `settle` returned.
 * @throws AppError `not_found` when it is no message of the room, `forbidden`, `rate_limited`.
 */
export async function changeMessage<More>(
  viewer: SignedIn,
  roomId: string,
  messageId: string,
  change: Change,
  settle: (target: Message, row: ChangeRow<More>) => Message | undefined,
) {
  const attempt = change.says === undefined ? null : await tryToWrite(viewer.id);
  const statement = async () =>
    changeStatement(viewer, roomId, messageId, change, await saidBy(roomId, change));
  const outcome = await write<ChangeColumns<More>, { unchanged: Message }>(statement, (row) => {
    if (!row.target) throw messageGone();
    const unchanged = settle(toMessage(row.target), row);
    return unchanged && { unchanged };
  });
  if ("unchanged" in outcome) return { message: outcome.unchanged, row: null };
  if (!outcome.target || !outcome.changed) throw messageGone();
  const message = toMessage({ ...outcome.target, ...outcome.changed, rev: outcome.rev });
  await attempt?.wrote();
  announceWritten(outcome, message);
  return { message, row: outcome };
}

export function messageGone() {
  return new AppError("not_found", "There is no such message.");
}

/** Throws to who would change a message that is deleted, or that waits for moderators. */
export function refuseGone({ deletedAt, hidden }: Message) {
  if (deletedAt) throw messageGone();
  if (hidden) throw new AppError("forbidden", "That message waits for the moderators.");
}

function changeStatement(viewer: SignedIn, roomId: string, messageId: string, change: Change, said?: Said) {
  const asked = Prisma.sql`SELECT * FROM message WHERE id = ${messageId}::uuid AND room_id = ${roomId}::uuid`;
  return writeStatement(viewer, roomId, {
    reads: Prisma.sql`
      target AS MATERIALIZED (
        SELECT row_to_json(t) AS message, t.author ->> 'id' = ${viewer.id} AS own, t.*,
          t."createdAt" > now() - make_interval(mins => ${EDIT_MINUTES}) AS editable
        FROM (${messagesOf(asked, viewer)}) t
      )
      ${change.reads ? Prisma.sql`, ${change.reads}` : Prisma.empty}`,
    ready: Prisma.sql`EXISTS (SELECT FROM target t WHERE t."deletedAt" IS NULL AND ${change.allowed})`,
    seqStep: 0,
    said,
    cost: change.cost,
    with: change.with,
    write: Prisma.sql`
      UPDATE message m SET ${change.set}, rev = n.last_rev
      FROM numbered n ${change.from ?? Prisma.empty}
      WHERE m.id = ${messageId}::uuid AND m.deleted_at IS NULL
        AND (${change.says === undefined}::boolean OR m.hidden_at IS NULL)
      RETURNING m.seq, m.rev, clock_timestamp() AS "writtenAt",
        (SELECT row_to_json(c) FROM (SELECT ${changing}) c) AS changed`,
    columns: Prisma.sql`
      (SELECT message FROM target) AS target, (SELECT editable FROM target) AS editable, w.changed
      ${change.columns ? Prisma.sql`, ${change.columns}` : Prisma.empty}`,
  });
}
