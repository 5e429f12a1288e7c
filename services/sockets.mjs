/** How the site's process gets hold of its port. */
import { once } from "node:events";
import { createServer } from "node:net";
import { inRoot } from "./paths.mjs";

/** The script that serves the built site. */
export const SITE = inRoot("services", "site.mjs");

/** The first inherited descriptor of the port: those before it are the standard streams. */
export const FIRST_SOCKET = 3;

/**
 * Node takes one connection from a listening descriptor in a turn of its loop (https://github.com/libuv/libuv/pull/3696).
 * Under load that is one in 20 ms or more, while all who are connected are served: 600 newcomers to a server that is busy
 * with 40 others waited for a minute. By 8 descriptors of the same socket it took them in 16 s, by 32 in 8, of which
 * their answers are 4 (`npm run load -- connections`).
 */
const DESCRIPTORS = 32;

/**
 * So many newcomers may wait, as far as the system lets them; each `listen` says so. Node's own number is 511. Linux drops
 * what is more, and TCP tries again after 1, 3, 7 and 15 s.
 */
export const BACKLOG = 4_096;

/**
 * Opens a port for a process that is about to be launched: give it `stdio` beside its standard streams and `env`, then
 * `close`, which leaves the port to that process, in the same turn. Throws what `listen` throws, as when it is taken.
 */
export async function openPort(port, descriptors = DESCRIPTORS) {
  const server = createServer().listen({ port, backlog: BACKLOG });
  await once(server, "listening");
  // Where sockets have no descriptor to inherit (Windows) the process opens the port itself.
  const { fd } = server._handle;
  const stdio = fd > 0 ? Array(descriptors).fill(fd) : [];
  return {
    stdio,
    env: { PORT: String(port), SITE_SOCKETS: String(stdio.length) },
    close: () => server.close(),
  };
}
