import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = fileURLToPath(new URL("../../node_modules/prisma/build/index.js", import.meta.url));
const server = process.env.DATABASE_URL ?? "";
const name = `migrations_${randomUUID().replaceAll("-", "")}`;
const empty = server.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`);

/** Each start of the CLI takes a second or two of processor time, which a busy machine stretches. */
const slow = { timeout: 90_000 };

type Outcome = { exitCode: number; output: string };

/** Prisma's CLI as a shell would start it: with DATABASE_URL set, and no word about the engine. */
function prisma(url: string, ...args: string[]): Promise<Outcome> {
  const { PRISMA_SCHEMA_ENGINE_BINARY: _, ...env } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...env, DATABASE_URL: url } };
    execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(() => query(server, `CREATE DATABASE "${name}"`));

// Postgres refuses this while anyone is connected, so it tells of a connection left open, too.
afterAll(() => query(server, `DROP DATABASE "${name}"`));

test("the migrations make exactly the schema, and leave no shadow database", slow, async () => {
  const paths = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
  const outcome = await prisma(empty, "migrate", "diff", ...paths, "--script", "--exit-code");
  expect(outcome).toMatchObject({ exitCode: 0, output: expect.stringContaining("empty migration") });
  const shadows = "SELECT datname FROM pg_database WHERE datname LIKE 'prisma\\_migrate\\_shadow\\_db\\_%'";
  expect(await query(server, shadows)).toEqual([]);
});

test("an empty database is brought up to date, and says so", slow, async () => {
  const before = await prisma(empty, "migrate", "status");
  expect(before).toMatchObject({ exitCode: 1, output: expect.stringContaining("not yet been applied") });
  const deployed = await prisma(empty, "migrate", "deploy");
  expect(deployed).toMatchObject({ exitCode: 0, output: expect.stringContaining("successfully applied") });
  const after = await prisma(empty, "migrate", "status");
  expect(after).toMatchObject({ exitCode: 0, output: expect.stringContaining("up to date") });
  const failed = "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL";
  expect(await query(empty, failed)).toEqual([]);
});

test("a server that is not there is named", slow, async () => {
  const outcome = await prisma("postgresql://nobody@127.0.0.1:1/none", "migrate", "deploy");
  expect(outcome).toMatchObject({ exitCode: 1, output: expect.stringMatching(/P1001.*127\.0\.0\.1:1/) });
});
