"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { MAX_QUERY } from "@/lib/chat/limits";
import type { SearchHit } from "@/lib/chat/schema";
import { FoundMessage } from "./found-message";
import { useRoomState } from "./room-context";
import { snippetOf } from "./search-snippet";
import { useSearch } from "./use-search";

/** A menu that led here gives the focus back to its button as it closes; the field takes it after that. */
const FOCUS_MS = 60;

/** Looks for words in all that was said in the room; what is found leads to its place in the conversation. */
export function SearchPanel({ onJump }: { onJump: (seq: number) => void }) {
  const roomId = useRoomState(({ room }) => room.id);
  const [query, setQuery] = useState("");
  const { found, pending, more } = useSearch(roomId, query);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => field.current?.focus(), FOCUS_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <SearchInput
        ref={field}
        aria-label="Search messages"
        placeholder="Search this room"
        maxLength={MAX_QUERY}
        enterKeyHint="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        pending={pending}
        className="m-3 shrink-0"
      />
      <p role="status" className="shrink-0 px-5 text-muted text-sm empty:hidden">
        {statusOf(query, found, pending)}
      </p>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-3">
        <ul aria-label="Found messages">
          {found?.items.map((hit) => (
            <li key={hit.message.id}>
              <FoundMessage message={hit.message} onJump={onJump}>
                <Snippet hit={hit} />
              </FoundMessage>
            </li>
          ))}
        </ul>
        {found && (found.nextCursor || found.error) && (
          <div className="flex justify-center p-2">
            <Button size="sm" pending={pending} onClick={more}>
              {found.error ? "Try again" : "Show more"}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

type Results = ReturnType<typeof useSearch>;

function statusOf(query: string, found: Results["found"], pending: boolean) {
  if (query.trim() === "") return "Type a word that was said here.";
  if (found?.error) return found.error;
  if (pending || !found) return found ? "" : "Searching…";
  if (found.items.length === 0) return `Nothing was found for “${found.query}”.`;
  return `${found.items.length}${found.nextCursor ? " and more" : ""} found, newest first`;
}

function Snippet({ hit: { message, matches } }: { hit: SearchHit }) {
  return snippetOf(message.body, matches).map(({ at, text, found }) =>
    found ? (
      <mark key={at} className="rounded-[0.2rem] bg-accent/25 text-text">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
