/** A stamp remembers what a result was made from, so that it is made again only when that changed. */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { inRoot } from "./paths.mjs";

/** A digest of files and folders of the checkout (missing ones count as such) and of further facts. */
export function digest(paths, facts = []) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesIn)) {
    hash
      .update(`${path}\0`)
      .update(fs.readFileSync(inRoot(path)))
      .update("\0");
  }
  return hash.update(JSON.stringify(facts)).digest("hex");
}

function filesIn(path) {
  const stat = fs.statSync(inRoot(path), { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat ? [path] : [];
  const inside = fs.readdirSync(inRoot(path), { recursive: true, withFileTypes: true });
  const files = inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.sort().map((file) => join(path, file.slice(inRoot(path).length)));
}

/** Runs `make` unless `file` bears `mark` already; a run that fails leaves no stamp. */
export async function unlessStamped(file, mark, make) {
  if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === mark) return;
  fs.rmSync(file, { force: true });
  await make();
  fs.mkdirSync(dirname(file), { recursive: true });
  fs.writeFileSync(file, mark);
}
