import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { EngineFailure, scriptMessage, shadowFailure } from "./failure.mjs";
import { Session } from "./session.mjs";

const CHAR_OID = 18;
const TEXT_OID = 25;
/** The second code comes from two CREATE DATABASE at the very same time. */
const DUPLICATE_DATABASE = ["42P04", "23505"];

/** The database and its shadow databases, in the shape the WASM schema engine asks for. */
export class Database {
  provider = "postgres";
  adapterName = "@prisma/adapter-pg";
  #closing;
  #shadows = new Map();

  /** @param {string | undefined} url Checked by `connect()`. */
  constructor(url = "") {
    this.url = url;
    this.session = new Session(url);
  }

  /** @throws {EngineFailure} See `Session.open`; P1013 for what is no Postgres URL. */
  async connect() {
    checkUrl(this.url);
    await this.session.open();
    await ensureSchema(this.session);
    return adapterFor(this.session);
  }

  /** A new empty database beside the real one, dropped by `dispose()` or, should the engine forget it, by `close()`. */
  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await this.session.query(`CREATE DATABASE "${name}"`).catch((error) => {
      throw shadowFailure(error);
    });
    const shadow = new Session(withDatabase(this.url, name));
    this.#shadows.set(name, { session: shadow });
    await ensureSchema(shadow);
    return adapterFor(shadow, () => this.#drop(name));
  }

  #drop(name) {
    const shadow = this.#shadows.get(name);
    if (shadow) shadow.dropping ??= this.#closeAndDrop(name, shadow.session);
    return shadow?.dropping;
  }

  async #closeAndDrop(name, session) {
    await session.close();
    await this.session.query(`DROP DATABASE "${name}"`);
    this.#shadows.delete(name);
  }

  /** Leaves neither a connection nor a shadow database behind. What comes after connects again. */
  close() {
    this.#closing ??= this.#close().finally(() => {
      this.#closing = undefined;
    });
    return this.#closing;
  }

  async #close() {
    await Promise.allSettled([...this.#shadows.keys()].map((name) => this.#drop(name)));
    await this.session.close();
  }
}

/** Creates the database a URL names, from the server's `postgres` database; one that exists already is fine. */
export async function createDatabase(url) {
  const { database } = new pg.Client({ connectionString: url });
  const server = new Session(withDatabase(url, "postgres"));
  try {
    await server.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } catch (error) {
    if (!DUPLICATE_DATABASE.includes(error.code)) throw error;
  } finally {
    await server.close();
  }
}

function checkUrl(url) {
  if (!url) throw new EngineFailure("This command needs a database: set DATABASE_URL.");
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new EngineFailure("DATABASE_URL must begin with postgresql://", "P1013");
}

function withDatabase(url, name) {
  return url.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, (_, server) => `${server}/${name}`);
}

/** Asks first: without the right to create schemas, IF NOT EXISTS fails for one that exists as well. */
async function ensureSchema(session) {
  if (!session.schema) return;
  const text = "SELECT 1 FROM pg_namespace WHERE nspname = $1";
  const { rowCount } = await session.query({ text, values: [session.schema] });
  if (rowCount === 0) await session.query(`CREATE SCHEMA ${pg.escapeIdentifier(session.schema)}`);
}

async function adapterFor(session, dispose = async () => {}) {
  const adapter = await new PrismaPg({}, { schema: session.schema }).connect();
  return Object.assign(adapter, {
    client: session,
    queryRaw: (query) => queryWithChars(adapter, query),
    executeScript: (script) => executeWhole(adapter, script),
    dispose,
  });
}

/** adapter-pg cannot read Postgres's internal "char", which the catalogues are full of. */
async function queryWithChars(adapter, query) {
  const chars = [];
  const reader = Object.create(adapter);
  reader.performIO = async (io) => {
    const result = await adapter.performIO(io);
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      chars.push(index);
      field.dataTypeID = TEXT_OID;
    }
    return result;
  };
  const result = await Object.getPrototypeOf(adapter).queryRaw.call(reader, query);
  for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character;
  return result;
}

/** adapter-pg splits a script at every semicolon, also inside a function's body; Postgres reads it whole. */
async function executeWhole(adapter, script) {
  try {
    await adapter.client.query(script);
  } catch (error) {
    if (!error.severity) adapter.onError(error);
    const { severity, code, detail, hint, column } = error;
    throw new DriverAdapterError({
      kind: "postgres",
      severity,
      code,
      detail,
      hint,
      column,
      message: scriptMessage(error, script),
    });
  }
}
