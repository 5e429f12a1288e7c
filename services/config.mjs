/** What the environment asks for: which database, which broker, which port. Pure, so that it can be tested. */
import { Failure } from "./progress.mjs";

const BROKER_NAMES = ["PUSHER_APP_ID", "PUSHER_KEY", "PUSHER_SECRET"];
const BROKER_EXTRAS = ["PUSHER_CLUSTER", "PUSHER_HOST", "PUSHER_PORT", "PUSHER_TLS"];

/**
 * `{ port, database, broker }`; `database` is the address of the database to use or null for the embedded one,
 * `broker` is true when the environment names one. Throws a `Failure` for half a configuration.
 */
export function readConfig(env) {
  return { port: readPort(env.PORT), database: readDatabase(env.DATABASE_URL), broker: readBroker(env) };
}

function readPort(value = "") {
  const port = value === "" ? 3000 : Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`PORT is "${value}", which is no port.`, { hint: "Set it to a number from 1 to 65535." });
}

function readDatabase(value = "") {
  if (value === "") return null;
  if (/^postgres(ql)?:\/\/./.test(value)) return value;
  throw new Failure("DATABASE_URL is not the address of a PostgreSQL database.", {
    hint: "It looks like postgresql://user:password@host:5432/name. Without it an embedded database is used.",
  });
}

function readBroker(env) {
  const isSet = (name) => (env[name] ?? "") !== "";
  const set = [...BROKER_NAMES, ...BROKER_EXTRAS].filter(isSet);
  if (set.length === 0) return false;
  const missing = BROKER_NAMES.filter((name) => !isSet(name));
  if (!isSet("PUSHER_CLUSTER") && !isSet("PUSHER_HOST")) missing.push("PUSHER_CLUSTER or PUSHER_HOST");
  if (missing.length === 0) return true;
  throw new Failure(
    `The broker is configured by half: ${set.join(", ")} set, ${missing.join(", ")} missing.`,
    {
      hint: "Set what is missing to use that broker, or unset every PUSHER_* variable to use the embedded one.",
    },
  );
}
