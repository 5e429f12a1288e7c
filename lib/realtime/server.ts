import "server-only";
import { Agent as PlainAgent } from "node:http";
import { Agent as TlsAgent } from "node:https";
import Pusher from "pusher";
import { env } from "../env";

const address = env.PUSHER_HOST
  ? {
      host: env.PUSHER_HOST,
      port: String(env.PUSHER_PORT ?? (env.PUSHER_TLS ? 443 : 80)),
      useTLS: env.PUSHER_TLS,
    }
  : { cluster: env.PUSHER_CLUSTER ?? "", useTLS: true };

/** Connections are kept where the broker keeps them, as Pusher does; Soketi ends each after its answer. */
const agent = new (address.useTLS ? TlsAgent : PlainAgent)({ keepAlive: true, maxFreeSockets: 20 });

const pusher = new Pusher({
  appId: env.PUSHER_APP_ID,
  key: env.PUSHER_KEY,
  secret: env.PUSHER_SECRET,
  timeout: 3_000,
  agent,
  ...address,
});

/**
 * Wakes up whoever listens to a channel. The broker is a lossy wake-up call, so a failure is logged and answered
 * with false, never thrown: clients repair from the database.
 */
export async function publish(channel: string, event: string, data: unknown): Promise<boolean> {
  try {
    const answer = await pusher.trigger(channel, event, data);
    // Soketi refuses an event that is too large with status 200.
    const { error } = (await answer.json()) as { error?: string };
    if (error) throw new Error(error);
    return true;
  } catch (error) {
    console.warn(`publish ${event} failed: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Signs a private channel for one socket. The caller has already decided that it may. */
export function signChannel(socketId: string, channel: string): { auth: string } {
  const { auth } = pusher.authorizeChannel(socketId, channel);
  return { auth };
}

/** True when the broker answers our signed requests. */
export async function brokerAnswers(): Promise<boolean> {
  return pusher.get({ path: "/channels" }).then(
    (response) => response.ok,
    () => false,
  );
}

/** What a stock pusher-js needs to connect and be authorised. */
export function clientSettings() {
  const tls = env.PUSHER_HOST ? env.PUSHER_TLS : true;
  return {
    key: env.PUSHER_KEY,
    host: env.PUSHER_HOST ?? `ws-${env.PUSHER_CLUSTER}.pusher.com`,
    port: env.PUSHER_HOST ? (env.PUSHER_PORT ?? (tls ? 443 : 80)) : 443,
    tls,
    cluster: env.PUSHER_CLUSTER ?? "",
    authEndpoint: "/api/realtime/auth",
  };
}
