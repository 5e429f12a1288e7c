/**
 * What a message costs the broker for each who hears it, in rooms of 500 and of 1,000, and how many events it takes:
 * `npm run load -- broker`. The rooms take turns, so that what else the machine does befalls both.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { makePeople } from "../chat/people.mjs";
import { makeRoom } from "../chat/room.mjs";
import { pidOf, serveSite, withDatabase } from "../chat/site.mjs";
import { quantile } from "../chat/table.mjs";
import { listeners } from "../latency/listener.mjs";

const SIZES = [500, 1_000];
const ROUNDS = 5;
const MESSAGES = 40;
const PER_SECOND = 10;
const MAX_DIFFERENCE = 0.15;

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Processor time of a process so far, in microseconds. */
function processorTime(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return ((user + system) / ticksPerSecond) * 1e6;
}

async function gathered(site, size) {
  const heard = { count: 0 };
  const people = await withDatabase((db) => makePeople(db, size));
  const room = await makeRoom(site, people);
  const members = await listeners(site, people, room, () => {
    heard.count += 1;
  });
  return { size, heard, members };
}

/** Microseconds of the broker's processor for each delivery of one round. */
async function round({ size, heard, members }) {
  const pid = pidOf("Soketi");
  heard.count = 0;
  const before = processorTime(pid);
  const sent = [];
  for (let count = 0; count < MESSAGES; count++) {
    sent.push(members[count % size].send(`message ${count}`));
    await sleep(1_000 / PER_SECOND);
  }
  await Promise.all(sent);
  for (let waits = 0; heard.count < MESSAGES * size && waits < 100; waits++) await sleep(50);
  if (heard.count !== MESSAGES * size) throw new Error(`${heard.count} of ${MESSAGES * size} were heard.`);
  return (processorTime(pid) - before) / heard.count;
}

async function main() {
  const site = await serveSite();
  const rooms = [];
  try {
    for (const size of SIZES) rooms.push(await gathered(site, size));
    const costs = new Map(rooms.map((room) => [room, []]));
    for (const room of rooms) await round(room);
    for (let time = 0; time < ROUNDS; time++)
      for (const room of rooms) costs.get(room).push(await round(room));
    const medians = rooms.map((room) => quantile(costs.get(room), 0.5));
    console.log(
      "\n| receivers | deliveries a round | µs of the broker's processor a delivery |\n|---|---|---|",
    );
    rooms.forEach(({ size }, index) => {
      console.log(`| ${size} | ${MESSAGES * size} | ${medians[index].toFixed(2)} |`);
    });
    const difference = Math.abs(medians[1] / medians[0] - 1);
    console.log(`\nThey differ by ${(difference * 100).toFixed(1)} %, of at most ${MAX_DIFFERENCE * 100} %.`);
    if (difference > MAX_DIFFERENCE) process.exitCode = 1;
  } finally {
    for (const { members } of rooms) for (const member of members) member.stop();
    site.kill();
  }
}

await main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
process.exit();
