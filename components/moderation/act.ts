import { toastError } from "@/components/ui/toast";
import type { ActionKind } from "@/lib/moderation/case-schema";
import type { User } from "@/lib/users/schema";
import type { May } from "./draft";

/** Whom moderators act on at the moment, without a report. */
export type Actable = {
  target: { type: "message" | "user"; id: string };
  person: Pick<User, "id" | "name">;
  /** In which room; on the whole site without it. */
  roomId?: string;
  /** The words of the message, if it is one. */
  quote?: string;
  may: May;
  /** What is chosen already. */
  preset?: ActionKind;
  onDone?: () => void;
};

/** Opens the dialog for it. Its code loads now. */
export function openAct(about: Actable) {
  import("./act-host").then(
    ({ show }) => show(about),
    () => toastError("This could not be loaded. Check the connection and try again."),
  );
}

const inRoom = ["timeout", "mute", "ban", "delete-recent", "warning"] as const;

/**
 * What may be done with somebody in a room, or with their message; the server has the last word. The site's staff choose
 * whether it holds in the room or everywhere.
 */
export function mayIn({ staff, message }: { staff: boolean; message: boolean }): May {
  const scopes = staff ? (["room", "site"] as const) : (["room"] as const);
  return [
    ...(message ? [{ kind: "delete-message", scope: null } as const] : []),
    ...inRoom.flatMap((kind) => scopes.map((scope) => ({ kind, scope }))),
    { kind: "kick", scope: null },
  ];
}

/** What the site's staff may do with somebody outside of any room. */
export const mayOnSite: May = inRoom.map((kind) => ({ kind, scope: "site" }));
