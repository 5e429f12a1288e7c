import type { ReactNode } from "react";
import { roleWords } from "@/components/collaboration/words";
import type { Notification, NotificationData, NotificationKind } from "@/lib/notifications/schema";

/** What a notification says, after the name of whoever caused it if it names somebody, and where it leads. */
type Line = { words: ReactNode; href: string; quote?: string };

type Lines = { [Kind in NotificationKind]: (data: NotificationData[Kind]) => Line };

const list = (id: string) => `/library/playlists/${id}`;
const room = (id: string) => `/rooms/${id}`;
const message = (mediaId: string, roomId: string, seq: number) =>
  `/media/${mediaId}?room=${roomId}&message=${seq}`;

const lines: Lines = {
  "playlist-invitation": ({ playlist, role }) => ({
    words: (
      <>
        invites you to <Name of={playlist} /> as {roleWords[role].a}
      </>
    ),
    href: "/library",
  }),
  "playlist-joined": ({ playlist, role }) => ({
    words: (
      <>
        works on <Name of={playlist} /> now, as {roleWords[role].a}
      </>
    ),
    href: list(playlist.id),
  }),
  suggestion: ({ playlist, media, more }) => ({
    words: (
      <>
        suggests {media ? <Name of={media} /> : "a title"}
        {more ? ` and ${more} more` : ""} for <Name of={playlist} />
      </>
    ),
    href: list(playlist.id),
  }),
  "suggestion-decided": ({ playlist, media, accepted }) => ({
    words: (
      <>
        {accepted ? "took your suggestion" : "declined your suggestion"} {media && <Name of={media} />}{" "}
        {accepted ? "into" : "for"} <Name of={playlist} />
      </>
    ),
    href: list(playlist.id),
  }),
  "playlist-transferred": ({ playlist }) => ({
    words: (
      <>
        gave you <Name of={playlist} />: it is yours now
      </>
    ),
    href: list(playlist.id),
  }),
  mention: ({ room: { id, title }, mediaId, seq, excerpt }) => ({
    words: (
      <>
        mentioned you in <Name of={{ title }} />
      </>
    ),
    quote: excerpt,
    href: message(mediaId, id, seq),
  }),
  reply: ({ room: { id, title }, mediaId, seq, excerpt }) => ({
    words: (
      <>
        answered you in <Name of={{ title }} />
      </>
    ),
    quote: excerpt,
    href: message(mediaId, id, seq),
  }),
  "room-invitation": ({ room: { id, title } }) => ({
    words: (
      <>
        invites you to the room <Name of={{ title }} />
      </>
    ),
    href: room(id),
  }),
  "room-role": ({ room: { id, title }, role }) => ({
    words: (
      <>
        made you {role === "owner" ? "the owner" : "a moderator"} of <Name of={{ title }} />
      </>
    ),
    href: room(id),
  }),
  "report-decided": ({ target, title, upheld }) => ({
    words: (
      <>
        Your report on {title ? <Name of={{ title }} /> : reported[target]} was looked at:{" "}
        {upheld ? "the moderators did something about it" : "the moderators found nothing against the rules"}.
        Thank you.
      </>
    ),
    href: "/settings/record#reports",
  }),
  sanction: ({ decisionId, kind, room, until }) => ({
    words: (
      <>
        {sanctioned[kind]} {room ? <Name of={room} /> : "Matinee"}
        {until && ` until ${dayAndTime(until)}`}. See why, and what you can do.
      </>
    ),
    href: record(decisionId),
  }),
  "appeal-decided": ({ decisionId, reversed }) => ({
    words: reversed
      ? "Your appeal was granted: the decision is taken back."
      : "Your appeal was looked at by somebody else: the decision stands.",
    href: record(decisionId),
  }),
  "decision-reversed": ({ decisionId, room }) => ({
    words: (
      <>
        What moderators did about you {room ? "in " : "on "}
        {room ? <Name of={room} /> : "Matinee"} is taken back.
      </>
    ),
    href: record(decisionId),
  }),
};

const record = (decisionId: string) => `/settings/record#${decisionId}`;

const reported: Record<NotificationData["report-decided"]["target"], string> = {
  message: "a message",
  user: "a person",
  room: "a room",
  playlist: "a playlist",
  media: "a title",
};

/** The words before the place. */
const sanctioned: Record<NotificationData["sanction"]["kind"], string> = {
  warning: "You have been warned in",
  timeout: "You cannot write in",
  mute: "You are muted in",
  ban: "You are banned from",
  removal: "Something of yours was removed from",
};

/** By UTC: the server draws it too, and does not know the reader's clock. */
function dayAndTime(moment: string) {
  const options = { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Date(moment).toLocaleString("en-GB", options)} UTC`;
}

export function lineOf<Kind extends NotificationKind>({ kind, data }: Notification & { kind: Kind }): Line {
  const line = lines[kind] as (data: unknown) => Line;
  return line(data);
}

function Name({ of: { title } }: { of: { title: string } }) {
  return <strong className="font-semibold">{title}</strong>;
}
