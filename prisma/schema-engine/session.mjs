import pg from "pg";
import { connectionFailure } from "./failure.mjs";

const DEFAULT_CONNECT_SECONDS = 5;

/**
 * One connection, opened at the first statement and, after `close()`, at the next one. Not a pool: the engine's
 * advisory lock belongs to the connection that took it, and pg's pool drops a connection when a statement on it fails.
 */
export class Session {
  #client;
  #opening;
  #pending = 0;

  /** @param {string} url A Postgres URL as pg reads it; `schema` and `connect_timeout` as Prisma does. */
  constructor(url) {
    const parameters = new URLSearchParams(url.split("?")[1]);
    const seconds = Number(parameters.get("connect_timeout") ?? DEFAULT_CONNECT_SECONDS);
    this.schema = parameters.get("schema") ?? undefined;
    this.options = { connectionString: url, connectionTimeoutMillis: seconds * 1000 };
  }

  /**
   * Connects, unless it is connected.
   * @throws {EngineFailure} P1000, P1001, P1003 or P1011.
   */
  open() {
    this.#opening ??= this.#connect();
    return this.#opening;
  }

  async #connect() {
    const client = new pg.Client(this.options);
    client.on("error", () => {});
    this.#client = client;
    await client.connect().catch((error) => {
      throw connectionFailure(error, client);
    });
    if (this.schema) await client.query(`SET search_path TO ${pg.escapeIdentifier(this.schema)}`);
  }

  /** What pg's `Client.query` promises, and what adapter-pg calls. */
  async query(statement) {
    await this.open();
    this.#pending += 1;
    try {
      return await this.#client.query(statement);
    } finally {
      this.#pending -= 1;
    }
  }

  /** Closes the connection, if there is one, and throws nothing. */
  async close() {
    if (this.#pending > 0) await this.#interrupt().catch(() => {});
    await this.#client?.end().catch(() => {});
    this.#opening = undefined;
  }

  /** Without this, a wait for a lock would go on in the server after the client has left, and then take the lock. */
  async #interrupt() {
    const client = new pg.Client(this.options);
    await client.connect();
    await client.query("SELECT pg_terminate_backend($1)", [this.#client.processID]);
    await client.end();
  }
}
