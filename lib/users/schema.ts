import { z } from "zod";
import { isStorable, line } from "../input";

/** A user as anyone may see them. */
export type User = { id: string; handle: string; name: string; imageUrl: string | null };

export const userRoles = ["user", "moderator", "admin"] as const;

/** The user behind a request, with the session that proves it. */
export type SessionUser = User & { role: (typeof userRoles)[number]; sessionId: string };

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
