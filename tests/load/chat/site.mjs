/** The running pieces that faults befall: the site (a process of ours), the broker and the database (the launcher's). */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { openPort, SITE } from "../../../services/sockets.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** A production server that can be killed and started again at the same address. */
export async function serveSite() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child;
  let over;
  async function start() {
    await over;
    const door = await openPort(port);
    child = spawn(process.execPath, [SITE], {
      cwd: root,
      env: { ...process.env, ...door.env, NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "ignore", ...door.stdio],
    });
    over = once(child, "exit");
    door.close();
    while (!(await fetch(`${url}/api/health`).catch(() => null))) {
      if (child.exitCode !== null) throw new Error("The site ended by itself.");
      await sleep(50);
    }
  }
  const kill = () => child.kill("SIGKILL");
  await start();
  return { url, start, kill, pid: () => child.pid };
}

/** The pid of a process that the launcher runs, from its register. */
export function pidOf(name) {
  const register = readFileSync(join(root, ".data", "test", "running.json"), "utf8");
  const found = JSON.parse(register).children.findLast((child) => child.name === name);
  if (!found) throw new Error(`${name} does not run.`);
  return found.pid;
}

/** Runs `work` with a connection of its own; a database that is just coming back is waited for. */
export async function withDatabase(work, tries = 100) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    if (tries === 1 || error.code === "42P01") throw error;
    await sleep(200);
    return await withDatabase(work, tries - 1);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * PostgreSQL loses a backend to SIGKILL: it ends every connection, recovers from its log and goes on. What was
 * committed must be there, so tests for that switch `synchronous_commit` on, which the tests' cluster has off.
 */
export async function crashDatabase() {
  await withDatabase(async (db) => {
    const { rows } = await db.query(
      "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1",
    );
    process.kill(rows[0].pid, "SIGKILL");
  });
}
