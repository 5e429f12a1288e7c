import { Clapperboard } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function EmbedNotFound() {
  return (
    <div className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={<Clapperboard />}
        title="This playlist is not available"
        className="py-6"
        action={
          <a href="/" target="_blank" rel="noopener" className={buttonStyles()}>
            Open Matinee
          </a>
        }
      >
        It may have been made private, or removed.
      </EmptyState>
    </div>
  );
}
