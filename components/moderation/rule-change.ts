import { call } from "@/components/playlists/call";
import { toast, toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

type Changing<Rules> = {
  /** Shows these rules from now on. */
  show: (rules: Rules) => void;
  save: (change: Partial<Rules>) => Promise<ActionResult<Rules>>;
  /** What is said once they hold. */
  saved: string;
};

/** Changes these rules: a choice shows at once, goes back when it is refused, and can be undone. */
export function changerOf<Rules extends object>(rules: Rules, { show, save, saved }: Changing<Rules>) {
  return async function change(next: Partial<Rules>, undoing = false) {
    const names = Object.keys(next) as (keyof Rules)[];
    const before = Object.fromEntries(names.map((name) => [name, rules[name]])) as Partial<Rules>;
    show({ ...rules, ...next });
    const result = await call(() => save(next));
    show(result.ok ? result.data : rules);
    if (!result.ok) return toastError(result.error.message);
    const undo = { label: "Undo", onClick: () => void change(before, true) };
    toast(undoing ? "As it was." : saved, { id: "rules", ...(!undoing && { action: undo }) });
  };
}
