import type { User } from "./schema";

/** What anyone may see of a viewer, and nothing else. */
export function asUser({ id, handle, name, imageUrl }: User): User {
  return { id, handle, name, imageUrl };
}
