import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { listNotifications } from "@/lib/notifications/data";
import { notificationQuery } from "@/lib/notifications/schema";
import { deleteAccount } from "@/lib/users/deletion-data";
import { letGo } from "@/lib/users/held-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { type Statement, statementsOf, withClient } from "../support/plans";
import { listOf } from "../support/playlists";
import { lobbyOfTwo, say } from "../support/rooms";

const leave = (viewer: SignedIn) => deleteAccount(viewer, { proof: viewer.handle, messages: "keep" });
const told = async (viewer: SignedIn) => (await listNotifications(viewer, notificationQuery.parse({}))).items;

test("with the account goes the name from what others were told, before the deletion is answered", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  await say(ada, room.id, `Hello @${bob.handle}`);
  await vi.waitFor(async () => expect(await told(bob)).toHaveLength(1));
  const report = await db.report.create({
    data: {
      reporter: { connect: { id: bob.id } },
      targetType: "user",
      targetId: ada.id,
      reason: "spam",
      case: { create: { targetType: "user", targetId: ada.id, subjectId: ada.id, severity: 1 } },
    },
  });
  await db.notification.create({
    data: {
      userId: bob.id,
      kind: "report-decided",
      data: { reportId: report.id, target: "user", title: ada.name, upheld: true },
    },
  });
  const sent = await statementsOf(() => leave(ada));
  const about = await told(bob);
  expect(about).toMatchObject([
    { data: { title: "Deleted user" } },
    { data: { by: { id: ada.id, name: "Deleted user", handle: "deleted" } } },
  ]);
  expect(JSON.stringify(about)).not.toContain(ada.handle);
  for (const [named, index] of [
    ["'{by,id}'", "notification_by_idx"],
    ["'{user,id}'", "playlist_change_user_idx"],
    ["'{suggestedBy,id}'", "playlist_change_suggested_idx"],
  ] as const)
    expect(await planOf(sent.find(({ text }) => text.includes(`${named} = `)))).toContain(index);
});

/** How the database would find the rows of a statement in a large table. */
function planOf(statement: Statement | undefined) {
  return withClient(async (client) => {
    await client.query("SET enable_seqscan = off");
    const { rows } = await client.query(`EXPLAIN ${statement?.text}`, statement?.values);
    return JSON.stringify(rows);
  });
}

test("the name goes from the histories of lists that one has left or only suggested for", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const { playlistId } = await listOf(ada, []);
  const user = { id: bob.id, name: bob.name };
  const change = (version: number, kind: string, data: object) =>
    db.playlistChange.create({ data: { playlistId, version, byId: ada.id, kind, data } });
  await change(1001, "people", { what: "left", user });
  await change(1002, "added", { items: [], suggestedBy: user });
  await leave(bob);
  const kept = await db.playlistChange.findMany({ where: { playlistId, version: { gt: 1000 } } });
  expect(JSON.stringify(kept.map(({ data }) => data))).not.toContain(bob.name);
});

test("what stood beside a reported message is let go of six months after the decision, and no earlier", async () => {
  const ada = await signUp("Ada");
  const quoted = async (months: number) => {
    const decidedAt = new Date();
    decidedAt.setMonth(decidedAt.getMonth() - months);
    const targetId = randomUUID();
    const about = { targetType: "message" as const, targetId };
    const { id } = await db.report.create({
      data: {
        ...about,
        reason: "spam",
        evidence: { message: { body: "Reported" }, neighbours: [{ body: "Beside it" }] },
        case: { create: { ...about, subjectId: ada.id, severity: 1, status: "decided", decidedAt } },
      },
    });
    return id;
  };
  const [old, young] = [await quoted(7), await quoted(5)];
  await letGo();
  const evidence = async (id: string) => (await db.report.findUniqueOrThrow({ where: { id } })).evidence;
  expect(await evidence(old)).toEqual({ message: { body: "Reported" }, neighbours: [] });
  expect(await evidence(young)).toMatchObject({ neighbours: [{ body: "Beside it" }] });
});

test("a handle that was given up is forgotten once it is free again", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const released = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000);
  const handle = () => `was-${randomUUID().slice(0, 8)}`;
  const [old, young] = [handle(), handle()];
  await db.formerHandle.create({ data: { handle: old, userId: ada.id, releasedAt: released(31) } });
  await db.formerHandle.create({ data: { handle: young, userId: bob.id, releasedAt: released(29) } });
  await letGo();
  const left = await db.formerHandle.findMany({ where: { handle: { in: [old, young] } } });
  expect(left.map((one) => one.handle)).toEqual([young]);
});
