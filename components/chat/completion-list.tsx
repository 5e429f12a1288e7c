import { clsx } from "clsx";
import { useEffect } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { Completion, Trigger } from "./completion";

type CompletionListProps = {
  id: string;
  kind: Trigger["kind"] | undefined;
  options: Completion[];
  chosen: number;
  onChoose: (at: number) => void;
  onPick: (option: Completion) => void;
};

/** What the word at the caret can become, above its box. The focus stays in the box, whose keys choose. */
export function CompletionList({ id, kind, options, chosen, onChoose, onPick }: CompletionListProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen stays in sight.
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [id, chosen, options]);
  return (
    <>
      <span role="status" className="sr-only">
        {options.length > 0 && `${options.length} suggestion${options.length === 1 ? "" : "s"}`}
      </span>
      {options.length > 0 && (
        <div
          id={id}
          role="listbox"
          tabIndex={-1}
          aria-label={kind === "mention" ? "People" : "Emoji"}
          onPointerDown={(event) => event.preventDefault()}
          className="absolute inset-x-0 bottom-full z-20 mb-2 max-h-64 animate-fade-in overflow-y-auto rounded-card bg-overlay p-1.5 shadow-overlay"
        >
          {options.map((option, at) => (
            <button
              key={option.key}
              type="button"
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              onPointerMove={() => at !== chosen && onChoose(at)}
              onClick={() => onPick(option)}
              className={clsx(
                "flex min-h-11 w-full items-center gap-3 rounded-control px-2.5 text-[0.9375rem] md:min-h-9",
                at === chosen && "bg-surface-2",
              )}
            >
              <Look option={option} />
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function Look({ option }: { option: Completion }) {
  if ("user" in option)
    return (
      <>
        <Avatar user={option.user} size="sm" className="size-7!" />
        <span className="truncate font-medium">{option.user.name}</span>
        <span className="truncate text-muted text-sm">@{option.user.handle}</span>
      </>
    );
  return (
    <>
      <span aria-hidden="true" className="w-7 text-center text-xl">
        {option.emoji}
      </span>
      <span className="truncate">:{option.name}:</span>
    </>
  );
}
