/** How the site's process gets hold of its port. */
import { once } from "node:events";
import { createServer } from "node:net";
import { inRoot } from "./paths.mjs";

/** The script that serves the built site. */
export const SITE = inRoot("services", "site.mjs");

/** The descriptor of the first inherited socket: those before it are the standard streams. */
export const FIRST_SOCKET = 3;

/**
 * Node takes one connection from a socket in a turn of its loop (https://github.com/nodejs/node/issues/57364). Under
 * load that is one in 20 ms or more, while all who are connected are served: 600 newcomers to a server that is busy with
 * 40 others waited for a minute. From 8 sockets of the same port it took them in 16 s, from 32 in 8, of which their answers
 * are 4 (`npm run load -- connections`).
 */
const SOCKETS = 32;

/** So many may wait to be taken; each `listen` says so. Node has 511 wait. Linux drops what is more, and TCP tries again after 1, 3, 7 and 15 s. */
export const WAITING = 4_096;

/**
 * Opens a port for a process that is about to be launched: give it `stdio` beside its standard streams and `env`, then
 * `close`, which leaves the port to that process, in the same turn. Throws what `listen` throws.
 */
export async function openPort(port, sockets = SOCKETS) {
  const server = createServer().listen({ port, backlog: WAITING });
  await once(server, "listening");
  // Where sockets have no descriptor to inherit (Windows) the process opens the port itself.
  const { fd } = server._handle;
  const stdio = fd > 0 ? Array(sockets).fill(fd) : [];
  return {
    stdio,
    env: { PORT: String(port), SITE_SOCKETS: String(stdio.length) },
    close: () => server.close(),
  };
}
