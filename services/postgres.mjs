/** The embedded PostgreSQL: made at the first start, recovered at every other, listening on loopback only. */
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { choosePort } from "./ports.mjs";
import { findPlace } from "./postgres-place.mjs";
import { isStopping, launch, run, stop, stopAll } from "./processes.mjs";
import { explain, Failure, lastLines, say } from "./progress.mjs";

const USER = "matinee";
// A locale of PostgreSQL's own: the same order and the same letters on every machine.
const LOCALE = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
const THROWAWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts the cluster in `dir` with a database of each given name and returns the address of one by its name.
 * `throwaway` trades durability for speed.
 */
export async function startPostgres(dir, { password, databases, port: preferred, throwaway = false }) {
  const place = findPlace(dir);
  const options = { ...place.ids, cwd: dirname(place.data), env: { HOME: dirname(place.data), LC_ALL: "C" } };
  setAsideHalfMade(place.data);
  if (!fs.existsSync(place.data)) await initialise(place, options, password);
  // Whoever wrote it is gone: the register knew no living server. A reused pid must not keep the cluster down.
  fs.rmSync(join(place.data, "postmaster.pid"), { force: true });
  const port = await choosePort(preferred);
  const addressOf = (name) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${name}`;
  const server = { port, throwaway, address: addressOf("postgres") };
  if (!(await serve(dir, place, options, server))) {
    await resetPassword(place, options, password);
    await serve(dir, place, options, server);
  }
  for (const name of databases) await createDatabase(addressOf("postgres"), name);
  return addressOf;
}

/** Runs `work` with a connected client, and closes it. */
export async function withClient(address, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** A folder without a control file holds no cluster: what is in it is put aside, never deleted. */
function setAsideHalfMade(data) {
  if (!fs.existsSync(data) || fs.existsSync(join(data, "global", "pg_control"))) return;
  const aside = `${data}.half-made-${Date.now()}`;
  fs.renameSync(data, aside);
  say(`  · ${data} held no whole database; it is kept as ${aside}`);
}

async function initialise({ data, native, ids }, options, password) {
  const draft = `${data}.new`;
  fs.rmSync(draft, { recursive: true, force: true });
  const passwordFile = join(dirname(data), "password.tmp");
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (ids.uid) fs.chownSync(passwordFile, ids.uid, ids.gid);
  const flags = [
    `--pgdata=${draft}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
  ];
  try {
    await run("initdb", join(native, "bin", "initdb"), [...flags, "--no-instructions", ...LOCALE], options);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  // Only a whole cluster ever bears the name, so that a killed initdb leaves nothing to be mistaken for one.
  fs.renameSync(draft, data);
}

/** For when the secrets were lost and the cluster was not. */
async function resetPassword({ data, native }, options, password) {
  const input = `ALTER ROLE ${USER} PASSWORD '${password}'\n`;
  await run("postgres", join(native, "bin", "postgres"), ["--single", "-D", data, "postgres"], {
    ...options,
    input,
  });
}

/** Starts the server. Resolves false, with the server stopped, when it does not know our password. */
async function serve(dir, { data, native }, options, { port, throwaway, address }) {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `port=${port}`,
    "max_connections=200",
  ];
  const flags = [...settings, ...(throwaway ? THROWAWAY : [])].flatMap((setting) => ["-c", setting]);
  const log = join(dir, "postgres.log");
  const output = fs.openSync(log, "w", 0o600);
  const server = launch("PostgreSQL", join(native, "bin", "postgres"), ["-D", data, ...flags], {
    ...options,
    stdio: ["ignore", output, output],
    signals: ["SIGINT", "SIGQUIT"],
  });
  fs.closeSync(output);
  const died = server.exited.then(({ error }) => {
    throw new Failure("PostgreSQL ended by itself.", {
      output: error?.message ?? lastLines(fs.readFileSync(log, "utf8")),
      hint: `Its whole log is in ${log}. Start again; the data is kept.`,
    });
  });
  const isOurs = await Promise.race([died, isReady(address)]);
  if (isOurs) died.catch(giveUp);
  else await stop(server);
  return isOurs;
}

/** Waits until the server answers; resolves whether it let us in. */
async function isReady(address) {
  for (;;) {
    if (isStopping()) throw new Failure("Stopping.");
    const answer = await withClient(address, (client) => client.query("SELECT 1")).catch((error) => error);
    if (!(answer instanceof Error)) return true;
    if (answer.code === "28P01") return false;
    await sleep(100);
  }
}

async function giveUp(error) {
  if (isStopping()) return;
  explain(error);
  await stopAll();
  process.exit(1);
}

async function createDatabase(address, name) {
  await withClient(address, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}
