import { Skeleton } from "@/components/ui/skeleton";

/** What stands where rules or words will be. */
export function RulesSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4 sm:grid-cols-2">
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} className="h-17" />
      ))}
    </div>
  );
}
