/** The empty Next app, `empty/`: what the framework itself costs. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { SITE } from "../../../services/sockets.mjs";
import { freePort } from "../chat/site.mjs";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const cwd = fileURLToPath(new URL("empty", import.meta.url));

async function build() {
  const child = spawn(process.execPath, [next, "build"], { cwd, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("The empty app does not build.");
}

/** Runs a script as a server on a port of its own, named in `PORT`. Resolves to `{ url, port, kill }` once it answers. */
export async function serveScript(args, options = {}) {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), NODE_ENV: "production" };
  const child = spawn(process.execPath, args, { ...options, env, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(url).catch(() => null)) return { url, port, kill: () => child.kill() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error(`${args[0]} does not answer.`);
}

/** Builds the empty app and serves it as the site is served: as `serveScript`. */
export async function serveEmptyApp() {
  await build();
  return serveScript([SITE], { cwd });
}
