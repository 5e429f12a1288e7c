import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { readSession } from "@/lib/auth";
import { patience } from "@/lib/db";
import { addressOf } from "@/lib/rate-limit";
import {
  createUser,
  endSession,
  findSession,
  startSession,
  userOfAccount,
  verifyPassword,
} from "@/lib/users/data";
import { db, signUp } from "../support/database";
import { untilBlockedBy } from "../support/held";

const secret = process.env.NEXTAUTH_SECRET ?? "";
const newEmail = () => `${randomUUID()}@example.com`;

async function newUser(name = "Ada Lovelace") {
  const account = { name, email: newEmail(), password: "correct horse battery" };
  return { ...account, ...(await createUser(account)) };
}

test("a password is kept as Argon2id and opens the account, whatever the email's case", async () => {
  const ada = await newUser();
  const row = await db.user.findUniqueOrThrow({ where: { id: ada.id } });
  expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(ada.email.toUpperCase(), ada.password)).toMatchObject({ id: ada.id });
});

test("a handle ends in a letter or digit, also where a long name is cut", async () => {
  const { handle } = await newUser("Ada Augusta King Byron L ovelace");
  expect(handle).toMatch(/^ada-augusta-king-byron-l(-[a-z0-9]+)?$/);
  const cut = await newUser("Ada Augusta King-Byrons Lovelace");
  expect(cut.handle).toMatch(/^ada-augusta-king-byrons(-[a-z0-9]+)?$/);
});

test("a wrong password, an unknown email and an account without a password are the same null", async () => {
  const ada = await newUser();
  const oauth = await signUp("Oda");
  const { email } = await db.user.findUniqueOrThrow({ where: { id: oauth.id } });
  expect(await verifyPassword(ada.email, "wrong")).toBeNull();
  expect(await verifyPassword(newEmail(), ada.password)).toBeNull();
  expect(await verifyPassword(email, "")).toBeNull();
});

test("an email makes one account, also when two ask at once", async () => {
  const account = { name: "Twin", email: newEmail(), password: "correct horse battery" };
  const taken = { code: "conflict", fields: { email: expect.any(String) } };
  const { late } = await db.$transaction(async (tx) => {
    await tx.user.create({ data: { name: "Twin", handle: `twin-${randomUUID()}`, email: account.email } });
    const late = createUser(account).catch((error) => error);
    await untilBlockedBy(tx);
    return { late };
  }, patience);
  expect(await late).toMatchObject(taken);
  await expect(createUser(account)).rejects.toMatchObject(taken);
});

test("people of one name get different handles", async () => {
  const [first, second] = [await newUser("Zoë Ångström"), await newUser("Zoë Ångström")];
  expect(first.handle).toMatch(/^zoe-angstrom/);
  expect(second.handle).not.toBe(first.handle);
});

test("a cookie counts as long as its session row does", async () => {
  const ada = await newUser();
  const sid = await startSession(ada.id);
  const cookie = await encode({ token: { sid }, secret });
  expect(await readSession(cookie)).toMatchObject({ id: ada.id, sessionId: sid });
  await endSession(sid);
  expect(await readSession(cookie)).toBeNull();
});

test("a forged, an expired and a banned session are nobody", async () => {
  const ada = await newUser();
  const sid = await startSession(ada.id);
  expect(
    await readSession(await encode({ token: { sid }, secret: "another secret of enough length" })),
  ).toBeNull();
  expect(await readSession("not a token")).toBeNull();
  await db.session.update({ where: { id: sid }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await findSession(sid)).toBeNull();

  const live = await startSession(ada.id);
  await db.sanction.create({ data: { kind: "ban", userId: ada.id } });
  expect(await findSession(live)).toBeNull();
});

test("an OAuth identity is one user, and never takes over an account with a password", async () => {
  const identity = { provider: "github", providerAccountId: randomUUID() };
  const profile = { name: "Grace", email: newEmail(), imageUrl: null };
  const first = await userOfAccount(identity, profile);
  expect(await userOfAccount(identity, { ...profile, name: "Renamed" })).toEqual(first);

  const ada = await newUser();
  const other = { provider: "github", providerAccountId: randomUUID() };
  await expect(userOfAccount(other, { ...profile, email: ada.email })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("limits count by the hop that the nearest proxy wrote", () => {
  expect(addressOf("6.6.6.6, 10.1.2.3")).toBe("10.1.2.3");
  expect(addressOf(undefined)).toBe("direct");
  expect(addressOf("x".repeat(5000)).length).toBe(64);
});
