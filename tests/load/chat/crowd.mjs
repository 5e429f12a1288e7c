/** The members of one room, what each has been shown, and what the room has promised to keep. */
import { setTimeout as sleep } from "node:timers/promises";

const JOIN_TOGETHER = 25;
const JOIN_TRIES = 5;

/** A member in a tab of their own. `shown` is every message that was ever on their screen, by seq. */
export class Member {
  shown = new Map();
  outOfOrder = 0;

  constructor(person, tab, log) {
    this.person = person;
    this.tab = tab;
    this.log = log;
  }

  async join(mediaId, roomId) {
    await this.tab.watch(mediaId);
    this.engine = new this.tab.RoomEngine(await this.enter(roomId), this.person.id);
    this.engine.store.subscribe(({ timeline }) => this.look(timeline.messages));
    this.engine.start();
  }

  async enter(roomId, tries = JOIN_TRIES) {
    try {
      return await this.tab.request(`/api/rooms/${roomId}/join`, { method: "POST", body: {} });
    } catch (error) {
      if (tries === 1) throw error;
      await sleep(500);
      return this.enter(roomId, tries - 1);
    }
  }

  look(messages) {
    if (messages === this.seen) return;
    this.seen = messages;
    let before = 0;
    for (const { seq, body } of messages) {
      if (seq <= before) this.outOfOrder += 1;
      before = seq;
      if (this.shown.has(seq)) continue;
      this.shown.set(seq, body);
      this.log.arrived(body);
    }
  }

  write(body) {
    this.log.sent(body);
    this.engine.send({ body });
  }

  get unsent() {
    return this.engine.store.getState().outbox.length;
  }

  get isLive() {
    return this.engine.store.getState().live;
  }

  stop() {
    this.tab.stopWatching();
    this.engine?.stop();
  }
}

/** Joins everybody, a few at a time, and waits until events reach them all. */
export async function gather(members, mediaId, roomId) {
  for (let first = 0; first < members.length; first += JOIN_TOGETHER) {
    const group = members.slice(first, first + JOIN_TOGETHER);
    await Promise.all(group.map((member) => member.join(mediaId, roomId)));
  }
  await until(() => members.every((member) => member.isLive), 30_000, "everybody hears the room");
}

/** Somebody writes, `perSecond` times a second, until the returned function is called. */
export function chatter(members, perSecond) {
  let count = 0;
  const timer = setInterval(() => {
    members[(count * 7) % members.length].write(`message ${++count}`);
  }, 1_000 / perSecond);
  return () => clearInterval(timer);
}

/** Resolves to how long it took, in milliseconds. */
export async function until(holds, timeoutMs, what) {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > timeoutMs) throw new Error(`It did not come about that ${what}.`);
    await sleep(50);
  }
  return performance.now() - began;
}

/** When each message was written, and how long it took to each screen while `timing` is on. */
export function makeLog() {
  const writtenAt = new Map();
  const log = {
    delays: [],
    timing: false,
    acknowledged: new Set(),
    sent: (body) => writtenAt.set(body, log.timing ? performance.now() : null),
    arrived(body) {
      const at = writtenAt.get(body);
      if (at) log.delays.push(performance.now() - at);
    },
    get total() {
      return writtenAt.size;
    },
  };
  return log;
}
