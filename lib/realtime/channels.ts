/** The closed grammar of realtime channel names. Nothing else is ever signed. */
export type Channel =
  | { kind: "room"; roomId: string; epoch: number }
  | { kind: "user"; userId: string; epoch: number }
  | { kind: "media"; mediaId: string }
  | { kind: "playlist"; playlistId: string; epoch: number };

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const room = new RegExp(`^private-room-(${uuid})-([1-9][0-9]{0,8})$`);
const user = new RegExp(`^private-user-(${uuid})(?:-([2-9]|[1-9][0-9]{1,8}))?$`);
const media = new RegExp(`^private-media-(${uuid})$`);
const playlist = new RegExp(`^private-playlist-(${uuid})-([1-9][0-9]{0,8})$`);

/** The channel of one generation (epoch) of a room. */
export function roomChannel(roomId: string, epoch: number) {
  return `private-room-${roomId}-${epoch}`;
}

/** What only this user hears: notifications. The first generation's (epoch's) channel bears no number. */
export function userChannel(userId: string, epoch: number) {
  return epoch === 1 ? `private-user-${userId}` : `private-user-${userId}-${epoch}`;
}

/** Public counters of a media. */
export function mediaChannel(mediaId: string) {
  return `private-media-${mediaId}`;
}

/** The channel of one generation (epoch) of the people who work on a playlist: they hear that it has changed. */
export function playlistChannel(playlistId: string, epoch: number) {
  return `private-playlist-${playlistId}-${epoch}`;
}

/** The channel that a name denotes, or null for any name that is not exactly one of the grammar's. */
export function parseChannel(name: string): Channel | null {
  const inRoom = room.exec(name);
  if (inRoom?.[1]) return { kind: "room", roomId: inRoom[1], epoch: Number(inRoom[2]) };
  const ofUser = user.exec(name);
  if (ofUser?.[1]) return { kind: "user", userId: ofUser[1], epoch: Number(ofUser[2] ?? 1) };
  const ofMedia = media.exec(name)?.[1];
  if (ofMedia) return { kind: "media", mediaId: ofMedia };
  const ofPlaylist = playlist.exec(name);
  if (!ofPlaylist?.[1]) return null;
  return { kind: "playlist", playlistId: ofPlaylist[1], epoch: Number(ofPlaylist[2]) };
}
