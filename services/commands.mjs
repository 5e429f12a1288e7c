/** The commands of the launcher, one function each. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installApp } from "./install.mjs";
import { inRoot } from "./paths.mjs";
import { isStopping, stopAll } from "./processes.mjs";
import { beVerbose, explain, Failure, say } from "./progress.mjs";
import { leaveRegister } from "./register.mjs";
import { readConfig } from "./config.mjs";
import { appVariables, dataFolder, occupy, provideBroker, provideDatabase } from "./services.mjs";

const HELP = `node services/launch.mjs <command> [--verbose]

  services     only PostgreSQL and Soketi, for working on the app; writes .data/services.env
`;

const COMMANDS = { services };

/** Runs the command that the arguments name. */
export async function main([name, ...rest]) {
  if (rest.includes("--verbose")) beVerbose();
  const command = COMMANDS[name];
  if (!command) {
    say(HELP);
    process.exitCode = name === undefined || /^-*h(elp)?$/.test(name) ? 0 : 1;
    return;
  }
  stopOnSignals(name === "test" || name === "validate");
  try {
    await end((await command(rest.filter((argument) => argument !== "--verbose"))) ?? 0);
  } catch (error) {
    // Whoever said stop will also say goodbye.
    if (isStopping()) return;
    explain(error);
    await end(1);
  }
}

async function end(code) {
  await stopAll();
  leaveRegister();
  process.exit(code);
}

/** Ctrl-C, SIGTERM and SIGHUP stop everything in order; once more forces. A service stopped so ended well. */
function stopOnSignals(isRun) {
  let first = 0;
  const hear = (signal, number) => {
    // npm passes on the signal that the terminal has sent already: twice at once is once.
    if (first && Date.now() - first < 1000) return;
    if (!first) say("\nStopping …");
    const atOnce = first > 0;
    first ||= Date.now();
    stopAll({ atOnce }).then(() => {
      leaveRegister();
      process.exit(isRun ? 128 + number : 0);
    });
  };
  process.on("SIGINT", () => hear("SIGINT", 2));
  process.on("SIGTERM", () => hear("SIGTERM", 15));
  process.on("SIGHUP", () => hear("SIGHUP", 1));
  // A closed terminal must not keep us from stopping well.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

function loadEnvironment() {
  for (const file of [".env.local", ".env"]) {
    if (existsSync(inRoot(file))) process.loadEnvFile(inRoot(file));
  }
  return readConfig(process.env);
}

async function services() {
  const config = loadEnvironment();
  await occupy(dataFolder, "services");
  await installApp();
  const variables = {
    ...(await provideDatabase(dataFolder, config)),
    ...(await provideBroker(dataFolder, config)),
    ...appVariables(dataFolder, config),
  };
  const known = Object.entries(variables).filter(([, value]) => value !== undefined);
  const lines = known.map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(dataFolder, "services.env"), lines.join(""), { mode: 0o600 });
  say("\nBoth services run; their variables are in .data/services.env. Ctrl-C stops them.");
  await new Promise(() => {});
}
