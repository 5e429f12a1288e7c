/** The least that stores a message and tells the broker: no session, no rights, no order, no validation. */
import pg from "pg";
import Pusher from "pusher";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 300_000 });
const pusher = new Pusher({
  appId: process.env.PUSHER_APP_ID ?? "",
  key: process.env.PUSHER_KEY ?? "",
  secret: process.env.PUSHER_SECRET ?? "",
  host: process.env.PUSHER_HOST ?? "",
  port: process.env.PUSHER_PORT,
  useTLS: false,
});

/** Stores a body and has it heard on a channel; the broker is not waited for. */
export async function carryOverBroker(channel, body) {
  await pool.query("INSERT INTO bare_message (body) VALUES ($1)", [body]);
  void pusher.trigger(channel, "message", { body });
}

/** Makes the table that `carryOverBroker` writes to. */
export async function makeTable() {
  await pool.query("CREATE TABLE IF NOT EXISTS bare_message (id bigserial PRIMARY KEY, body text NOT NULL)");
}
