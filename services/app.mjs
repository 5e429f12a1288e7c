/** The site itself, for production (`start`) and for development (`dev`). */
import { setTimeout as sleep } from "node:timers/promises";
import { installApp, installSoketi } from "./install.mjs";
import { isFree } from "./ports.mjs";
import { build, generateClient, migrate, NEXT, seedOnce } from "./prepare.mjs";
import { launch } from "./processes.mjs";
import { Failure, say } from "./progress.mjs";
import { note } from "./register.mjs";
import { appVariables, dataFolder, loadConfig, occupy, provideBroker, provideDatabase } from "./services.mjs";
import { openPort, SITE } from "./sockets.mjs";

/** Serves the built site until it is stopped. */
export const start = () => serve("start");

/** Serves the site with hot reload until it is stopped. */
export const dev = () => serve("dev");

async function serve(mode) {
  const config = loadConfig();
  const url = `http://localhost:${config.port}`;
  await occupy(dataFolder, mode);
  if (!(await isFree(config.port))) throw portTaken(config.port, mode);
  note({ url });
  say("Matinee");
  const env = await prepare(config, mode);
  const site = await launchSite(mode, env, ["ignore", "inherit", "inherit"]).catch((error) => {
    throw error.code === "EADDRINUSE" ? portTaken(config.port, mode) : error;
  });
  await answers(site, url);
  welcome(url, env);
  throw await end(site);
}

async function prepare(config, mode) {
  await Promise.all([installApp(), config.broker || installSoketi()]);
  const env = {
    ...appVariables(dataFolder, config),
    ...(await provideDatabase(dataFolder, config)),
    ...(await provideBroker(dataFolder, config)),
  };
  await generateClient();
  await migrate(env);
  if (!config.database) await seedOnce(dataFolder, env);
  if (mode === "start") await build(env);
  return env;
}

/** Starts Next in the mode `start` or `dev` on the port that `env` names. Throws `EADDRINUSE` when it was taken meanwhile. */
export async function launchSite(mode, env, stdio) {
  if (mode === "dev") {
    return launch("the site", process.execPath, [NEXT, "dev", "--port", env.PORT], { env, stdio });
  }
  const door = await openPort(Number(env.PORT));
  const site = launch("the site", process.execPath, [SITE], {
    env: { ...env, ...door.env, NODE_ENV: "production" },
    stdio: [...stdio, ...door.stdio],
  });
  door.close();
  return site;
}

/** Resolves when the site answers at `url`; throws when it ends before. */
export async function answers(site, url) {
  let over = null;
  site.exited.then(async () => {
    over = await end(site);
  });
  for (;;) {
    if (over) throw over;
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer) return;
    await sleep(100);
  }
}

async function end(site) {
  const { code, signal } = await site.exited;
  return new Failure(`The site ended by itself (${signal ?? `exit code ${code}`}).`, {
    hint: "What it said last stands above.",
  });
}

const portTaken = (port, mode) =>
  new Failure(`Port ${port} is taken by another program.`, {
    hint: `Stop that one, or choose another port: PORT=${port + 1} npm ${mode === "dev" ? "run dev" : "start"}`,
  });

function welcome(url, env) {
  say(`\n  Matinee is at ${url}`);
  if (env.MATINEE_DEMO) {
    say("  Sign in as ada@example.com, bob@example.com, cy@example.com, mia@example.com (moderator)");
    say("  or ida@example.com (admin), each with the password matinee-demo");
  }
  say("  Ctrl-C stops it\n");
}
