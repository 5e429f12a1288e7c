/** The network between members and the broker: a TCP proxy that can be cut, go silent, or refuse. */
import { once } from "node:events";
import { connect, createServer } from "node:net";

/** Resolves to the wire, once it listens. */
export async function layWire(host, port) {
  const pairs = new Set();
  let refusing = false;
  const server = createServer((near) => {
    if (refusing) return near.destroy();
    const far = connect(port, host);
    const pair = [near, far];
    pairs.add(pair);
    near.pipe(far).pipe(near);
    for (const end of pair) {
      end.on("error", () => undefined);
      end.on("close", () => {
        pairs.delete(pair);
        near.destroy();
        far.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: server.address().port,
    /** Every connection breaks at once; new ones get through. */
    cut() {
      for (const [near] of pairs) near.destroy();
    },
    /** What is connected now never hears another byte, and is not told (half-open). */
    silence() {
      for (const [near, far] of pairs) {
        far.unpipe(near);
        near.unpipe(far);
        far.resume();
      }
    },
    refuse(on) {
      refusing = on;
      if (on) this.cut();
    },
    close() {
      this.cut();
      server.close();
    },
  };
}
