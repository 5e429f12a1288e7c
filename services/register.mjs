/**
 * The register, `running.json` in a data folder: who runs here and which processes belong to it. It keeps a second
 * launcher out, lets `prisma` and `seed` find the running database, and lets the next launcher clear away what a
 * killed one left behind.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

let held = null;

/** When the process was born, in whatever unit the system has, or null when it is gone. Tells a reused pid apart. */
export function birthOf(pid) {
  if (process.platform === "linux") return birthFromProc(pid);
  const { stdout } = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  const line = stdout?.trim() ?? "";
  return line === "" || line.startsWith("Z") ? null : line.replace(/^\S+\s+/, "");
}

function birthFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : fields[19];
  } catch {
    return null;
  }
}

/** Whether this very process still lives. */
export const lives = ({ pid, birth }) => birth !== null && birthOf(pid) === birth;

/** What the register of `dir` says, or null when there is none that can be read. */
export function readRegister(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, "running.json"), "utf8"));
  } catch {
    return null;
  }
}

/**
 * Takes the register of `dir` for this process. Returns `{ holder }` when another living launcher has it, else
 * `{ left }`: the processes that a killed launcher left, oldest first.
 */
export function takeRegister(dir, command) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, "running.json");
  const previous = readRegister(dir);
  if (previous && lives(previous)) return { holder: previous };
  rmSync(file, { force: true });
  const entry = { pid: process.pid, birth: birthOf(process.pid), command, children: [] };
  try {
    writeFileSync(file, JSON.stringify(entry), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (error.code === "EEXIST") return takeRegister(dir, command);
    throw error;
  }
  held = { file, entry };
  return { left: previous?.children.filter(lives) ?? [] };
}

/** Adds facts to the register that this process holds; without one, does nothing. */
export function note(facts) {
  if (!held) return;
  Object.assign(held.entry, facts);
  const draft = `${held.file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(held.entry), { mode: 0o600 });
  renameSync(draft, held.file);
}

export function leaveRegister() {
  if (held) rmSync(held.file, { force: true });
  held = null;
}
