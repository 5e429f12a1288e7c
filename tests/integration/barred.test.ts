import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createUser, startSession, userOfAccount } from "@/lib/users/data";
import { deleteAccount } from "@/lib/users/deletion-data";
import { db } from "../support/database";

const password = "correct horse battery";
const barred = { code: "forbidden", fields: { email: expect.stringContaining("suspended") } };

async function leaver() {
  const email = `${randomUUID()}@example.com`;
  const account = { provider: "github", providerAccountId: randomUUID() };
  const { id, ...user } = await createUser({ name: "Kit", email, password });
  await db.account.create({ data: { ...account, userId: id } });
  const holder = { ...user, id, sessionId: await startSession(id) };
  return {
    id,
    ban: (more: object = {}) => db.sanction.create({ data: { kind: "ban", userId: id, ...more } }),
    leave: () => deleteAccount(holder, { proof: password, messages: "keep" }),
    comeBack: (as = email) => createUser({ name: "Kit again", email: as, password }),
    comeByProvider: (as = email) => userOfAccount(account, { name: "Kit", email: as, imageUrl: null }),
    email,
  };
}

test("who is shut out of the site cannot come back by deleting their account, until the ban is over", async () => {
  const kit = await leaver();
  await kit.ban({ expiresAt: new Date(Date.now() + 60_000) });
  await kit.leave();
  await expect(kit.comeBack()).rejects.toMatchObject(barred);
  await expect(kit.comeBack(kit.email.toUpperCase())).rejects.toMatchObject(barred);
  await expect(kit.comeByProvider(`${randomUUID()}@example.com`)).rejects.toMatchObject(barred);
  const kept = JSON.stringify(await db.barredIdentity.findMany({ where: { userId: kit.id } }));
  expect(kept).not.toContain(kit.email);
  await db.sanction.updateMany({ where: { userId: kit.id }, data: { expiresAt: new Date() } });
  await kit.comeBack();
});

test("a ban that is lifted after that lets them back, too", async () => {
  const kit = await leaver();
  const { id } = await kit.ban();
  await kit.leave();
  await expect(kit.comeByProvider()).rejects.toMatchObject(barred);
  await db.sanction.update({ where: { id }, data: { revokedAt: new Date() } });
  expect(await kit.comeByProvider()).toMatchObject({ name: "Kit" });
});

test("who is shut out of nothing, or of a room alone, leaves nothing and may come back", async () => {
  const kit = await leaver();
  await kit.ban({ revokedAt: new Date() });
  await kit.leave();
  expect(await db.barredIdentity.count({ where: { userId: kit.id } })).toBe(0);
  await kit.comeBack();
});
