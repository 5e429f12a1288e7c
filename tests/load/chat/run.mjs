/**
 * Members of one room, as the browser's own code makes them, on the real site, database and broker, while everything
 * breaks: `npm run load -- chat` (200 members, each fault once), `npm run load -- chat --long` (500, as often as the
 * promise names). Passes when every acknowledged message is stored, and every member was shown exactly what is stored, in
 * one order, within 30 s of the last fault. Then each mechanism that this rests on is switched off in turn, with few
 * members: a run that still passes has proved nothing.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { browserCode } from "./client.mjs";
import { chatter, gather, Member, makeLog, until } from "./crowd.mjs";
import { faults } from "./faults.mjs";
import { without } from "./mechanisms.mjs";
import { makePeople } from "./people.mjs";
import { makeRoom } from "./room.mjs";
import { pidOf, serveSite, withDatabase } from "./site.mjs";
import { findFaults, memoryOf, printDelays, printFound, printOutcome } from "./table.mjs";
import { layWire } from "./wire.mjs";

const short = {
  members: 200,
  perSecond: 10,
  calmMs: 10_000,
  convergedMs: 30_000,
  awayMs: 5_000,
  times: {},
  faults: Object.keys(faults),
};
const long = {
  ...short,
  members: 500,
  awayMs: 60_000,
  times: { "broker killed": 5, "database crashes amid sends": 3 },
};
const control = {
  ...short,
  members: 10,
  calmMs: 0,
  convergedMs: 8_000,
  faults: [
    "everybody reconnects at once",
    "site killed after commit, before its answer",
    "site killed between commit and publish",
  ],
};

/** Answers pass; `/api/realtime` leads to a wire, and `loseNextAnswer` gets the next answer to a message instead. */
function filterOf(site, log, wire) {
  return async (path, { method, body }, response) => {
    if (path === "/api/realtime") {
      return Response.json({ ...(await response.json()), host: "127.0.0.1", port: wire.port });
    }
    if (method !== "POST" || !path.endsWith("/messages") || !response.ok) return response;
    if (site.loseNextAnswer) {
      site.loseNextAnswer();
      site.loseNextAnswer = undefined;
      throw new Error("The connection broke.");
    }
    log.acknowledged.add(JSON.parse(body).clientId);
    return response;
  };
}

const stored = (roomId) =>
  withDatabase(async (db) => {
    const sql = "SELECT seq, client_id, body FROM message WHERE room_id = $1 ORDER BY seq";
    return (await db.query(sql, [roomId])).rows;
  });

async function breakEverything(scene, plan) {
  for (const name of plan.faults) {
    for (let time = 0; time < (plan.times[name] ?? 1); time++) {
      console.log(`  ${name} …`);
      await faults[name](scene);
    }
  }
}

/** What was written is all stored, and all of it has been on every screen. */
async function converge(members, roomId, withinMs) {
  const began = performance.now();
  const left = () => Math.max(0, withinMs - (performance.now() - began));
  const isSent = () => members.every(({ unsent }) => unsent === 0);
  await until(isSent, left(), "everything is sent").catch(() => undefined);
  const rows = await stored(roomId);
  const isShown = () => members.every(({ shown }) => shown.size >= rows.length);
  await until(isShown, left(), "all is shown").catch(() => undefined);
  return { rows, tookMs: performance.now() - began };
}

/** One room from its first member to its last message. Resolves to what should not have been found, each with its count. */
async function run(plan, mechanism) {
  const site = await serveSite();
  const port = Number(process.env.PUSHER_PORT);
  const wires = [await layWire("127.0.0.1", port), await layWire("127.0.0.1", port)];
  const log = makeLog();
  const open = await browserCode();
  const people = await withDatabase((db) => makePeople(db, plan.members));
  const room = await makeRoom(site, people);
  const members = people.map((person, index) => {
    const filter = filterOf(site, log, wires[index % wires.length]);
    return new Member(person, open(person, { url: site.url, filter }), log);
  });
  try {
    await gather(members, room.mediaId, room.roomId);
    for (const member of members) if (mechanism) without[mechanism](member.engine);
    log.timing = true;
    const hush = chatter(members, plan.perSecond);
    await sleep(plan.calmMs);
    log.timing = false;
    const memory = [site.pid(), pidOf("Soketi"), process.pid].map(memoryOf);
    await breakEverything({ site, wires, members, log, awayMs: plan.awayMs }, plan);
    hush();
    const { rows, tookMs } = await converge(members, room.roomId, plan.convergedMs);
    const found = findFaults({
      members,
      log,
      rows,
      lateMs: Math.max(0, Math.round(tookMs - plan.convergedMs)),
    });
    if (!mechanism) {
      printDelays(log.delays, plan);
      printOutcome({ members, log, rows, tookMs, memory });
      printFound(found);
    }
    return found;
  } finally {
    for (const member of members) member.stop();
    for (const wire of wires) wire.close();
    site.kill();
  }
}

async function main() {
  // The tests' cluster has this off, and would forget what it acknowledged when it crashes.
  await withDatabase((db) =>
    db.query(
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$",
    ),
  );
  const found = await run(process.argv.includes("--long") ? long : short);
  if (Object.values(found).some((count) => count !== 0)) process.exitCode = 1;
  for (const mechanism of Object.keys(without)) {
    console.log(`\nWithout ${mechanism}, the same must fail:`);
    const wrong = Object.entries(await run(control, mechanism)).filter(([, count]) => count !== 0);
    console.log(wrong.map(([what, count]) => `  it does: ${what}, ${count}`).join("\n") || "  IT DOES NOT.");
    if (wrong.length === 0) process.exitCode = 1;
  }
}

await main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
process.exit();
