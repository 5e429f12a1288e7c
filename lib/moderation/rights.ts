import type { MemberRole } from "../rooms/schema";
import type { SessionUser } from "../users/schema";
import type { ActorRole } from "./audit-schema";
import type { Action, ActionKind } from "./case-schema";
import type { ReportTarget } from "./schema";

/** Whom something is about: what they are on the site, and in the room in question; `joined`: they have ever been in it. */
export type Subject = {
  id: string;
  siteRole: SessionUser["role"];
  role: MemberRole | null;
  joined: boolean;
  owner: boolean;
};

/** What is to be decided: the target, whom it is about, and the room in question. `title` is what people call it. */
export type Matter = {
  type: ReportTarget;
  id: string;
  subject: Subject | null;
  room: { id: string; title: string; lobby: boolean } | null;
  title: string;
};

type Refusal = { code: "invalid" | "forbidden"; message: string };

const fits: Record<ActionKind, (matter: Matter, scope: "room" | "site" | null) => boolean> = {
  "delete-message": ({ type }) => type === "message",
  "delete-recent": aboutSomebody,
  warning: aboutSomebody,
  timeout: aboutSomebody,
  mute: aboutSomebody,
  ban: aboutSomebody,
  kick: ({ subject, room }) => subject !== null && room !== null,
  "hide-playlist": ({ type }) => type === "playlist",
  "close-room": ({ type, room }) => type === "room" && room !== null && !room.lobby,
  "remove-media": ({ type }) => type === "media",
};

function aboutSomebody({ subject, room }: Matter, scope: "room" | "site" | null) {
  return subject !== null && (scope === "site" || room !== null);
}

/** Whether somebody acting as this does so for the whole site. */
export function isOfStaff(role: ActorRole) {
  return role === "staff" || role === "admin";
}

/** Why somebody acting as this may not do that here, or null. */
export function refusalToAct(
  actor: { id: string; role: ActorRole },
  matter: Matter,
  action: Action,
): Refusal | null {
  const scope = "scope" in action ? action.scope : null;
  if (!fits[action.kind](matter, scope))
    return { code: "invalid", message: "That does not fit what this is about." };
  const message = refusalByRole(actor.role, action.kind, scope) ?? refusalBySubject(actor, matter, action);
  return message ? { code: "forbidden", message } : null;
}

const sitewide: ActionKind[] = ["hide-playlist", "close-room", "remove-media"];

function refusalByRole(role: ActorRole, kind: ActionKind, scope: "room" | "site" | null): string | null {
  if (role === "admin") return null;
  if (kind === "remove-media") return "Only the site's admins can take media down.";
  const wide = scope === "site" || sitewide.includes(kind);
  return wide && !isOfStaff(role) ? "Only the site's moderators can do that." : null;
}

function refusalBySubject(
  actor: { id: string; role: ActorRole },
  { subject }: Matter,
  action: Action,
): string | null {
  if (!subject) return null;
  if (subject.id === actor.id) return "You cannot do that to yourself.";
  if (subject.siteRole === "admin" && actor.role !== "admin")
    return "You cannot do that to the site's admins.";
  const removes = action.kind === "kick" || (action.kind === "ban" && action.scope === "room");
  if (removes && subject.owner) return "Nobody can remove the room's owner.";
  if (actor.role === "admin") return null;
  const sanctionsStaff = "scope" in action && action.scope === "site" && subject.siteRole !== "user";
  if (actor.role === "staff") return sanctionsStaff ? "Only the site's admins can do that." : null;
  return refusalInRoom(actor.role, subject, action);
}

function refusalInRoom(role: ActorRole, subject: Subject, action: Action): string | null {
  if (!subject.joined && action.kind !== "ban")
    return "They were never in this room: you can only ban them from it.";
  if (subject.siteRole !== "user") return "You cannot do that to the site's moderators.";
  if (subject.owner) return "Only the site's moderators can do that to the room's owner.";
  return subject.role === "moderator" && role !== "owner"
    ? "Only the owner can do that to a moderator."
    : null;
}

/** Whether a room's keeper acts on somebody who was never there: they can be kept out, and have nothing to be told. */
export function isStranger(actor: { role: ActorRole }, { subject }: Matter) {
  return subject !== null && !subject.joined && !isOfStaff(actor.role);
}

/** One action of each kind and scope, to ask which of them somebody may do. */
export const everyAction: Action[] = [
  { kind: "delete-message" },
  ...(["room", "site"] as const).flatMap((scope): Action[] => [
    { kind: "delete-recent", hours: 1, scope },
    { kind: "warning", scope },
    { kind: "timeout", scope, minutes: 10 },
    { kind: "mute", scope },
    { kind: "ban", scope },
  ]),
  { kind: "kick" },
  { kind: "hide-playlist" },
  { kind: "close-room" },
  { kind: "remove-media" },
];
