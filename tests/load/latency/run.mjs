/**
 * How long a message takes from being sent to every other member's pusher-js, on the site and on the least that could do
 * it, interleaved in one run: `npm run load -- latency`. `ws` broadcasts, `broker` is node + pg + the site's broker, and
 * `next` does the same from a route of an app that is empty but for it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import PusherClient from "pusher-js";
import { WebSocket } from "ws";
import { makeLog } from "../chat/crowd.mjs";
import { makePeople } from "../chat/people.mjs";
import { makeRoom } from "../chat/room.mjs";
import { serveSite, withDatabase } from "../chat/site.mjs";
import { quantile } from "../chat/table.mjs";
import { serveEmptyApp, serveScript } from "../pages/empty-app.mjs";
import { listeners } from "./listener.mjs";

const RECEIVERS = 50;
/** Rounds that do not count: code that has just been started is compiled as it runs. */
const WARM_ROUNDS = 2;
const ROUNDS = 5;
const SECONDS = 5;

const post = (url, body) => fetch(url, { method: "POST", body });

/** Each target: how one of its people writes a body, and `log` hears of its arrival at every receiver. */
async function overSockets(bare) {
  const log = makeLog();
  const sockets = Array.from({ length: RECEIVERS }, () => new WebSocket(`ws://127.0.0.1:${bare.port}`));
  for (const socket of sockets) socket.on("message", (data) => log.arrived(data.toString()));
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("open", resolve))));
  return {
    log,
    write: (body) => post(`${bare.url}/ws`, body),
    stop: () => sockets.forEach((one) => void one.close()),
  };
}

/** What is posted to `url` is heard on a channel of the broker. */
async function overBroker(url, name) {
  const log = makeLog();
  const options = {
    cluster: "",
    wsHost: "127.0.0.1",
    wsPort: Number(process.env.PUSHER_PORT),
    forceTLS: false,
    enabledTransports: ["ws"],
  };
  const clients = Array.from({ length: RECEIVERS }, () => new PusherClient(process.env.PUSHER_KEY, options));
  const subscribed = clients.map((client) => {
    const channel = client.subscribe(name);
    channel.bind("message", ({ body }) => log.arrived(body));
    return new Promise((resolve) => channel.bind("pusher:subscription_succeeded", resolve));
  });
  await Promise.all(subscribed);
  return {
    log,
    write: (body) => post(url, body),
    stop: () => clients.forEach((one) => void one.disconnect()),
  };
}

async function overSite(site) {
  const log = makeLog();
  const people = await withDatabase((db) => makePeople(db, RECEIVERS));
  const members = await listeners(site, people, await makeRoom(site, people), log.arrived);
  let turn = 0;
  return {
    log,
    write: (body) => members[turn++ % members.length].send(body),
    stop: () => members.forEach((member) => void member.stop()),
  };
}

/** Delays of one round, in milliseconds. */
async function round({ log, write }, perSecond, name) {
  log.delays = [];
  log.timing = true;
  for (let count = 0; count < perSecond * SECONDS; count++) {
    const body = `${name} ${crypto.randomUUID()}`;
    log.sent(body);
    void write(body);
    await sleep(1_000 / perSecond);
  }
  await sleep(1_000);
  return log.delays;
}

const median = (numbers) => quantile(numbers, 0.5);

function print(perSecond, samples) {
  const p = (name, share) => median(samples.get(name).map((delays) => quantile(delays, share)));
  console.log(`\n${perSecond} messages/s, ${RECEIVERS} receivers, medians of ${ROUNDS} rounds\n`);
  console.log(
    "| over | deliveries | p50 ms | p95 ms | p99 ms | p99 ÷ ws | p99 ÷ node + pg + broker |\n|---|---|---|---|---|---|---|",
  );
  for (const name of samples.keys()) {
    const count = samples.get(name).reduce((sum, delays) => sum + delays.length, 0);
    const cells = [0.5, 0.95, 0.99].map((share) => p(name, share).toFixed(1));
    const ratios = ["ws", "broker"].map((least) => (p(name, 0.99) / p(least, 0.99)).toFixed(2));
    console.log(`| ${[name, count, ...cells, ...ratios].join(" | ")} |`);
  }
}

async function main() {
  const empty = await serveEmptyApp();
  const bare = await serveScript([fileURLToPath(new URL("bare-server.mjs", import.meta.url))]);
  const site = await serveSite();
  const targets = new Map([
    ["ws", await overSockets(bare)],
    ["broker", await overBroker(`${bare.url}/broker`, "node")],
    ["next", await overBroker(`${empty.url}/api/message`, "next")],
    ["site", await overSite(site)],
  ]);
  try {
    for (const perSecond of [20, 100]) {
      for (let time = 0; time < WARM_ROUNDS; time++)
        for (const target of targets.values()) await round(target, perSecond, "warm");
      const samples = new Map([...targets.keys()].map((name) => [name, []]));
      for (let time = 0; time < ROUNDS; time++) {
        for (const [name, target] of targets) samples.get(name).push(await round(target, perSecond, name));
      }
      print(perSecond, samples);
    }
  } finally {
    for (const target of targets.values()) target.stop();
    empty.kill();
    bare.kill();
    site.kill();
  }
}

await main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
process.exit();
