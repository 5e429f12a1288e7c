import { z } from "zod";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/input";
import { route } from "@/lib/route";
import { findPicture } from "@/lib/users/profile-data";

/** A user's picture. Each has an address of its own, so that it can be kept for good. */
export const GET = route({ params: z.strictObject({ id }) }, async ({ params }) => {
  const bytes = await findPicture(params.id);
  if (!bytes) throw new AppError("not_found", "There is no such picture.");
  return new Response(bytes, {
    headers: { "Content-Type": "image/jpeg", "Cache-Control": "public, max-age=31536000, immutable" },
  });
});
