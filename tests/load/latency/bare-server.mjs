/**
 * The least that can carry a message to many: `POST /ws` broadcasts over WebSockets of its own; `POST /broker` stores it
 * in a table with pg and triggers the same broker that the site uses. No session, no rights, no order, no validation.
 */
import { createServer } from "node:http";
import pg from "pg";
import Pusher from "pusher";
import { WebSocketServer } from "ws";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const pusher = new Pusher({
  appId: process.env.PUSHER_APP_ID,
  key: process.env.PUSHER_KEY,
  secret: process.env.PUSHER_SECRET,
  host: process.env.PUSHER_HOST,
  port: process.env.PUSHER_PORT,
  useTLS: false,
});
await pool.query("CREATE TABLE IF NOT EXISTS bare_message (id bigserial PRIMARY KEY, body text NOT NULL)");

const carry = {
  "/ws": async (body) => {
    for (const client of sockets.clients) client.send(body);
  },
  "/broker": async (body) => {
    await pool.query("INSERT INTO bare_message (body) VALUES ($1)", [body]);
    void pusher.trigger("bare", "message", { body });
  },
};

const server = createServer(async (request, response) => {
  const chunks = await request.toArray();
  await carry[request.url]?.(Buffer.concat(chunks).toString());
  response.end("{}");
});
const sockets = new WebSocketServer({ server });
server.listen(Number(process.env.PORT), "127.0.0.1");
