/** The two services of a data folder, and the environment that leads the app to them. */
import { existsSync } from "node:fs";
import { readConfig } from "./config.mjs";
import { installSoketi } from "./install.mjs";
import { inRoot } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { clearAway } from "./processes.mjs";
import { Failure, say, step } from "./progress.mjs";
import { note, takeRegister } from "./register.mjs";
import { localSecrets } from "./secrets.mjs";
import { startSoketi } from "./soketi.mjs";

/** Where the data of this checkout is. */
export const dataFolder = inRoot(".data");

/** The configuration of the environment, which `.env.local` and `.env` complete. */
export function loadConfig() {
  for (const file of [".env.local", ".env"].map((name) => inRoot(name))) {
    if (existsSync(file)) process.loadEnvFile(file);
  }
  return readConfig(process.env);
}

/** Makes this process the one launcher of `dir`, and clears away what a killed one left. */
export async function occupy(dir, command) {
  const { holder, left } = takeRegister(dir, command);
  if (holder) throw alreadyRunning(holder);
  if (left.length === 0) return;
  say(`  · Stopping what an earlier run left: ${left.map(({ name }) => name).join(", ")}`);
  await clearAway(left);
}

function alreadyRunning({ command, url, pid }) {
  const where = url ? ` at ${url}` : "";
  return new Failure(`Matinee is already running here${where} (\`${command}\`, process ${pid}).`, {
    hint: "Use that one, or stop it first with Ctrl-C in its terminal.",
  });
}

/** Starts PostgreSQL unless the configuration names a database; returns the variables that reach it. */
export async function provideDatabase(dir, config) {
  if (config.database) return { DATABASE_URL: config.database };
  const options = { password: localSecrets(dir).databasePassword, databases: ["matinee"], port: 54_329 };
  const addressOf = await step("Starting PostgreSQL", () => startPostgres(dir, options));
  const variables = { DATABASE_URL: addressOf("matinee"), DATABASE_PREPARED: "true" };
  note({ database: variables.DATABASE_URL });
  return variables;
}

/** Starts Soketi unless the configuration names a broker; returns the variables that reach it. */
export async function provideBroker(dir, config) {
  if (config.broker) return {};
  await installSoketi();
  return step("Starting Soketi", () => startSoketi(dir, localSecrets(dir), 6001));
}

/** What the app needs beside its services. */
export function appVariables(dir, config) {
  return {
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || localSecrets(dir).nextauthSecret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://localhost:${config.port}`,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(config.port),
    // Only the embedded database is ever filled with demo accounts, whatever the environment says.
    MATINEE_DEMO: config.database ? undefined : "1",
  };
}
