import "server-only";
import { headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import { decode, encode, type JWT, type JWTDecodeParams } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { env } from "./env";
import { toAppError } from "./errors";
import { addressOf, limit } from "./rate-limit";
import {
  endSession,
  findHolder,
  type SessionHolder,
  startSession,
  userOfAccount,
  verifyPassword,
} from "./users/data";
import { type SessionUser, signInInput } from "./users/schema";
import { markSeen } from "./users/sessions-data";

const secure = env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** The name of the session cookie, as next-auth derives it from the site's address. */
export const sessionCookie = `${secure ? "__Secure-" : ""}next-auth.session-token`;

/**
 * Whose session a cookie is, read from the database; null when the cookie is forged, expired, or its session has ended.
 * The cookie proves only which session it is: its claims are never believed.
 */
export async function readHolder(token: string): Promise<SessionHolder | null> {
  const sid = await readSid(token);
  return sid ? findHolder(sid) : null;
}

/** As `readHolder`, the user whom the site does not shut out. */
export async function readSession(token: string): Promise<SessionUser | null> {
  return (await readHolder(token))?.viewer ?? null;
}

/** Opening a cookie costs more than asking for its session, so what the last ones held is kept: token → session id. */
const opened = new Map<string, { sid: string; expiresAtMs: number }>();
const MAX_OPENED = 5_000;

async function readSid(token: string): Promise<string | null> {
  const kept = opened.get(token);
  if (kept) return kept.expiresAtMs > Date.now() ? kept.sid : null;
  const claims = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  if (typeof claims?.sid !== "string" || typeof claims.exp !== "number") return null;
  if (opened.size >= MAX_OPENED) opened.delete(opened.keys().next().value ?? "");
  opened.set(token, { sid: claims.sid, expiresAtMs: claims.exp * 1000 });
  return claims.sid;
}

const oauthProviders = [
  env.GITHUB_ID && env.GITHUB_SECRET
    ? GitHubProvider({ clientId: env.GITHUB_ID, clientSecret: env.GITHUB_SECRET })
    : null,
  env.GOOGLE_ID && env.GOOGLE_SECRET
    ? GoogleProvider({ clientId: env.GOOGLE_ID, clientSecret: env.GOOGLE_SECRET })
    : null,
].filter((provider) => provider !== null);

/** The OAuth providers whose variables are set, for their buttons. */
export function listProviders() {
  return oauthProviders.map(({ id, name }) => ({ id, name }));
}

const credentials = CredentialsProvider({
  credentials: { email: {}, password: {} },
  async authorize(given, request) {
    const input = signInInput.safeParse({ email: given?.email, password: given?.password });
    if (!input.success) return null;
    try {
      await limitSignIn(addressOf(request.headers?.["x-forwarded-for"]), input.data.email.toLowerCase());
      return await verifyPassword(input.data.email, input.data.password);
    } catch (error) {
      // next-auth shows a thrown message to the client, so it may only be one that is meant for it.
      throw new Error(toAppError(error).message);
    }
  },
});

async function limitSignIn(address: string, email: string) {
  await limit("sign-in", `${address} ${email}`);
  await limit("sign-in-address", address);
  await limit("sign-in-email", email);
}

/** Why nobody is signed in by an identity at a provider, as the sign-in page names it. */
const problems = new Map([
  ["conflict", "EmailTaken"],
  ["forbidden", "Barred"],
]);

async function readAgent() {
  return (await headers()).get("user-agent") ?? "";
}

/** Rejects a cookie whose session has ended, so that next-auth's own routes see what `getViewer` sees. */
async function decodeLive(params: JWTDecodeParams): Promise<JWT | null> {
  const claims = await decode(params);
  const found = typeof claims?.sid === "string" ? await findHolder(claims.sid) : null;
  return found && { sid: found.holder.sessionId, found };
}

export const authOptions: NextAuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 },
  useSecureCookies: secure,
  // What was read for this request stays out of the cookie: it holds the session id and nothing else.
  jwt: {
    decode: decodeLive,
    encode: ({ token, ...params }) => encode({ ...params, token: { sid: token?.sid } }),
  },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [credentials, ...oauthProviders],
  callbacks: {
    async signIn({ user, account, profile }) {
      if (!account || account.type === "credentials") return true;
      const email = user.email ?? profile?.email;
      if (!email) return "/sign-in?error=NoEmail";
      try {
        const known = await userOfAccount(account, {
          email,
          name: user.name ?? "Viewer",
          imageUrl: user.image ?? null,
        });
        user.id = known.id;
        return true;
      } catch (error) {
        return `/sign-in?error=${problems.get(toAppError(error).code) ?? "Unavailable"}`;
      }
    },
    async jwt({ token, user }) {
      return user ? { sid: await startSession(user.id, await readAgent()) } : token;
    },
    /** The suspended are nobody here, but are told that they are suspended. */
    async session({ session, token }) {
      const { holder, viewer } = token.found as SessionHolder;
      await markSeen(holder.sessionId);
      if (!viewer) return { expires: session.expires, suspended: holder.suspension };
      const { sessionId: _, ...user } = viewer;
      return { expires: session.expires, user };
    },
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sid === "string") await endSession(token.sid);
    },
  },
  logger: {
    error(code, metadata) {
      if (code !== "JWT_SESSION_ERROR") console.error(code, metadata);
    },
  },
};
