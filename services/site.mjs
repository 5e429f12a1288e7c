/**
 * The built site as a server of its own, for the sockets that `launchSite` leaves it. It answers as `next start` does
 * (https://nextjs.org/docs/app/guides/custom-server); what differs is how it takes connections: see `openPort`.
 */
import { createServer } from "node:http";
import next from "next";
import { BACKLOG, FIRST_SOCKET } from "./sockets.mjs";

/**
 * Idle connections are kept for longer than proxies and clients keep theirs (60 s as a rule): whoever closes first must
 * not be the one who is sent a request meanwhile.
 */
const KEPT_MS = 75_000;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };

const { PORT, SITE_SOCKETS } = process.env;

// Where Next asks itself: as `next start` sets it, or it would be asked by TLS when a proxy has ended that.
process.env.__NEXT_PRIVATE_ORIGIN ??= `http://localhost:${PORT}`;
// Nothing here upgrades: the server that Next is told of is never used, so that all answer alike.
const app = next({ port: Number(PORT), httpServer: createServer() });
await app.prepare();
const handle = app.getRequestHandler();

async function answer(request, response) {
  try {
    await handle(request, response);
  } catch (error) {
    console.error(error);
    response.statusCode = 500;
    response.end("Internal Server Error");
  }
}

function serve(place) {
  return createServer({ keepAliveTimeout: KEPT_MS }, answer)
    .once("error", (error) => {
      console.error(error);
      process.exit(1);
    })
    .listen(place, BACKLOG);
}

const inherited = Array.from({ length: Number(SITE_SOCKETS) }, (_, place) => ({ fd: FIRST_SOCKET + place }));
const servers = (inherited.length > 0 ? inherited : [{ port: Number(PORT) }]).map(serve);
let ending = false;

/** What has been begun is brought to its end, also what goes on after its answer. */
async function end(signal) {
  if (ending) return;
  ending = true;
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  await app.close();
  process.exit(EXIT_CODES[signal]);
}

for (const signal of Object.keys(EXIT_CODES)) process.on(signal, end);
