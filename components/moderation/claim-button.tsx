import { Hand } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Claim } from "@/lib/moderation/case-schema";
import { momentWords } from "./action-words";

/** Takes a case or an appeal, also over from somebody, or lets go of it; while somebody else has it, says who and until when. */
export function ClaimButton({ claim, onClick }: { claim: Claim | null; onClick: () => void }) {
  if (claim && !claim.mine)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="text-muted text-sm">
          {claim.by.name} is on it until {momentWords(claim.until)}
        </p>
        {claim.takeable && (
          <Button size="sm" variant="secondary" onClick={onClick}>
            Take over
          </Button>
        )}
      </div>
    );
  return (
    <Button
      size="sm"
      variant={claim ? "primary" : "secondary"}
      aria-pressed={claim !== null}
      onClick={onClick}
    >
      <Hand aria-hidden="true" />
      {claim ? "Yours" : "Claim"}
    </Button>
  );
}
