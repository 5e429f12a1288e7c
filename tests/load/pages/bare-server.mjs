import { createServer } from "node:http";
import pg from "pg";

/**
 * The least that can answer a page of message history: node's own HTTP server and one SQL statement, no session, no
 * rights, no validation. What the site's route is measured against.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const page = `
  SELECT m.id, m.seq, m.rev, m.body, m.created_at, u.id AS author_id, u.handle, u.name
  FROM message m JOIN "user" u ON u.id = m.author_id
  WHERE m.room_id = $1 ORDER BY m.seq DESC LIMIT 50`;

const server = createServer(async (request, response) => {
  if (request.url === "/") return response.end("up");
  const { rows } = await pool.query(page, [request.url?.slice(1)]);
  response.setHeader("Content-Type", "application/json").end(JSON.stringify({ messages: rows.reverse() }));
});
server.listen(Number(process.env.PORT), "127.0.0.1");
