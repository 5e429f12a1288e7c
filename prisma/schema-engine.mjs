#!/usr/bin/env node
/**
 * Prisma's schema engine without its native binary: what the CLI starts when PRISMA_SCHEMA_ENGINE_BINARY names this
 * file. The native engine is downloaded from a host that many networks block; the same engine is on npm as
 * WebAssembly. The protocol is that of `SchemaEngineCLI` in prisma/prisma (packages/migrate/src): JSON-RPC by lines on
 * stdin and stdout, a log by lines on stderr, and two commands, `cli can-connect-to-database` and `create-database`.
 */
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createDatabase, Database } from "./schema-engine/database.mjs";
import { Engine, version } from "./schema-engine/engine.mjs";
import { toRpcError, toRpcResult } from "./schema-engine/failure.mjs";

const text = { type: "string" };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: "string", multiple: true, default: [] },
    datasource: { type: "string", default: "{}" },
    "enabled-preview-features": text,
    "extension-types": text,
    version: { type: "boolean" },
  },
});
const { url } = JSON.parse(values.datasource);

const log = (line) => process.stderr.write(`${line.trimEnd()}\n`);
const logError = (fields) => log(JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields }));

const commands = {
  "can-connect-to-database": async () => {
    const database = new Database(url);
    await database.connect().finally(() => database.close());
  },
  "create-database": () => createDatabase(url),
};

/** The CLI skips the first line of stderr and reads each of the others as JSON. */
async function runCommand(name) {
  log(name);
  try {
    await commands[name]();
  } catch (error) {
    logError({ error_code: error.code ?? "", message: error.message });
    process.exitCode = 1;
  }
}

const read = async (path) => [path, await readFile(path, "utf8")];

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

/** Answers one request at a time. A message without a method is the CLI's own answer, to `print`. */
async function serve() {
  const database = new Database(url);
  const engine = new Engine(database, log);
  const datamodels = await Promise.all(values.datamodels.map(read));
  process.once("SIGINT", () => database.close().finally(() => process.exit(130)));
  for await (const line of requests()) {
    const { id, method, params } = JSON.parse(line);
    if (!method) continue;
    const reply = await engine.call(datamodels, method, params).then(toRpcResult, toRpcError);
    // Before the answer, so that the CLI never ends while something of ours is still open.
    await database.close();
    if (reply.result?.stdout)
      send({ id: "print", method: "print", params: { content: reply.result.stdout } });
    send({ id, ...reply });
  }
  // The engine gives the lock 10 s, by a timer that it leaves running when it has the lock.
  process.exit();
}

/** Lines, until the CLI has said its last word: it closes stdin and sends SIGTERM at once. */
function requests() {
  const lines = createInterface({ input: process.stdin });
  process.once("SIGTERM", () => lines.close());
  return lines;
}

// A warning on stderr would not be the JSON the CLI expects there.
process.removeAllListeners("warning");
// A CLI that was killed reads no answer; what is open is to be closed all the same.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

if (values.version) console.log(`schema-engine-wasm ${await version()}`);
else if (positionals[0] === "cli") await runCommand(positionals[1]);
else await serve();
