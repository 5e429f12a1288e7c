/**
 * Measures home, a playlist page and message history against the least that could answer in their place, interleaved
 * in one run. Needs a running production build: BASE_URL, and DATABASE_URL of its database (`npm run load -- pages`).
 */
import { fileURLToPath } from "node:url";
import { serveEmptyApp, serveScript } from "./empty-app.mjs";
import { measure } from "./measure.mjs";
import { openRoom } from "./session.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const baseUrl = process.env.BASE_URL ?? "http://localhost:3000";
const servers = [];

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
  const { room, playlist } = await findTargets();
  const empty = await serveEmptyApp();
  servers.push(empty);
  const bare = await serveScript([here("bare-server.mjs")]);
  servers.push(bare);
  const targets = [
    { name: "empty page", url: `${empty.url}/` },
    { name: "home", url: `${baseUrl}/` },
    { name: "playlist", url: `${baseUrl}${playlist}` },
    { name: "empty route", url: `${empty.url}/api/empty` },
    {
      name: "history",
      url: `${baseUrl}/api/rooms/${room.roomId}/messages`,
      headers: { cookie: room.cookie },
    },
    { name: "bare", url: `${bare.url}/${room.roomId}` },
  ];
  const plan = { rounds: 5, seconds: 4, connections: 20, before: room.watch };
  await measure(targets, { ...plan, rounds: 1, seconds: 2 });
  const results = await measure(targets, plan);
  print(results);
  const failed = [...results.values()].reduce((sum, result) => sum + result.failed, 0);
  if (failed > 0) throw new Error(`${failed} answers were no success: the numbers do not count.`);
}

await main().finally(() => {
  for (const server of servers) server.kill();
});
