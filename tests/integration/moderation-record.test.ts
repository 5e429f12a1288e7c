import { expect, test } from "vitest";
import { listRecord } from "@/lib/moderation/record-data";
import { db, signUp } from "../support/database";
import { mutedMember } from "../support/moderation";

test("the record says what, why, for how long, until when and whether by a person; and never who", async () => {
  const { bad, mod, room, decisionId } = await mutedMember();
  await db.decision.create({ data: { subjectId: bad.id, byId: mod.id, actions: [] } });
  const { items, nextCursor } = await listRecord(bad, {});
  expect(items).toMatchObject([
    {
      id: decisionId,
      room: { id: room.id, title: room.title },
      automated: false,
      reason: "harassment",
      statement: expect.stringMatching(/\S/),
      reversedAt: null,
      appeal: null,
      sanctions: [{ kind: "mute", active: true, revokedAt: null }],
    },
  ]);
  expect(nextCursor).toBeNull();
  expect(items[0]?.actions.map(({ kind }) => kind).sort()).toEqual(["delete-message", "mute"]);
  const minutes = (Date.parse(items[0]?.sanctions[0]?.expiresAt ?? "") - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(58);
  expect(minutes).toBeLessThan(61);
  expect(JSON.stringify(items)).not.toContain(mod.id);
  expect(JSON.stringify(items)).not.toContain(mod.handle);
  expect((await listRecord(mod, {})).items).toEqual([]);
});

test("pages of the record follow each other without a gap", async () => {
  const bad = await signUp("Bad");
  const actions = [{ kind: "warning", scope: "site" }];
  for (let index = 0; index < 5; index++)
    await db.decision.create({ data: { subjectId: bad.id, actions, statement: String(index) } });
  const first = await listRecord(bad, { limit: 3 });
  const rest = await listRecord(bad, { limit: 3, cursor: first.nextCursor ?? undefined });
  expect([...first.items, ...rest.items].map(({ statement }) => statement)).toEqual([
    "4",
    "3",
    "2",
    "1",
    "0",
  ]);
  expect(rest.nextCursor).toBeNull();
});
