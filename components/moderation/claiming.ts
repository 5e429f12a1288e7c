import { call } from "@/components/playlists/call";
import { toastError } from "@/components/ui/toast";
import { claimCase, releaseCase } from "@/lib/moderation/actions";
import type { Claim } from "@/lib/moderation/case-schema";

/** Claims a case, from somebody else where one may, or lets one's own go. Answers the claim after it; the one before when it did not get through. */
export async function toggleClaim(caseId: string, claim: Claim | null): Promise<Claim | null> {
  if (claim && !claim.mine && !claim.takeable) return claim;
  if (claim?.mine) {
    const released = await call(() => releaseCase({ caseId }));
    if (released.ok) return null;
    toastError(released.error.message);
    return claim;
  }
  const claimed = await call(() => claimCase({ caseId }));
  if (claimed.ok) return claimed.data;
  toastError(claimed.error.message);
  return claim;
}
