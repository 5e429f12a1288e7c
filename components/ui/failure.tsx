import { clsx } from "clsx";
import { Button } from "./button";
import { FieldError } from "./field";

type FailureProps = { children: string; onRetry: () => void; className?: string };

/** What went wrong, with the button that tries it again beside it. */
export function Failure({ children, onRetry, className }: FailureProps) {
  return (
    <div className={clsx("flex flex-wrap items-center gap-3", className)}>
      <FieldError>{children}</FieldError>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
