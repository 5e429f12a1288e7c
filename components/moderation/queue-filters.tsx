"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useTransition } from "react";
import { Input, Select } from "@/components/ui/field";
import { Spinner } from "@/components/ui/spinner";
import type { CaseQuery } from "@/lib/moderation/case-schema";
import { reasonWords, targetWords } from "./words";

const views: Record<string, string> = {
  open: "Open",
  free: "Open, nobody’s",
  mine: "Open, mine",
  decided: "Decided",
};

/** What narrows the queue down. It goes into the address, so that going back and sharing work. */
export function QueueFilters({ query }: { query: CaseQuery }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, go] = useTransition();
  function apply(event?: FormEvent) {
    event?.preventDefault();
    if (!form.current) return;
    const wanted = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) {
      const text = String(value).trim();
      if (name === "view") setView(wanted, text);
      else if (text) wanted.set(name, text);
    }
    go(() => router.replace(wanted.size > 0 ? `/moderation?${wanted}` : "/moderation", { scroll: false }));
  }
  const change = () => apply();
  /** From the box back to the page, where the keys of the queue work. */
  function search(event: FormEvent) {
    apply(event);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
  return (
    <search className="mb-5 block">
      <form ref={form} onSubmit={search} className="grid grid-cols-2 gap-2.5 md:flex">
        <div className="relative col-span-2 md:w-72">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-3.5 size-4.5 -translate-y-1/2 text-muted"
          />
          <Input
            id="queue-search"
            type="search"
            name="query"
            aria-label="Search cases"
            placeholder="Names, titles, words"
            defaultValue={query.query}
            maxLength={100}
            className="pl-10"
          />
          {pending && <Spinner className="absolute top-1/2 right-3.5 -mt-2 text-muted" />}
        </div>
        <Select
          key={`view ${viewOf(query)}`}
          name="view"
          aria-label="Which cases"
          defaultValue={viewOf(query)}
          onChange={change}
          className="md:w-auto"
        >
          {Object.entries(views).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        <Select
          key={`target ${query.targetType}`}
          name="targetType"
          aria-label="About what"
          defaultValue={query.targetType ?? ""}
          onChange={change}
          className="md:w-auto"
        >
          <option value="">About anything</option>
          {Object.entries(targetWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        <Select
          key={`reason ${query.reason}`}
          name="reason"
          aria-label="For what reason"
          defaultValue={query.reason ?? ""}
          onChange={change}
          className="max-md:col-span-2 md:w-auto"
        >
          <option value="">For any reason</option>
          {Object.entries(reasonWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </form>
    </search>
  );
}

function viewOf({ status, claim }: CaseQuery) {
  return status === "decided" ? "decided" : (claim ?? "open");
}

function setView(wanted: URLSearchParams, view: string) {
  if (view === "decided") wanted.set("status", view);
  else if (view !== "open") wanted.set("claim", view);
}
