import { randomUUID } from "node:crypto";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "./database";
import { watch } from "./rooms";

/** Everyone that the table of rights knows. `author` wrote what `reporter` reported; `target` is muted, and appeals. */
export const persons = [
  "anonymous",
  "member",
  "author",
  "target",
  "reporter",
  "moderator",
  "owner",
  "staff",
  "admin",
] as const;
export type Person = (typeof persons)[number];

/** How a person stands: silenced or banned in the room, or shut out of the site. */
export const standings = ["free", "muted", "banned", "suspended"] as const;
export type Standing = (typeof standings)[number];

/** `outsider` has an account and is not in the room; `spare` is another admin. */
export type Cast = Record<Exclude<Person, "anonymous"> | "outsider" | "spare", SignedIn>;

/** A room with a reported message, a held one, a word rule, and decisions about `target`, one of them appealed. */
export type Scene = {
  cast: Cast;
  roomId: string;
  mediaId: string;
  messageId: string;
  heldId: string;
  wordId: string;
  caseId: string;
  reportId: string;
  sanctionId: string;
  appealedId: string;
  decisionId: string;
  appealId: string;
};

const roles = { staff: "moderator", admin: "admin", spare: "admin" } as const;

export async function castOf(mediaId: string): Promise<Cast> {
  const names = [...persons.filter((person) => person !== "anonymous"), "outsider", "spare"] as const;
  const made = await Promise.all(
    names.map(async (name) => {
      const role = name in roles ? roles[name as keyof typeof roles] : "user";
      const viewer = await signUp(name, { role });
      await watch(viewer, mediaId);
      return [name, viewer] as const;
    }),
  );
  return Object.fromEntries(made) as Cast;
}

/** A new scene for one call by each of some people, who stand so. */
export async function setScene(
  cast: Cast,
  mediaId: string,
  people: Person[],
  standing: Standing,
): Promise<Scene> {
  const room = await roomOf(cast, mediaId);
  const messageId = room.messages[0]?.id ?? "";
  const reported = await db.moderationCase.create({
    data: {
      targetType: "message",
      targetId: messageId,
      subjectId: cast.author.id,
      roomId: room.id,
      severity: 2,
      reports: 1,
      weight: 1,
      reportList: {
        create: { reporterId: cast.reporter.id, targetType: "message", targetId: messageId, reason: "spam" },
      },
    },
    include: { reportList: true },
  });
  const about = { subjectId: cast.target.id, roomId: room.id, byId: cast.moderator.id, byRole: "moderator" };
  const [appealed, other] = await Promise.all([
    db.decision.create({
      data: {
        ...about,
        actions: [{ kind: "mute", scope: "room", until: null }],
        sanctions: { create: { kind: "mute", roomId: room.id, userId: cast.target.id } },
        appeal: { create: { userId: cast.target.id, words: "It was a joke." } },
      },
      include: { sanctions: true, appeal: true },
    }),
    db.decision.create({ data: { ...about, actions: [{ kind: "warning", scope: "room" }] } }),
  ]);
  for (const person of people) if (person !== "anonymous") await sanction(cast[person], room.id, standing);
  return {
    cast,
    roomId: room.id,
    mediaId,
    messageId,
    heldId: room.held[0]?.id ?? "",
    wordId: room.wordRules[0]?.id ?? "",
    caseId: reported.id,
    reportId: reported.reportList[0]?.id ?? "",
    sanctionId: appealed.sanctions[0]?.id ?? "",
    appealedId: appealed.id,
    decisionId: other.id,
    appealId: appealed.appeal?.id ?? "",
  };
}

function roomOf(cast: Cast, mediaId: string) {
  const member = (who: keyof Cast, role: "owner" | "moderator" | "member" = "member") => ({
    userId: cast[who].id,
    role,
  });
  const said = { seq: 1, rev: 1, authorId: cast.author.id, clientId: randomUUID(), body: "Buy now" };
  const held = {
    authorId: cast.author.id,
    clientId: randomUUID(),
    body: "Wait",
    cause: "word",
    expiresAt: new Date(Date.now() + 60_000),
  };
  return db.room.create({
    data: {
      mediaId,
      title: "A room",
      ownerId: cast.owner.id,
      lastSeq: 1,
      lastRev: 1,
      members: {
        create: [
          member("owner", "owner"),
          member("moderator", "moderator"),
          ...(["member", "author", "target", "reporter"] as const).map((who) => member(who)),
        ],
      },
      messages: { create: said },
      held: { create: held },
      wordRules: { create: { kind: "literal", pattern: "spoiler", action: "hold" } },
    },
    include: { messages: true, held: true, wordRules: true },
  });
}

async function sanction({ id: userId }: SignedIn, roomId: string, standing: Standing) {
  if (standing === "free") return;
  const kind = standing === "muted" ? "mute" : "ban";
  const site = { kind, userId, roomId: null } as const;
  if (standing !== "suspended") await db.sanction.create({ data: { ...site, roomId } });
  else if ((await db.sanction.count({ where: site })) === 0) await db.sanction.create({ data: site });
}

/** All that moderation could change about a scene. */
export async function snapshot({ cast, roomId, appealId, caseId }: Scene) {
  const ids = Object.values(cast).map(({ id }) => id);
  const [room, matter, decisions, sanctions, appeal, reports, users, audited, blocks] = await Promise.all([
    db.room.findUnique({
      where: { id: roomId },
      include: {
        members: { orderBy: { userId: "asc" }, omit: { readSeq: true } },
        messages: true,
        held: true,
        wordRules: true,
      },
    }),
    db.moderationCase.findUnique({ where: { id: caseId } }),
    db.decision.findMany({ where: { roomId }, orderBy: { id: "asc" } }),
    db.sanction.findMany({ where: { roomId }, orderBy: { id: "asc" } }),
    db.appeal.findUnique({ where: { id: appealId } }),
    db.report.findMany({ where: { caseId } }),
    db.user.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } }),
    db.auditEntry.count({ where: { roomId } }),
    db.block.count({ where: { userId: { in: ids } } }),
  ]);
  return { room, matter, decisions, sanctions, appeal, reports, users, audited, blocks };
}
