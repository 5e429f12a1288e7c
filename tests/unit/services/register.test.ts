import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { choosePort, isFree } from "@/services/ports.mjs";
import { birthOf, leaveRegister, lives, note, readRegister, takeRegister } from "@/services/register.mjs";
import { localSecrets } from "@/services/secrets.mjs";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "matinee-register-"));
});
afterEach(() => {
  leaveRegister();
  rmSync(dir, { recursive: true });
});

const write = (entry: object) => writeFileSync(join(dir, "running.json"), JSON.stringify(entry));

test("a living launcher keeps others out", () => {
  const holder = { pid: process.pid, birth: birthOf(process.pid), command: "start", children: [] };
  write(holder);
  expect(takeRegister(dir, "dev")).toEqual({ holder });
});

test("a dead launcher leaves its living processes, and a reused pid is not one of them", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const living = { name: "Soketi", pid: child.pid, birth: birthOf(child.pid) };
  const reused = { name: "PostgreSQL", pid: process.pid, birth: "long ago" };
  write({ pid: process.pid, birth: "long ago", command: "start", children: [reused, living] });
  expect(takeRegister(dir, "start")).toEqual({ left: [living] });
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(lives(living)).toBe(false);
});

test("a register that cannot be read is taken over, noted in, and left", () => {
  writeFileSync(join(dir, "running.json"), "{");
  expect(takeRegister(dir, "start")).toEqual({ left: [] });
  note({ url: "http://localhost:3000" });
  expect(readRegister(dir)).toMatchObject({
    pid: process.pid,
    command: "start",
    url: "http://localhost:3000",
  });
  leaveRegister();
  expect(readRegister(dir)).toBeNull();
});

test("secrets are made once, and only their owner can read them", () => {
  const secrets = localSecrets(dir);
  expect(localSecrets(dir)).toEqual(secrets);
  expect(new Set(Object.values(secrets)).size).toBe(5);
  expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(join(dir, "secrets.json"), "utf8"))).toEqual(secrets);
});

test("a taken port is passed over", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const taken = typeof address === "object" && address ? address.port : 0;
  expect(await isFree(taken, "127.0.0.1")).toBe(false);
  expect(await choosePort(taken)).not.toBe(taken);
  server.close();
});
