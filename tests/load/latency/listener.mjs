/** Members of a room that do the least a client of the HTTP contract must: watch, join, hear the room's channel, send. */
import PusherClient from "pusher-js";

const JOIN_TOGETHER = 25;

class Listener {
  constructor(site, { cookie }) {
    this.site = site;
    this.headers = { "Content-Type": "application/json", cookie };
  }

  async post(path, body) {
    const options = { method: "POST", headers: this.headers, body: JSON.stringify(body) };
    const response = await fetch(`${this.site.url}${path}`, options);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  async join({ mediaId, roomId }, hear) {
    await this.watch(mediaId);
    const { channel } = await this.post(`/api/rooms/${roomId}/join`, {});
    this.roomId = roomId;
    await this.subscribe(channel, hear);
  }

  async watch(mediaId) {
    const { nextHeartbeatMs } = await this.post("/api/watching", {
      mediaId,
      positionMs: 0,
      state: "playing",
    });
    this.timer = setTimeout(() => this.watch(mediaId).catch(console.error), nextHeartbeatMs);
  }

  async subscribe(name, hear) {
    const { key, host, port } = await (await fetch(`${this.site.url}/api/realtime`)).json();
    this.pusher = new PusherClient(key, {
      cluster: "",
      wsHost: host,
      wsPort: port,
      forceTLS: false,
      enabledTransports: ["ws"],
      channelAuthorization: { customHandler: (request, answer) => this.authorise(request, answer) },
    });
    const channel = this.pusher.subscribe(name);
    channel.bind("messages", ({ messages }) => {
      for (const { body } of messages) hear(body);
    });
    await new Promise((resolve, reject) => {
      channel.bind("pusher:subscription_succeeded", resolve);
      channel.bind("pusher:subscription_error", reject);
    });
  }

  async authorise({ socketId, channelName }, answer) {
    const response = await fetch(`${this.site.url}/api/realtime/auth`, {
      method: "POST",
      headers: { cookie: this.headers.cookie },
      body: new URLSearchParams({ socket_id: socketId, channel_name: channelName }),
    });
    if (response.ok) answer(null, await response.json());
    else answer(new Error(`The channel was refused with ${response.status}.`), null);
  }

  send(body) {
    return this.post(`/api/rooms/${this.roomId}/messages`, { clientId: crypto.randomUUID(), body });
  }

  stop() {
    clearTimeout(this.timer);
    this.pusher?.disconnect();
  }
}

/** These people, all of them inside `room` and hearing it; `hear` gets each message's body once for each of them. */
export async function listeners(site, people, room, hear) {
  const all = people.map((person) => new Listener(site, person));
  for (let first = 0; first < all.length; first += JOIN_TOGETHER) {
    await Promise.all(all.slice(first, first + JOIN_TOGETHER).map((one) => one.join(room, hear)));
  }
  return all;
}
