/**
 * Measures home, a playlist page and message history against the least that could answer in their place, interleaved
 * in one run. Needs a running production build: BASE_URL, and DATABASE_URL of its database (`npm run load -- pages`).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { freePort } from "../chat/site.mjs";
import { measure } from "./measure.mjs";
import { openRoom } from "./session.mjs";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const baseUrl = process.env.BASE_URL ?? "http://localhost:3000";
const children = [];

async function build() {
  const child = spawn(process.execPath, [next, "build"], {
    cwd: here("empty"),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("The empty app does not build.");
}

async function serve(args, options) {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), NODE_ENV: "production" };
  children.push(spawn(process.execPath, args, { ...options, env, stdio: ["ignore", "ignore", "inherit"] }));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const answered = await fetch(url).catch(() => null);
    if (answered) return url;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${args[0]} does not answer.`);
}

async function findTargets() {
  const media = await (await fetch(`${baseUrl}/api/media?limit=1`)).json();
  const room = await openRoom(baseUrl, media.items[0].id, 60);
  const home = await (await fetch(`${baseUrl}/`)).text();
  const playlist = /\/playlists\/[0-9a-f-]{36}/.exec(home)?.[0];
  if (!playlist) throw new Error("Home shows no playlist to measure.");
  return { room, playlist };
}

function row(name, measured, { perSecond, p99, failed }) {
  const least = measured && { ratio: perSecond / measured.perSecond, tail: p99 / measured.p99 };
  const ratios = least ? `${least.ratio.toFixed(2)} | ${least.tail.toFixed(2)}` : "1 | 1";
  return `| ${name} | ${Math.round(perSecond)} | ${p99.toFixed(0)} | ${ratios} | ${failed} |`;
}

function print(results) {
  const of = (name) => results.get(name);
  console.log(
    "\n| target | requests/s | p99 ms | requests/s ÷ least | p99 ÷ least | failed |\n|---|---|---|---|---|---|",
  );
  console.log(row("empty Next page", null, of("empty page")));
  console.log(row("home", of("empty page"), of("home")));
  console.log(row("playlist page", of("empty page"), of("playlist")));
  console.log(row("empty Next route", null, of("empty route")));
  console.log(row("message history, against the empty route", of("empty route"), of("history")));
  console.log(row("bare node + pg", null, of("bare")));
  console.log(row("message history, against node + pg", of("bare"), of("history")));
}

async function main() {
  await build();
  const empty = await serve([next, "start"], { cwd: here("empty") });
  const { room, playlist } = await findTargets();
  const bare = await serve([here("bare-server.mjs")], {});
  const targets = [
    { name: "empty page", url: `${empty}/` },
    { name: "home", url: `${baseUrl}/` },
    { name: "playlist", url: `${baseUrl}${playlist}` },
    { name: "empty route", url: `${empty}/api/empty` },
    {
      name: "history",
      url: `${baseUrl}/api/rooms/${room.roomId}/messages`,
      headers: { cookie: room.cookie },
    },
    { name: "bare", url: `${bare}/${room.roomId}` },
  ];
  const plan = { rounds: 5, seconds: 4, connections: 20, before: room.watch };
  await measure(targets, { ...plan, rounds: 1, seconds: 2 });
  const results = await measure(targets, plan);
  print(results);
  const failed = [...results.values()].reduce((sum, result) => sum + result.failed, 0);
  if (failed > 0) throw new Error(`${failed} answers were no success: the numbers do not count.`);
}

await main().finally(() => {
  for (const child of children) child.kill();
});
