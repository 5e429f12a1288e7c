/**
 * An error Prisma's CLI prints as it stands. Codes and wording follow Prisma's error reference
 * (https://www.prisma.io/docs/orm/reference/error-reference), so a search for either finds help.
 */
export class EngineFailure extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

const TLS_ERROR = /^(CERT|CRL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|INVALID_|HOSTNAME|ERR_TLS|ERR_SSL)/;
const REFUSED = ["28P01", "28000"];

/** Why a connection could not be opened, with the address but never the password. */
export function connectionFailure(error, { host, port, user, database }) {
  const address = `${host}:${port}`;
  const reason = error.message || error.code;
  if (REFUSED.includes(error.code)) {
    return new EngineFailure(`Authentication failed at ${address} for user ${user}: ${reason}.`, "P1000");
  }
  if (error.code === "3D000") {
    return new EngineFailure(`Database "${database}" does not exist on the server at ${address}.`, "P1003");
  }
  if (TLS_ERROR.test(error.code ?? "") || reason.includes("SSL")) {
    return new EngineFailure(`Error opening a TLS connection to ${address}: ${reason}.`, "P1011");
  }
  return new EngineFailure(
    `Can't reach database server at ${address} (${reason}).\n\nIs it running?`,
    "P1001",
  );
}

/** Why the shadow database could not be created. */
export function shadowFailure(error) {
  return new EngineFailure(
    `Prisma Migrate could not create the shadow database. The database user needs CREATEDB. ${error.message}`,
    "P3014",
  );
}

/** What Postgres says about a script, and the line it says it about; detail and hint the engine prints itself. */
export function scriptMessage({ message, code, position, where }, script) {
  const number = script.slice(0, position - 1).split("\n").length;
  const line = position && `Line ${number}: ${script.split("\n")[number - 1].trim()}`;
  return [`${message} (SQLSTATE ${code})`, line, where && `Where: ${where}`].filter(Boolean).join("\n");
}

/**
 * The error a user can act on: the driver's own, where the engine only knows that there was one; P3018 for a failed
 * migration, which the native engine reports so and the WASM engine without a code; and no trace of Rust.
 */
export function actionable(error, registry) {
  const id = /External error id#(\d+)/.exec(error.message)?.[1];
  const own = id && registry.consumeError(Number(id))?.error;
  if (own) return own;
  const message = error.message
    .replace(/\n +0: \w+::[\s\S]*$/, "")
    .replace("external connector error\n", "")
    .trim();
  const migration = /::Applying migration\s+with migration_name="([^"]+)"/.exec(error.message)?.[1];
  if (message.includes("pg_advisory_lock")) {
    return new EngineFailure(
      `Another migration is running on this database. Try again when it has ended.\n\n${message}`,
      "P1002",
    );
  }
  if (error.code || !migration) return new EngineFailure(message, error.code);
  return new EngineFailure(
    "A migration failed to apply. New migrations cannot be applied before the error is recovered from. " +
      "Read more about how to resolve migration issues in a production database: " +
      `https://pris.ly/d/migrate-resolve\n\nMigration name: ${migration}\n\n${message}`,
    "P3018",
  );
}

/** A JSON-RPC answer; the CLI takes null, but not a missing result, for "done". */
export function toRpcResult(result = null) {
  return { result };
}

/** A JSON-RPC error as the native engine writes it. */
export function toRpcError({ message, code }) {
  return { error: { code: 4466, message, data: { is_panic: false, message, error_code: code } } };
}
