"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";

const TYPING_MS = 220;

type SearchBoxProps = {
  query: string;
  onQuery: (query: string) => void;
  /** The page that the box belongs to, for browsers without our code. */
  action?: string;
  label?: string;
  placeholder?: string;
};

/** A search page's box. Tells its text once typing rests for a moment, and at once on Enter. */
export function SearchBox({
  query,
  onQuery,
  action = "/search",
  label = "Search films and music",
  placeholder = "Title, artist, mood…",
}: SearchBoxProps) {
  const [typed, setTyped] = useState(query);
  const told = useRef(query);
  const input = useRef<HTMLInputElement>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (query === told.current) return;
    told.current = query;
    setTyped(query);
  }, [query]);

  useEffect(() => () => clearTimeout(rest.current), []);

  function tell(text: string) {
    clearTimeout(rest.current);
    told.current = text.trim();
    onQuery(told.current);
  }
  function type(text: string) {
    setTyped(text);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => tell(text), TYPING_MS);
  }
  function clear() {
    setTyped("");
    tell("");
    input.current?.focus();
  }
  return (
    <form
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        tell(typed);
      }}
      className="relative w-full max-w-2xl"
    >
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-5 size-5 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        id="search-box"
        type="search"
        name="query"
        value={typed}
        onChange={(event) => type(event.target.value)}
        maxLength={200}
        autoComplete="off"
        enterKeyHint="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        className="h-14 w-full rounded-full border border-line-strong bg-surface pr-14 pl-13 text-lg transition-colors placeholder:text-muted hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden"
      />
      {typed && (
        <IconButton label="Clear" className="absolute top-1.5 right-1.5 text-muted" onClick={clear}>
          <X aria-hidden="true" />
        </IconButton>
      )}
    </form>
  );
}
