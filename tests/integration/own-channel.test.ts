import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { authorizeChannel } from "@/lib/chat/channel-data";
import { notify } from "@/lib/notifications/data";
import { userChannel } from "@/lib/realtime/channels";
import { publish } from "@/lib/realtime/server";
import { createUser, endSession, findSession, startSession } from "@/lib/users/data";
import { changePassword } from "@/lib/users/proof-data";
import { endSessions } from "@/lib/users/sessions-data";
import type { SignedIn } from "@/lib/viewer";
import { connect, listen } from "../support/listener";

const password = "correct horse battery";
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });
const tell = ({ id }: SignedIn) =>
  notify([id], "appeal-decided", { decisionId: randomUUID(), reversed: true });

async function again(sessionId: string): Promise<SignedIn> {
  const viewer = await findSession(sessionId);
  if (!viewer) throw new Error("The session has ended.");
  return viewer;
}

const signedInAs = async (userId: string) => again(await startSession(userId));

async function twoDevices() {
  const { id } = await createUser({ name: "Ada", email: `${randomUUID()}@example.com`, password });
  return { here: await signedInAs(id), there: await signedInAs(id) };
}

type Devices = Awaited<ReturnType<typeof twoDevices>>;
const ways: [string, (devices: Devices) => Promise<unknown>][] = [
  ["signed out elsewhere", ({ here }) => endSessions(here)],
  ["signed out by name", ({ here, there }) => endSessions(here, there.sessionId)],
  ["signed out itself", ({ there }) => endSession(there.sessionId)],
  [
    "shut out by a new password",
    ({ here }) => changePassword(here, { current: password, password: randomUUID() }),
  ],
];

test.for(ways)("a device that is %s hears nothing more; the other moves on", async ([, end]) => {
  const devices = await twoDevices();
  const { here, there } = devices;
  const first = userChannel(here.id, 1);
  const [kept, lost] = [await listen(connect(here), first), await listen(connect(there), first)];
  await tell(here);
  await soon(() => expect(lost.events).toContain("notification"));
  await end(devices);
  await soon(() => expect(kept.moved).toEqual([2]));
  const now = await again(here.sessionId);
  const moved = await listen(connect(now), userChannel(here.id, now.channelEpoch));
  lost.events.length = 0;
  await tell(here);
  await soon(() => expect(moved.events).toContain("notification"));
  await publish(first, "marker", {});
  await soon(() => expect(lost.events).toContain("marker"));
  expect(lost.events).not.toContain("notification");
  expect(await findSession(there.sessionId)).toBeNull();
  await expect(authorizeChannel(now, "1.2", first)).rejects.toMatchObject({ code: "forbidden" });
});

test("ending no session moves nobody", async () => {
  const { here, there } = await twoDevices();
  await endSessions(here, randomUUID());
  expect(await again(there.sessionId)).toMatchObject({ channelEpoch: 1 });
});
