import { describe, expect, test } from "vitest";
import {
  mediaChannel,
  parseChannel,
  playlistChannel,
  roomChannel,
  userChannel,
} from "@/lib/realtime/channels";

const id = "019c1db0-01c0-7797-9a10-e2bf1c1bb803";

test("every name that is made is read back", () => {
  expect(parseChannel(roomChannel(id, 12))).toEqual({ kind: "room", roomId: id, epoch: 12 });
  expect(parseChannel(userChannel(id, 1))).toEqual({ kind: "user", userId: id, epoch: 1 });
  expect(parseChannel(userChannel(id, 2))).toEqual({ kind: "user", userId: id, epoch: 2 });
  expect(parseChannel(userChannel(id, 10))).toEqual({ kind: "user", userId: id, epoch: 10 });
  expect(parseChannel(mediaChannel(id))).toEqual({ kind: "media", mediaId: id });
  expect(parseChannel(playlistChannel(id, 3))).toEqual({ kind: "playlist", playlistId: id, epoch: 3 });
});

describe("nothing outside the grammar is a channel", () => {
  const refused = [
    "",
    "private-",
    `room-${id}-1`,
    `presence-room-${id}-1`,
    `private-encrypted-room-${id}-1`,
    `private-cache-room-${id}-1`,
    `private-room-${id}`,
    `private-room-${id}-`,
    `private-room-${id}-0`,
    `private-room-${id}-01`,
    `private-room-${id}--1`,
    `private-room-${id}-1.5`,
    `private-room-${id}-1e3`,
    `private-room-${id}-1000000000`,
    `private-room-${id}-١`,
    `private-room-${id}-1\n`,
    `private-room-${id}-1 `,
    ` private-room-${id}-1`,
    `private-room-${id}-1-2`,
    `private-room-${id.toUpperCase()}-1`,
    `private-room-${id.slice(1)}-1`,
    `private-room-${id.replaceAll("-", "")}-1`,
    `private-user-${id}-1`,
    `private-user-${id}-0`,
    `private-user-${id}-02`,
    `private-user-${id}-2-3`,
    `private-user-${id}-`,
    `private-user-${id}-1000000000`,
    `private-user-${id},private-user-${id}`,
    `private-media-${id}/x`,
    `private-playlist-${id}`,
    `private-playlist-${id}-0`,
    `private-playlist-${id}-01`,
    `private-playlist-${id}-1-2`,
    `private-playlist-${id}-1000000000`,
    `#server-to-user-${id}`,
  ];
  test.each(refused)("%j", (name) => expect(parseChannel(name)).toBeNull());
});
