import { clsx } from "clsx";
import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { Input } from "./field";
import { Spinner } from "./spinner";

type SearchInputProps = Omit<ComponentProps<"input">, "type"> & { pending?: boolean };

/** A field to search with; `className` is for its place. While `pending` it shows a spinner. */
export function SearchInput({ pending = false, className, ...props }: SearchInputProps) {
  return (
    <div className={clsx("relative", className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3.5 size-4.5 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        {...props}
        className={clsx("pl-10", pending && "[&::-webkit-search-cancel-button]:invisible")}
      />
      {pending && <Spinner className="absolute top-1/2 right-3.5 -mt-2 text-muted" />}
    </div>
  );
}
