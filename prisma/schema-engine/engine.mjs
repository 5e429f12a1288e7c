import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { actionable, EngineFailure } from "./failure.mjs";

const BINARY = new URL(
  "schema_engine_bg.wasm",
  import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
);

/** The methods whose name on the wire is not the engine's. */
const RENAMED = { getDatabaseVersion: "version" };

let panic;

/**
 * Compiles the engine. What `schema_engine.js` in its package does, which needs a bundler, and the registry for
 * panics that Prisma's own loader defines.
 */
async function load() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      panic = message;
    },
  };
  const imports = { "./schema_engine_bg.js": bindings };
  const { instance } = await WebAssembly.instantiate(await readFile(fileURLToPath(BINARY)), imports);
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** The commit the engine was built from. */
export async function version() {
  await load();
  return bindings.version();
}

/**
 * The engine for one run of the CLI. It has to last as long, for what `devDiagnostic` finds out in a shadow database is
 * remembered for `evaluateDataLoss` and `createMigration`.
 */
export class Engine {
  #database;
  #starting;

  /**
   * @param {import("./database.mjs").Database} database
   * @param {(line: string) => void} log Receives the engine's log, a JSON object a line.
   */
  constructor(database, log) {
    this.#database = bindMigrationAwareSqlAdapterFactory(database);
    this.log = log;
  }

  /**
   * Runs one method.
   * @param {[path: string, content: string][]} datamodels The schema files; those of the first call count.
   * @throws {Error} With a `code` (P3018 and so on) where Prisma has one for it.
   */
  async call(datamodels, method, params) {
    try {
      this.#starting ??= this.#start(datamodels);
      const engine = await this.#starting;
      const name = RENAMED[method] ?? method;
      if (!(name in engine)) throw new EngineFailure(`The WASM schema engine has no method ${method}.`);
      return await invoke(engine, name, params);
    } catch (error) {
      throw actionable(error, this.#database.errorRegistry);
    }
  }

  async #start(datamodels) {
    await load();
    const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
    return orUncaught(bindings.SchemaEngine.new(options, this.log, this.#database));
  }
}

/**
 * In WASM, only `devDiagnostic` may use a shadow database, and it looks at applied migrations alone. After `migrate dev`
 * has applied some, it must look again before the methods that rely on it know the schema.
 */
async function invoke(engine, name, params) {
  try {
    return await orUncaught(engine[name](params));
  } catch (error) {
    if (!error.message.includes("external factory")) throw error;
    const { migrationsList, filters } = params;
    await orUncaught(engine.devDiagnostic({ migrationsList, filters }));
    return orUncaught(engine[name](params));
  }
}

/** A panic and a parameter the engine cannot read are thrown from a callback: the promise itself never settles. */
async function orUncaught(promise) {
  let fail;
  const uncaught = new Promise((_, reject) => {
    fail = (error) => reject(new EngineFailure(panic ?? error.message));
    process.once("uncaughtException", fail);
  });
  return Promise.race([promise, uncaught]).finally(() => process.off("uncaughtException", fail));
}
