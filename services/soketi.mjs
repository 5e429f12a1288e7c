/** The embedded broker: Soketi, which speaks Pusher's protocol. It lives in `soketi/`, a package of its own. */
import { closeSync, openSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inRoot } from "./paths.mjs";
import { choosePort } from "./ports.mjs";
import { isStopping, launch } from "./processes.mjs";
import { Failure, say } from "./progress.mjs";

/** Starts Soketi with the given secrets and returns the `PUSHER_*` variables that reach it. */
export async function startSoketi(dir, secrets, preferred) {
  const port = await choosePort(preferred);
  const metricsPort = await choosePort(preferred && 9601);
  const configFile = join(dir, "soketi.json");
  writeFileSync(configFile, `${JSON.stringify(settings(secrets, port, metricsPort), null, 2)}\n`, {
    mode: 0o600,
  });
  const log = join(dir, "soketi.log");
  writeFileSync(log, "", { mode: 0o600 });
  await serve({ configFile, log, port });
  return brokerVariables(secrets, port);
}

/** The variables that lead the app to a Soketi on `port`. */
export const brokerVariables = ({ brokerId, brokerKey, brokerSecret }, port) => ({
  PUSHER_APP_ID: brokerId,
  PUSHER_KEY: brokerKey,
  PUSHER_SECRET: brokerSecret,
  PUSHER_CLUSTER: "",
  PUSHER_HOST: "127.0.0.1",
  PUSHER_PORT: String(port),
  PUSHER_TLS: "false",
});

function settings({ brokerId, brokerKey, brokerSecret }, port, metricsPort) {
  const credentials = { id: brokerId, key: brokerKey, secret: brokerSecret };
  const unlimited = {
    maxBackendEventsPerSecond: -1,
    maxClientEventsPerSecond: -1,
    maxReadRequestsPerSecond: -1,
  };
  const app = {
    ...credentials,
    ...unlimited,
    enabled: true,
    maxConnections: -1,
    enableClientMessages: false,
    webhooks: [],
  };
  return {
    host: "127.0.0.1",
    port,
    // Soketi opens this port even with metrics off.
    "metrics.host": "127.0.0.1",
    "metrics.port": metricsPort,
    "appManager.driver": "array",
    "appManager.array.apps": [app],
    "eventLimits.maxPayloadInKb": 10,
    "httpApi.acceptTraffic.memoryThreshold": 99,
    shutdownGracePeriod: 100,
  };
}

async function serve({ configFile, log, port }) {
  const soketi = start(configFile, log);
  const died = soketi.exited.then(({ error }) => {
    throw new Failure("Soketi, the broker, ended by itself.", {
      output: error?.message ?? "",
      hint: `Its log is in ${log}.`,
    });
  });
  await Promise.race([died, isReady(port)]);
  died.catch(() => revive(configFile, log));
}

/** Keeps the broker alive. Nothing is lost while it is away: the app works without it, only less promptly. */
async function revive(configFile, log) {
  for (let delay = 500; !isStopping(); delay = Math.min(delay * 2, 30_000)) {
    say("Soketi, the broker, ended by itself; starting it again.");
    const began = Date.now();
    await start(configFile, log).exited;
    if (Date.now() - began > 60_000) delay = 500;
    await sleep(delay);
  }
}

function start(configFile, log) {
  const folder = inRoot("services", "soketi");
  const output = openSync(log, "a");
  const script = join(folder, "node_modules", "@soketi", "soketi", "bin", "server.js");
  // Soketi would obey these before its configuration file.
  const foreign = Object.keys(process.env).filter((name) => name.startsWith("SOKETI_"));
  const env = { ...Object.fromEntries(foreign.map((name) => [name, undefined])), NODE_OPTIONS: "" };
  const soketi = launch("Soketi", nodeForSoketi(folder), [script, "start", `--config=${configFile}`], {
    cwd: folder,
    env,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  return soketi;
}

/** Its native part serves Node 20 only; on another version the Node 20 that npm ships runs it. */
function nodeForSoketi(folder) {
  if (process.versions.node.startsWith("20.")) return process.execPath;
  const { platform, arch } = process;
  const system = platform === "win32" ? "win" : platform;
  const name = `node-${system === "darwin" && arch === "arm64" ? "bin-" : ""}${system}-${arch}`;
  try {
    const manifest = createRequire(join(folder, "package.json")).resolve(`${name}/package.json`);
    return join(dirname(manifest), "bin", platform === "win32" ? "node.exe" : "node");
  } catch {
    throw new Failure(`Soketi needs Node 20, and npm ships none for this machine (${name}).`, {
      hint: "Start Matinee with Node 20, or set PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET and PUSHER_HOST.",
    });
  }
}

async function isReady(port) {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
}
