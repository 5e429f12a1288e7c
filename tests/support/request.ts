import { AsyncLocalStorage } from "node:async_hooks";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import type { Viewer } from "@/lib/viewer";

/** What the framework holds for one request: its cookies, and the tags it was asked to revalidate. */
type Request = { token?: string; tags: string[] };

const requests = new AsyncLocalStorage<Request>();

/** Runs a server action as the browser of `viewer` would call it, with the real session cookie (null: without any). */
export async function callAs<Answer>(viewer: Viewer, run: () => Promise<Answer>) {
  const token = viewer
    ? await encode({ token: { sid: viewer.sessionId }, secret: env.NEXTAUTH_SECRET })
    : undefined;
  const request: Request = { token, tags: [] };
  return { answer: await requests.run(request, run), tags: request.tags };
}

/** For `vi.mock("next/headers")`: outside a server the framework has no request. Nothing of ours is replaced. */
export const headers = {
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => ({ value: requests.getStore()?.token }) }),
};

/** For `vi.mock("next/cache")`. */
export const cache = {
  revalidateTag: (tag: string) => {
    requests.getStore()?.tags.push(tag);
  },
};
