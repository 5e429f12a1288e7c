import Pusher, { type Channel } from "pusher-js";
import { onTestFinished } from "vitest";
import { authorizeChannel } from "@/lib/chat/channel-data";
import type { Message, MessagesEvent, MovedEvent } from "@/lib/chat/schema";
import { clientSettings } from "@/lib/realtime/server";
import type { SignedIn } from "@/lib/viewer";

type Heard = { messages: Message[]; lastRevs: number[]; moved: number[]; events: string[] };

/** A stock pusher-js client of one viewer, whose channels our own code signs. Disconnects when the test ends. */
export function connect(viewer: SignedIn) {
  const { key, host, port, tls, cluster } = clientSettings();
  const pusher = new Pusher(key, {
    cluster,
    wsHost: host,
    wsPort: port,
    wssPort: port,
    forceTLS: tls,
    enabledTransports: ["ws", "wss"],
    channelAuthorization: {
      transport: "ajax",
      endpoint: "",
      customHandler: ({ socketId, channelName }, answer) => {
        authorizeChannel(viewer, socketId, channelName).then(
          (signature) => answer(null, signature),
          (error: Error) => answer(error, null),
        );
      },
    },
  });
  onTestFinished(() => pusher.disconnect());
  return pusher;
}

/** Subscribes, and resolves to what is heard from then on. Rejects when the subscription is refused. */
export async function listen(pusher: Pusher, name: string): Promise<Heard> {
  const heard: Heard = { messages: [], lastRevs: [], moved: [], events: [] };
  const channel = pusher.subscribe(name);
  channel.bind("messages", ({ messages, lastRev }: MessagesEvent) => {
    heard.messages.push(...messages);
    if (lastRev !== undefined) heard.lastRevs.push(lastRev);
  });
  channel.bind("moved", ({ epoch }: MovedEvent) => heard.moved.push(epoch));
  channel.bind_global((event: string) => heard.events.push(event));
  await subscribed(channel);
  return heard;
}

function subscribed(channel: Channel) {
  return new Promise<void>((resolve, reject) => {
    channel.bind("pusher:subscription_succeeded", () => resolve());
    channel.bind("pusher:subscription_error", (error: unknown) => reject(error));
  });
}
