import { execFileSync } from "node:child_process";
import pg from "pg";

async function run(server: string, sql: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/**
 * A new database for one file of tests, where nothing is but what that file puts there. Call it in `vi.hoisted`, before
 * anything connects, and the answer, which drops it, at the end.
 */
export async function ownDatabase() {
  const server = process.env.DATABASE_URL ?? "";
  const name = `own_${crypto.randomUUID().replaceAll("-", "")}`;
  await run(server, `CREATE DATABASE "${name}"`);
  process.env.DATABASE_URL = server.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`);
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"]);
  return () => run(server, `DROP DATABASE "${name}" WITH (FORCE)`);
}
