/** The commands of the launcher, one function each. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dev, start } from "./app.mjs";
import { prisma, seed } from "./database-commands.mjs";
import { installApp } from "./install.mjs";
import { isStopping, stopAll } from "./processes.mjs";
import { beVerbose, explain, say } from "./progress.mjs";
import { leaveRegister } from "./register.mjs";
import { appVariables, dataFolder, loadConfig, occupy, provideBroker, provideDatabase } from "./services.mjs";
import { load, test, validate } from "./test.mjs";

const HELP = `node services/launch.mjs <command> [--verbose]

  start        serve the site: installs, migrates, seeds and builds what is due (PORT, 3000 unless set)
  dev          the same with hot reload
  test [part]  every check, or one of: lint, types, dead-code, unit, integration, build, e2e, faults; what
               follows the part goes to its runner (npm test -- e2e --headed, npm test -- unit tests/unit/chat)
  validate     the quick checks: lint, types, dead code, unit tests
  load <name>  a load test of tests/load, such as pages, against a production build
  prisma …     Prisma's command line on the database of this checkout
  seed         fill the database with the demo content
  services     only PostgreSQL and Soketi, for working on the app; writes .data/services.env
`;

const COMMANDS = { start, dev, test, validate, load, prisma, seed, services };

/** Runs the command that the arguments name. */
export async function main([name, ...rest]) {
  if (rest.includes("--verbose")) beVerbose();
  const command = COMMANDS[name];
  if (!command) {
    say(HELP);
    process.exitCode = name === undefined || /^-*h(elp)?$/.test(name) ? 0 : 1;
    return;
  }
  const running = command(rest.filter((argument) => argument !== "--verbose"));
  stopOnSignals(name === "test" || name === "validate" ? running : null);
  try {
    await end((await running) ?? 0);
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

/**
 * Ctrl-C, SIGTERM and SIGHUP stop everything in order; once more forces. Stopping is how a service ends well; a `run`
 * was cut short, and may put its things away before.
 */
function stopOnSignals(run) {
  let first = 0;
  const hear = (number) => {
    // npm passes on the signal that the terminal has sent already: twice at once is once.
    if (first && Date.now() - first < 1000) return;
    if (!first) say("\nStopping …");
    const atOnce = first > 0;
    first ||= Date.now();
    stopAll({ atOnce })
      .then(() => run && Promise.race([run.catch(() => {}), sleep(5000)]))
      .then(() => {
        leaveRegister();
        process.exit(run ? 128 + number : 0);
      });
  };
  process.on("SIGINT", () => hear(2));
  process.on("SIGTERM", () => hear(15));
  process.on("SIGHUP", () => hear(1));
  // A closed terminal must not keep us from stopping well.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

async function services() {
  const config = loadConfig();
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
