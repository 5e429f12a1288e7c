/** Every process that the launcher starts is started, known and stopped here. */
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./paths.mjs";
import { Failure, isVerbose } from "./progress.mjs";
import { birthOf, lives, note } from "./register.mjs";

const PATIENCE_MS = 20_000;
const children = [];
let stopping = false;

/** True once the launcher is on its way out: deaths are expected, nothing new may start. */
export const isStopping = () => stopping;

/**
 * Starts a process in a group of its own, so that Ctrl-C reaches the launcher alone and the order of stopping is
 * ours. `interactive` leaves it in the terminal's group, for what asks questions.
 * `signals` is how it is asked to stop, and how it is made to. Resolves nothing by itself: await `exited`.
 */
export function launch(name, command, args, options = {}) {
  if (stopping) throw new Failure("Stopping.");
  const { interactive = false, signals = ["SIGTERM", "SIGKILL"], env, ...rest } = options;
  const process_ = spawn(command, args, {
    cwd: root,
    ...rest,
    env: { ...process.env, ...env },
    detached: !interactive,
  });
  const exited = new Promise((resolve) => {
    process_.once("error", (error) => resolve({ code: -1, error }));
    process_.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const child = { name, pid: process_.pid, birth: birthOf(process_.pid), signals, group: !interactive };
  register(child, exited);
  return { ...child, process: process_, exited };
}

function register(child, exited) {
  if (child.pid === undefined) return;
  children.push(child);
  note({ children });
  exited.then(() => {
    if (stopping) return;
    children.splice(children.indexOf(child), 1);
    note({ children });
  });
}

/** Runs a command to its end and returns what it printed; throws a `Failure` with its output when it fails. */
export async function run(name, command, args, { hint, input, ...options } = {}) {
  const stdin = input === undefined ? "ignore" : "pipe";
  const child = launch(name, command, args, { ...options, stdio: [stdin, "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (isVerbose()) process.stdout.write(text);
    });
  }
  child.process.stdin?.end(input);
  const closed = new Promise((resolve) => child.process.once("close", resolve));
  const { code, signal, error } = await child.exited;
  if (error) throw new Failure(`${name} could not be started: ${error.message}`, { hint });
  await Promise.race([closed, sleep(1000)]);
  if (code !== 0) throw new Failure(`${name} failed (${signal ?? `exit code ${code}`}).`, { output, hint });
  return output;
}

/** Stops one process, ours or one that a killed launcher left: asks, waits, then insists. */
export async function stop(child, { atOnce = false } = {}) {
  const [ask, insist] = child.signals;
  send(child, atOnce ? insist : ask);
  for (let waited = 0; lives(child); waited += 50) {
    if (waited === PATIENCE_MS) send(child, insist);
    await sleep(50);
  }
  if (child.group && insist === "SIGKILL") send(child, "SIGKILL");
}

function send(child, signal) {
  const toGroup = child.group && child.signals[1] === "SIGKILL";
  try {
    process.kill(toGroup ? -child.pid : child.pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Stops everything, the last started first; with `atOnce`, without waiting for anyone's good end. */
export async function stopAll({ atOnce = false } = {}) {
  stopping = true;
  const order = children.toReversed();
  if (atOnce) await Promise.all(order.map((child) => stop(child, { atOnce })));
  else for (const child of order) await stop(child);
}

/** Stops what a killed launcher left, the last started first. */
export async function clearAway(left) {
  for (const child of left.toReversed()) await stop(child);
}
