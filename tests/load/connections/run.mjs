/**
 * What newcomers wait for while a server is busy with those who are there already, by the number of descriptors that it
 * takes connections from (see `openPort`): `npm run load -- connections`. Passes when they wait a third as long as by one, or less.
 */
import { spawn } from "node:child_process";
import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openPort } from "../../../services/sockets.mjs";
import { freePort } from "../chat/site.mjs";
import { quantile } from "../chat/table.mjs";

const script = fileURLToPath(new URL("busy-server.mjs", import.meta.url));
const NEWCOMERS = 600;
/** They ask for about as much as the server can do. */
const REGULARS = 40;
const PAUSE_MS = 200;

async function serve(descriptors) {
  const port = await freePort();
  const door = await openPort(port, descriptors);
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...door.env },
    stdio: ["ignore", "inherit", "inherit", ...door.stdio],
  });
  door.close();
  process.once("exit", () => child.kill());
  return { port, stop: () => child.kill() };
}

/** Resolves to how long the answer took, in milliseconds. */
function ask(port, agent) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = get({ port, host: "127.0.0.1", agent }, (response) => {
      response.resume().once("end", () => resolve(performance.now() - began));
    });
    request.once("error", reject);
  });
}

async function measure(descriptors) {
  const { port, stop } = await serve(descriptors);
  const kept = new Agent({ keepAlive: true, maxSockets: REGULARS });
  let over = false;
  async function comeAgain(waits) {
    while (!over) {
      waits.push(await ask(port, kept));
      await sleep(Math.random() * PAUSE_MS);
    }
  }
  await Promise.all(Array.from({ length: REGULARS }, () => ask(port, kept)));
  const theirs = [];
  const regulars = Array.from({ length: REGULARS }, () => comeAgain(theirs));
  await sleep(2_000);
  theirs.length = 0;
  const waits = await Promise.all(Array.from({ length: NEWCOMERS }, () => ask(port)));
  over = true;
  await Promise.all(regulars);
  stop();
  return { waits, theirs };
}

console.log(`\n${NEWCOMERS} newcomers, ${REGULARS} who are there already\n`);
console.log(
  "| descriptors | newcomers p50 ms | p99 ms | the others p50 ms | p99 ms | newcomers ÷ others, p99 |\n|---|---|---|---|---|---|",
);
const longest = [];
for (const descriptors of [1, 8, 32]) {
  const { waits, theirs } = await measure(descriptors);
  longest.push(Math.max(...waits));
  const cells = [waits, theirs].flatMap((all) => [quantile(all, 0.5), quantile(all, 0.99)]);
  console.log(
    `| ${[descriptors, ...cells.map((ms) => ms.toFixed(0)), (cells[1] / cells[3]).toFixed(1)].join(" | ")} |`,
  );
}
if (longest[2] * 3 > longest[0]) process.exitCode = 1;
process.exit();
