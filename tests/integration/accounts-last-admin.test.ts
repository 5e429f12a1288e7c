import { afterAll, expect, test, vi } from "vitest";
import { deleteAccount } from "@/lib/users/deletion-data";
import { db, signUp } from "../support/database";

/** Without the admins of other tests. */
const drop = await vi.hoisted(async () => (await import("../support/own-database")).ownDatabase());

afterAll(async () => {
  await db.$disconnect();
  await drop();
});

test("of the last two admins who delete their accounts at once, one stays", async () => {
  for (let round = 0; round < 3; round++) {
    const made = await Promise.all([signUp("Root", { role: "admin" }), signUp("Boss", { role: "admin" })]);
    const admins = await db.user.findMany({ where: { role: "admin" } });
    expect(admins).toHaveLength(2);
    const outcomes = await Promise.allSettled(
      made.map((one) => deleteAccount(one, { proof: one.handle, messages: "keep" })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.user.count({ where: { role: "admin", deletedAt: null } })).toBe(1);
    await db.user.updateMany({ data: { role: "user" } });
  }
});
