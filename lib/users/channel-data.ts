import "server-only";
import { db } from "../db";
import { inBackground } from "../realtime/background";
import { userChannel } from "../realtime/channels";
import { publish } from "../realtime/server";

type Device = { id: string; channelEpoch: number };

/** Says something to a user on the channel that only they hear, by its present generation. Never throws. */
export function tellUser({ id, channelEpoch }: Device, name: string, event: unknown) {
  return publish(userChannel(id, channelEpoch), name, event);
}

/** As `tellUser`, for somebody of whom no more is known than who they are; the answer does not wait for it. */
export function tellLater(userId: string, name: string, event: unknown) {
  inBackground(async () => {
    const user = await readDevice(userId);
    if (user) await tellUser(user, name, event);
  });
}

/** Tells what is still signed in as the user, after a session has ended, to hear on the next generation of their channel. */
export function leaveChannel(userId: string) {
  inBackground(async () => {
    const user = await readDevice(userId);
    if (!user) return;
    const { id, channelEpoch: epoch } = user;
    await tellUser({ id, channelEpoch: epoch - 1 }, "moved", { epoch });
  });
}

async function readDevice(id: string) {
  try {
    return await db.user.findUnique({ where: { id }, select: { id: true, channelEpoch: true } });
  } catch (error) {
    console.error(error);
    return null;
  }
}
