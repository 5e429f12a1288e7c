/** The browser of the e2e tests: one that is there, else one that this machine can install. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { inRoot } from "./paths.mjs";
import { run } from "./processes.mjs";
import { Failure, step } from "./progress.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const USUAL = [
  ...["/usr/bin", "/usr/local/bin", "/snap/bin"].flatMap((folder) => NAMES.map((name) => join(folder, name))),
  "/opt/google/chrome/chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of a Chromium that starts; installs one if there is none. */
export async function provideChromium() {
  const found = await findChromium();
  if (found) return found;
  await step("Installing Chromium", install);
  const installed = await findChromium();
  if (installed) return installed;
  throw noChromium("It was installed, but does not start.");
}

async function findChromium() {
  const { CHROMIUM_PATH: named, PATH = "" } = process.env;
  if (named && !starts(named)) throw noChromium(`CHROMIUM_PATH names ${named}, which does not start.`);
  const onPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [named, ...onPath, ...USUAL, await fromPlaywright()];
  return candidates.find((path) => path && existsSync(path) && starts(path));
}

const starts = (path) => spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;

async function fromPlaywright() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

/** Debian's own package first where it can be had: its downloads are the ones that networks allow. */
async function install() {
  const isAdmin = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  try {
    if (isAdmin) return await installFromDebian();
  } catch {
    // Ubuntu has no such package; Playwright's own browser is left.
  }
  const command = [
    inRoot("node_modules", "@playwright", "test", "cli.js"),
    "install",
    "--no-shell",
    "chromium",
  ];
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" };
  const options = { env, hint: noChromium().hint };
  return run(
    "playwright install",
    process.execPath,
    isAdmin ? [...command, "--with-deps"] : command,
    options,
  );
}

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get update", "apt-get", ["update"], { env });
  await run(
    "apt-get install",
    "apt-get",
    ["-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", "chromium"],
    { env },
  );
}

function noChromium(why = "There is no Chromium for the e2e tests.") {
  return new Failure(why, {
    hint: "Install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to one, and run the tests again.",
  });
}
