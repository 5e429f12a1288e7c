/** A server as busy as the site in a crowd: each answer is two pieces of work with a wait for a database between them. */
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { BACKLOG, FIRST_SOCKET } from "../../../services/sockets.mjs";

const PIECE_MS = 3;
const WAIT_MS = 2;
/** Longer than anybody pauses. */
const KEPT_MS = 75_000;

function work() {
  const until = performance.now() + PIECE_MS;
  while (performance.now() < until);
}

async function answer(_request, response) {
  work();
  await sleep(WAIT_MS);
  work();
  response.end("{}");
}

for (let place = 0; place < Number(process.env.SITE_SOCKETS); place++)
  createServer({ keepAliveTimeout: KEPT_MS }, answer).listen({ fd: FIRST_SOCKET + place }, BACKLOG);
