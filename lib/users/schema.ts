import { z } from "zod";
import { id, isStorable, line } from "../input";

/** A user as anyone may see them. */
export type User = { id: string; handle: string; name: string; imageUrl: string | null };

export const userRoles = ["user", "moderator", "admin"] as const;

/** The user behind a request, with the session that proves it, and the generation of the channel that they hear. */
export type SessionUser = User & {
  role: (typeof userRoles)[number];
  sessionId: string;
  channelEpoch: number;
};

/** Until when the site shuts somebody out; null without an end. */
export type Suspension = { until: string | null };

/**
 * The user of a session whether or not they are suspended: who may read their own record, appeal, and take or delete
 * what is theirs. Of a suspended one nothing is known that gives rights.
 */
export type AccountHolder = User & { sessionId: string; suspension?: Suspension | null };

const email = z
  .string()
  .refine(isStorable, "That is not an email address.")
  .trim()
  .max(254, "That is not an email address.")
  .pipe(z.email("That is not an email address."));

/** Length bounds after NIST SP 800-63B: at least 8 characters, no composition rules; 200 bounds the hashing work. */
const password = z
  .string()
  .min(8, "At least 8 characters, please.")
  .max(200, "At most 200 characters, please.")
  .refine(isStorable, "That password has characters that cannot be stored.");

export const signUpInput = z.strictObject({ name: line(1, 60), email, password });
export type SignUpInput = z.input<typeof signUpInput>;

export const signInInput = z.strictObject({
  email,
  password: z.string().min(1, "Please enter your password.").max(200, "At most 200 characters, please."),
});

/** Somewhere that the account is signed in; `agent` is what the browser called itself. */
export type SignedInDevice = {
  id: string;
  agent: string;
  current: boolean;
  createdAt: string;
  seenAt: string;
};

/** Ends one session, or all others. */
export const endSessionsInput = z.strictObject({ sessionId: id.optional() });

export const contacts = ["everyone", "roommates", "nobody"] as const;
export type Contact = (typeof contacts)[number];
/** Whom a user lets mention and invite them; `roommates` are in a room with them. */
export type ContactSettings = { mentionsFrom: Contact; invitesFrom: Contact };

export const contactInput = z.strictObject({
  mentionsFrom: z.enum(contacts).optional(),
  invitesFrom: z.enum(contacts).optional(),
});
export type ContactInput = z.output<typeof contactInput>;

/** As long and of such characters as handles made from names, so that `@handle` in a text ends where the handle does. */
const handle = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, "At least 3 characters, please.")
  .max(30, "At most 30 characters, please.")
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, "Letters a to z, digits and hyphens between them, please.")
  .refine((value) => !value.startsWith("deleted-"), "That handle is not for anyone.");

/** The name and handle of one's own profile. */
export const profileInput = z.strictObject({ name: line(1, 60), handle });
export type ProfileInput = z.output<typeof profileInput>;

/** The side of a picture in pixels, and how large its JPEG may be. */
export const PICTURE_SIDE = 256;
export const MAX_PICTURE_BYTES = 64 * 1024;

/** A JPEG of that size in base64; null takes the picture away. */
export const pictureInput = z.strictObject({
  jpeg: z
    .base64()
    .max(Math.ceil(MAX_PICTURE_BYTES / 3) * 4, "That picture is too large.")
    .nullable(),
});

/** A new password takes the old one, if the account has any; every other session ends. */
export const passwordInput = z.strictObject({
  current: z.string().max(200).default(""),
  password,
});
export type PasswordInput = z.output<typeof passwordInput>;

/** What of one's messages is done when one's account is deleted. */
export const messageFates = ["keep", "remove"] as const;

/** `proof` is the password, or the handle of an account without one. */
export const deletionInput = z.strictObject({
  proof: z.string().min(1, "Please fill this in.").max(200, "At most 200 characters, please."),
  messages: z.enum(messageFates),
});
export type DeletionInput = z.output<typeof deletionInput>;

/** What a user sees and changes of their own account. */
export type OwnAccount = User & { email: string; hasPassword: boolean; providers: string[] };

/**
 * The page to return to after signing in: a path of this site, or "/" for anything else. Browsers read `//host` and
 * `/\host` as another site, so the path is resolved as they would resolve it.
 */
export function safePath(path: string | null | undefined): string {
  const base = "http://matinee.invalid";
  if (!path?.startsWith("/") || !URL.canParse(path, base)) return "/";
  const url = new URL(path, base);
  // Dot segments can leave a path that begins with two slashes, which is another site again.
  if (url.origin !== base || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
