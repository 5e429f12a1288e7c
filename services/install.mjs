import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { inRoot, root } from "./paths.mjs";
import { run } from "./processes.mjs";
import { step } from "./progress.mjs";

const HINT = "Check the connection to the npm registry (`npm ping`) and start again.";

/** Installs the app's packages, unless they are there as the lockfile has them. */
export async function installApp() {
  if (!isInstalled(root)) await step("Installing packages", () => install(root));
}

/** Installs the embedded broker's packages, which only it needs. */
export async function installSoketi() {
  const folder = inRoot("services", "soketi");
  if (!isInstalled(folder)) await step("Installing the broker", () => install(folder));
}

/** Scripts of packages are not run: none is needed, and some download from places that are out of reach. */
function install(folder) {
  const flags = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { npm_execpath: npm = "" } = process.env;
  const [command, args] =
    basename(npm) === "npm-cli.js" ? [process.execPath, [npm, ...flags]] : ["npm", flags];
  return run("npm ci", command, args, { cwd: folder, hint: HINT });
}

/** Compares the lockfile with the one that npm leaves in `node_modules` at the end of an install. */
function isInstalled(folder) {
  const wanted = Object.entries(packagesOf(join(folder, "package-lock.json")));
  const present = packagesOf(join(folder, "node_modules", ".package-lock.json"));
  return wanted.every(([path, { version, optional, extraneous }]) => {
    const isNeeded = path !== "" && !extraneous && !(optional && !present[path]);
    return !isNeeded || present[path]?.version === version;
  });
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, "utf8")).packages;
  } catch {
    return {};
  }
}
