import type Pusher from "pusher-js";
import type { ChannelAuthorizationHandler } from "pusher-js";
import { request } from "@/components/chat/api";

type Settings = {
  key: string;
  host: string;
  port: number;
  tls: boolean;
  cluster: string;
  authEndpoint: string;
};

const FIRST_RECONNECT_MS = 500;
const LAST_RECONNECT_MS = 20_000;
const SIGNED_WITHIN_MS = 15_000;

let connection: Promise<Pusher> | undefined;
let users = 0;
let attempts = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * The tab's one connection to the broker, shared by whoever listens; its code loads with the first. Each call is
 * answered by one `releaseBroker`. Rejects when the site cannot be reached: ask again later.
 */
export async function acquireBroker(): Promise<Pusher> {
  users += 1;
  connection ??= open().catch((error) => {
    connection = undefined;
    throw error;
  });
  try {
    const pusher = await connection;
    if (pusher.connection.state === "disconnected" && timer === undefined) pusher.connect();
    return pusher;
  } catch (error) {
    users -= 1;
    throw error;
  }
}

export async function releaseBroker() {
  users -= 1;
  const pusher = await connection;
  if (users > 0) return;
  stopWaiting();
  pusher?.disconnect();
}

/** Connects now instead of at the next attempt: after sleep, or when the network is back. */
export async function wakeBroker() {
  const pusher = await connection;
  if (!pusher || users === 0 || timer === undefined) return;
  stopWaiting();
  pusher.connect();
}

async function open() {
  const [{ default: PusherClient }, settings] = await Promise.all([
    import("pusher-js"),
    request<Settings>("/api/realtime"),
  ]);
  const pusher = new PusherClient(settings.key, {
    cluster: settings.cluster,
    wsHost: settings.host,
    wsPort: settings.port,
    wssPort: settings.port,
    forceTLS: settings.tls,
    enabledTransports: ["ws", "wss"],
    activityTimeout: 20_000,
    pongTimeout: 8_000,
    unavailableTimeout: 6_000,
    channelAuthorization: {
      transport: "ajax",
      endpoint: settings.authEndpoint,
      customHandler: authorise(settings.authEndpoint),
    },
  });
  pusher.connection.bind("state_change", (change: { previous: string; current: string }) => {
    if (change.current === "connected") attempts = 0;
    else if (change.current === "unavailable" || change.previous === "connected") reconnectLater(pusher);
  });
  return pusher;
}

function authorise(endpoint: string): ChannelAuthorizationHandler {
  return ({ socketId, channelName }, answer) => {
    const body = new URLSearchParams({ socket_id: socketId, channel_name: channelName });
    fetch(endpoint, { method: "POST", body, signal: AbortSignal.timeout(SIGNED_WITHIN_MS) })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        answer(null, await response.json());
      })
      .catch((error: Error) => answer(error, null));
  };
}

/** pusher-js tries again at fixed times; a broker that comes back would be met by everybody in the same second. */
function reconnectLater(pusher: Pusher) {
  if (users === 0 || timer !== undefined) return;
  const delay = Math.min(LAST_RECONNECT_MS, FIRST_RECONNECT_MS * 2 ** attempts) * (0.5 + Math.random());
  attempts += 1;
  timer = setTimeout(() => {
    timer = undefined;
    if (users > 0) pusher.connect();
  }, delay);
  // It tells of the change first and begins the attempt after that: only then is there one to break off.
  queueMicrotask(() => timer !== undefined && pusher.disconnect());
}

function stopWaiting() {
  clearTimeout(timer);
  timer = undefined;
}
