/** What goes wrong, one after the other, while people write. Each fault resolves when its cause is over. */
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "./crowd.mjs";
import { crashDatabase, pidOf } from "./site.mjs";

const killBroker = () => process.kill(pidOf("Soketi"), "SIGKILL");

export const faults = {
  /** The launcher starts it again by itself. */
  async "broker killed"() {
    killBroker();
    await sleep(4_000);
  },
  async "broker away"({ wires, awayMs }) {
    for (const wire of wires) wire.refuse(true);
    await sleep(awayMs);
    for (const wire of wires) wire.refuse(false);
  },
  async "everybody reconnects at once"({ wires }) {
    for (const wire of wires) wire.cut();
    await sleep(3_000);
  },
  async "half of all connections flap every second"({ wires: [wire] }) {
    for (let time = 0; time < 6; time++) {
      wire.cut();
      await sleep(1_000);
    }
  },
  async "half of all connections half-open"({ wires: [wire] }) {
    wire.silence();
    await sleep(2_000);
  },
  async "database crashes amid sends"() {
    await crashDatabase();
    await sleep(3_000);
  },
  /** The answer to a stored message is lost, and the site dies with it. */
  async "site killed after commit, before its answer"({ site, members: [member] }) {
    const lost = new Promise((resolve) => {
      site.loseNextAnswer = resolve;
    });
    member.write("stored, but nobody said so");
    await lost;
    site.kill();
    await sleep(500);
    await site.start();
  },
  /** The broker hears nothing: it is stopped while the message is stored, and killed before it goes on. */
  async "site killed between commit and publish"({ site, members: [member], log }) {
    const broker = pidOf("Soketi");
    process.kill(broker, "SIGSTOP");
    const before = log.acknowledged.size;
    member.write("stored, but never published");
    await until(() => log.acknowledged.size > before, 10_000, "the message is acknowledged").catch(
      () => undefined,
    );
    site.kill();
    process.kill(broker, "SIGKILL");
    await sleep(500);
    await site.start();
  },
};
