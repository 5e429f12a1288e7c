import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./progress.mjs";

const NAMES = ["nextauthSecret", "brokerId", "brokerKey", "brokerSecret", "databasePassword"];

/**
 * The secrets of the services on this machine, made at the first call and kept in `secrets.json` in `dir`, which only
 * its owner can read.
 */
export function localSecrets(dir) {
  const file = join(dir, "secrets.json");
  const known = read(file);
  const missing = NAMES.filter((name) => !known[name]);
  const made = Object.fromEntries(missing.map((name) => [name, randomBytes(24).toString("hex")]));
  const secrets = { ...known, ...made };
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return {};
    throw new Failure(`${file} cannot be read: ${error.message}`);
  }
}
