/** What a run has shown, as tables. */
import { readFileSync } from "node:fs";

export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Resident memory in bytes. */
export function memoryOf(pid) {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
  return pages * 4096;
}

const ms = (number) => number.toFixed(0);
const mega = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

export function printDelays(delays, { members, perSecond }) {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => ms(quantile(delays, share)));
  console.log(
    `\n| members | messages/s | deliveries | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|---|`,
  );
  console.log(`| ${members} | ${perSecond} | ${delays.length} | ${p50} | ${p95} | ${p99} |\n`);
}

/** Compares what each member was shown with what is stored, and that with what was acknowledged: what must be 0. */
export function findFaults({ members, log, rows, lateMs }) {
  const ids = new Set(rows.map((row) => row.client_id));
  const bodies = new Set(rows.map(({ body }) => body));
  const differs = ([seq, body]) => rows[seq - 1]?.body !== body;
  const sum = (count) => members.reduce((total, member) => total + count(member), 0);
  return {
    "acknowledged, not stored": [...log.acknowledged].filter((id) => !ids.has(id)).length,
    "written, not stored": log.total - bodies.size,
    "stored twice": rows.length - bodies.size,
    "numbers missing": (rows.at(-1)?.seq ?? 0) - rows.length,
    "members with gaps": members.filter(({ shown }) => rows.some(({ seq }) => !shown.has(seq))).length,
    "shown, not stored": sum(({ shown }) => [...shown].filter(differs).length),
    "out of order or twice on a screen": sum(({ outOfOrder }) => outOfOrder),
    "members with unsent messages": members.filter(({ unsent }) => unsent > 0).length,
    "ms too late": lateMs,
  };
}

export function printOutcome({ members, log, rows, tookMs, memory: [site, broker, all] }) {
  const shown = members.map((member) => member.shown.size);
  const cells = [
    log.total,
    log.acknowledged.size,
    rows.length,
    `${Math.min(...shown)} to ${Math.max(...shown)}`,
    `${ms(tookMs)} ms`,
    mega(site),
    mega(broker),
    mega(all / members.length),
  ];
  console.log(
    "\n| sent | acknowledged | stored | shown to each | converged after | site | broker | a member |",
  );
  console.log("|---|---|---|---|---|---|---|---|");
  console.log(`| ${cells.join(" | ")} |`);
}

export function printFound(found) {
  console.log("\n| what must be 0 | found |\n|---|---|");
  for (const [what, count] of Object.entries(found)) console.log(`| ${what} | ${count} |`);
}
