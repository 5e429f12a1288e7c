import NextAuth from "next-auth";
import { authOptions, sessionCookie } from "@/lib/auth";
import { failure } from "@/lib/route";
import { getViewer } from "@/lib/viewer";

const handler = NextAuth(authOptions);

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * next-auth takes any failure to read a session for the end of it, and deletes the cookie. So the viewer is read here
 * first: while the database is away that answers 503, and nobody is signed out by it.
 */
async function guarded(request: Request, context: Context): Promise<Response> {
  try {
    await getViewer();
  } catch (error) {
    return failure(error);
  }
  const response: Response = await handler(request, context);
  const { nextauth } = await context.params;
  return nextauth[0] === "session" ? withSessionCookie(response) : response;
}

/**
 * Pages ask for the session as they open, and that may be answered late. next-auth would send a new CSRF token with it,
 * in the place of one that a form took meanwhile, and then refuses the form.
 */
function withSessionCookie(response: Response) {
  const { headers } = response;
  const cookies = headers.getSetCookie().filter((cookie) => cookie.startsWith(sessionCookie));
  headers.delete("set-cookie");
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return response;
}

export { guarded as GET, guarded as POST };
