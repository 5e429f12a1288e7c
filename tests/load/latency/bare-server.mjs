/**
 * The least that can carry a message to many: `POST /ws` broadcasts over WebSockets of its own; `POST /broker` stores it
 * in a table with pg and triggers the same broker that the site uses.
 */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { carryOverBroker, makeTable } from "./carry.mjs";

await makeTable();

const carry = {
  "/ws": async (body) => {
    for (const client of sockets.clients) client.send(body);
  },
  "/broker": (body) => carryOverBroker("node", body),
};

const server = createServer(async (request, response) => {
  const chunks = await request.toArray();
  await carry[request.url]?.(Buffer.concat(chunks).toString());
  response.end("{}");
});
const sockets = new WebSocketServer({ server });
server.listen(Number(process.env.PORT), "127.0.0.1");
