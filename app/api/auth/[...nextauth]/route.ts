import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth";
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
  return handler(request, context);
}

export { guarded as GET, guarded as POST };
