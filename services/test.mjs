/** `test` and `validate`: every check of the project, on services of its own that are thrown away afterwards. */
import * as fs from "node:fs";
import { join } from "node:path";
import { answers, launchSite } from "./app.mjs";
import { check, conclude, deadCode, lint, playwright, types, vitest } from "./checks.mjs";
import { provideChromium } from "./chromium.mjs";
import { installApp, installSoketi } from "./install.mjs";
import { inRoot } from "./paths.mjs";
import { choosePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { removeCluster } from "./postgres-place.mjs";
import { build, generateClient, migrate, seed } from "./prepare.mjs";
import { launch, run, stop, stopAll } from "./processes.mjs";
import { Failure, step } from "./progress.mjs";
import { localSecrets } from "./secrets.mjs";
import { dataFolder, occupy } from "./services.mjs";
import { startSoketi } from "./soketi.mjs";

const FOREIGN =
  /^(DATABASE_URL|PORT|BASE_URL|MATINEE_DEMO|NEXT_DIST_DIR|(PUSHER|NEXTAUTH|GITHUB|GOOGLE)_\w+)$/;
const dir = join(dataFolder, "test");
const DIST = ".next-test";

const PARTS = {
  lint: () => check("Lint", lint),
  types: () => check("Types", types),
  "dead-code": () => check("Dead code", deadCode),
  unit: (args) => check("Unit tests", () => vitest("unit", args)),
  integration: withServices(integration),
  build: withServices(buildSite),
  e2e: withServices(e2e),
  faults: withServices(async (services) => {
    if (await buildSite(services)) await faults(services);
  }),
};

/** Runs all checks, or the one part that `args` name with further arguments for its runner. */
export async function test([part, ...args]) {
  if (part && !PARTS[part]) {
    throw new Failure(`There is no part "${part}".`, {
      hint: `There are: ${Object.keys(PARTS).join(", ")}.`,
    });
  }
  return concluding(async () => {
    await prepare();
    if (part) await PARTS[part](args);
    else await everything();
  });
}

/** Runs a load test of tests/load against a production build on services of its own; it prints its own table. */
export async function load([name, ...args]) {
  const script = inRoot("tests", "load", name ?? "", "run.mjs");
  if (!name || !fs.existsSync(script)) {
    throw new Failure(`There is no load test "${name ?? ""}".`, { hint: "See the folders of tests/load." });
  }
  forgetForeign();
  await prepare();
  await withServices(async (services) => {
    if (!(await buildSite(services))) throw new Failure("The site was not built.");
    const env = siteVariables(await services);
    await serveSite(env);
    const { code } = await launch(name, process.execPath, [script, ...args], { env, stdio: "inherit" })
      .exited;
    if (code !== 0) throw new Failure("The load test failed.");
  })();
}

/** The quick checks, which need no service. */
export function validate() {
  return concluding(async () => {
    await prepare();
    await quickChecks();
  });
}

/** Whatever happens inside, the sum is said last. Nothing of the caller's own configuration reaches a test. */
async function concluding(work) {
  forgetForeign();
  await work().catch((error) => check("Preparation", () => Promise.reject(error)));
  return conclude();
}

function forgetForeign() {
  for (const name of Object.keys(process.env).filter((name) => FOREIGN.test(name))) delete process.env[name];
}

async function prepare() {
  await installApp();
  await generateClient();
}

async function everything() {
  // Downloads go on meanwhile. One that fails is told where it is missed.
  const downloads = Promise.allSettled([installSoketi(), provideChromium()]);
  await quickChecks();
  await downloads;
  await withServices(async (services) => {
    await integration(services, []);
    await e2e(services, []);
    await faults(services);
  })();
}

async function quickChecks() {
  await PARTS.lint();
  await PARTS.types();
  await PARTS["dead-code"]();
  await PARTS.unit([]);
}

/** Gives `work` the promise of fresh databases and a broker, and throws them away after it. */
function withServices(work) {
  return async (args) => {
    await occupy(dir, "test");
    removeCluster(dir);
    const services = step("Starting PostgreSQL and Soketi of the tests' own", startServices);
    services.catch(() => {});
    try {
      await work(services, args);
    } finally {
      await stopAll();
      removeCluster(dir);
    }
  };
}

/** `{ addressOf, env }`: the address of each database, and what both suites share. */
async function startServices() {
  await installSoketi();
  const secrets = localSecrets(dir);
  const databases = ["matinee_integration", "matinee_e2e"];
  const addressOf = await startPostgres(dir, {
    password: secrets.databasePassword,
    databases,
    throwaway: true,
  });
  const port = String(await choosePort());
  const site = {
    PORT: port,
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: secrets.nextauthSecret,
    DATABASE_PREPARED: "true",
  };
  return { addressOf, env: { ...(await startSoketi(dir, secrets)), ...site, NEXT_TELEMETRY_DISABLED: "1" } };
}

function integration(services, args) {
  return check("Integration tests", async () => {
    const { addressOf, env: shared } = await services;
    const env = { ...shared, DATABASE_URL: addressOf("matinee_integration") };
    await migrate(env);
    return vitest("integration", args, env);
  });
}

function buildSite(services) {
  return check("Build", async () => {
    const env = siteVariables(await services);
    await migrate(env);
    await seed(env);
    await build(env, DIST);
  });
}

async function e2e(services, args) {
  const isBuilt = await buildSite(services);
  await check("End-to-end tests", async () => {
    if (!isBuilt) throw new Failure("They were not run, for the site was not built.");
    const env = { ...siteVariables(await services), CHROMIUM_PATH: await provideChromium() };
    const site = await serveSite(env);
    const outcome = await playwright(args, env);
    await stop(site);
    return outcome;
  });
}

/** The chat's promise, kept while the broker, the database and the site break: the short form of the load test. */
function faults(services) {
  return check("Chat while everything breaks", async () => {
    const script = inRoot("tests", "load", "chat", "run.mjs");
    await run("The load test of the chat", process.execPath, [script], {
      env: siteVariables(await services),
    });
  });
}

function siteVariables({ addressOf, env }) {
  const database = { DATABASE_URL: addressOf("matinee_e2e"), MATINEE_DEMO: "1" };
  // Browsers do in seconds what people do in hours.
  return { ...env, ...database, RATE_LIMITS: "off", NEXT_DIST_DIR: DIST, BASE_URL: env.NEXTAUTH_URL };
}

async function serveSite(env) {
  const log = join(dir, "site.log");
  const output = fs.openSync(log, "w");
  const site = await launchSite("start", env, ["ignore", output, output]);
  fs.closeSync(output);
  await answers(site, env.BASE_URL).catch((error) => {
    throw new Failure(error.message, { output: fs.readFileSync(log, "utf8") });
  });
  return site;
}
