/** Signed-in people, made where sign-ups are stored: a thousand passwords to hash is not what is measured here. */
import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";

/** `count` people as `{ id, name, cookie }`. `db` is a connected client of pg. */
export async function makePeople(db, count) {
  const people = Array.from({ length: count }, (_, index) => person(index));
  await db.query(
    `INSERT INTO "user" (id, email, handle, name)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])`,
    ["id", "email", "handle", "name"].map((key) => people.map((one) => one[key])),
  );
  await db.query(
    `INSERT INTO session (id, user_id, expires_at)
     SELECT id, user_id, now() + interval '1 day' FROM unnest($1::uuid[], $2::uuid[]) AS made(id, user_id)`,
    [people.map(({ sid }) => sid), people.map(({ id }) => id)],
  );
  return Promise.all(people.map(async ({ id, name, sid }) => ({ id, name, cookie: await cookieOf(sid) })));
}

function person(index) {
  const id = randomUUID();
  const handle = `load-${id.slice(0, 8)}-${index}`;
  return { id, sid: randomUUID(), handle, email: `${handle}@example.com`, name: `Member ${index}` };
}

async function cookieOf(sid) {
  const token = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET });
  return `next-auth.session-token=${token}`;
}
