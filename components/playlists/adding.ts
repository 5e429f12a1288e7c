import { withConsent } from "@/components/sharing/consent";
import { toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

/** What was asked about before media go into a list, and was answered with yes. */
export type Allowed = { allowDuplicates?: true; confirmed?: true };

/** What of it is to be added, by media id; all of it the first time. */
type Run<Data> = (allowed: Allowed, only?: ReadonlySet<string>) => Promise<ActionResult<Data>>;

/**
 * Runs what puts media into a list. Asks before what is not public shows to others, and whether what is in the list
 * already goes in once more. Answers what was done, which is nothing when the viewer thought better of it; the first
 * failure ends it and is answered last.
 */
export async function addWithQuestions<Data extends { there: string[] }>(
  run: Run<Data>,
  total: number,
): Promise<ActionResult<Data>[]> {
  let confirmed: true | undefined;
  const first = await withConsent((said) => {
    confirmed = said;
    return run(said ? { confirmed: said } : {});
  });
  if (!first?.ok) return first ? [first] : [];
  const { there } = first.data;
  if (there.length === 0 || !(await askDuplicates(there.length, total))) return [first];
  const allowed: Allowed = { allowDuplicates: true, ...(confirmed && { confirmed }) };
  const again = await withConsent((said) =>
    run({ ...allowed, ...(said && { confirmed: said }) }, new Set(there)),
  );
  return again ? [first, again] : [first];
}

async function askDuplicates(count: number, total: number) {
  try {
    const { ask } = await import("./duplicates-host");
    return await ask(count, total);
  } catch {
    toastError("We could not ask about what is in the list already. Check the connection and try again.");
    return false;
  }
}
