/** The commands that need the database and nothing else: Prisma's own, and the seed. */
import { setTimeout as sleep } from "node:timers/promises";
import { installApp } from "./install.mjs";
import { generateClient, migrate, PRISMA, seed as runSeed } from "./prepare.mjs";
import { launch } from "./processes.mjs";
import { Failure } from "./progress.mjs";
import { lives, readRegister } from "./register.mjs";
import { localSecrets } from "./secrets.mjs";
import { appVariables, dataFolder, loadConfig, occupy, provideDatabase } from "./services.mjs";
import { brokerVariables } from "./soketi.mjs";

/** Runs Prisma's command line with `args`, on the database of this checkout when it needs one. */
export async function prisma(args) {
  const needsDatabase = ["migrate", "db", "studio"].includes(args[0]);
  const env = needsDatabase ? await reachDatabase(loadConfig(), "prisma") : {};
  await installApp();
  const cli = launch("Prisma", process.execPath, [PRISMA, ...args], {
    env,
    stdio: "inherit",
    interactive: true,
  });
  const { code } = await cli.exited;
  if (code === 0 && args[0] === "migrate") await generateClient();
  return code ?? 1;
}

/** Fills the database with the demo content. */
export async function seed() {
  const config = loadConfig();
  const database = await reachDatabase(config, "seed");
  const broker = config.broker ? {} : brokerVariables(localSecrets(dataFolder), 6001);
  const env = { ...appVariables(dataFolder, config), ...database, ...broker };
  await generateClient();
  await migrate(env);
  await runSeed(env);
}

/** The database that runs here already, else one started for the length of this command. */
async function reachDatabase(config, command) {
  if (!config.database) {
    const running = await runningDatabase();
    if (running) return { DATABASE_URL: running };
    await occupy(dataFolder, command);
  }
  await installApp();
  return provideDatabase(dataFolder, config);
}

async function runningDatabase() {
  for (let waited = 0; waited < 120_000; waited += 200) {
    const holder = readRegister(dataFolder);
    if (!holder || !lives(holder)) return null;
    if (holder.database) return holder.database;
    await sleep(200);
  }
  throw new Failure("Matinee runs here, but not with the embedded database.", {
    hint: "Set DATABASE_URL to the database that it uses.",
  });
}
