"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/field";
import { useReady } from "@/components/ui/use-ready";

type Choice = { name: string; label: string; value: string; options: Record<string, string> };
type StaffSearchProps = {
  path: string;
  label: string;
  placeholder: string;
  query: string | undefined;
  /** One thing more that narrows the list down; its first option is what goes without saying. */
  choice?: Choice;
};

/** The search of a staff page. What is looked for goes into the address. */
export function StaffSearch({ path, label, placeholder, query, choice }: StaffSearchProps) {
  const router = useRouter();
  const ready = useReady();
  const form = useRef<HTMLFormElement>(null);
  const [pending, go] = useTransition();
  function apply(event?: FormEvent) {
    event?.preventDefault();
    if (!form.current) return;
    const [usual] = Object.keys(choice?.options ?? {});
    const wanted = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) {
      const text = String(value).trim();
      if (text && text !== usual) wanted.set(name, text);
    }
    go(() => router.replace(wanted.size > 0 ? `${path}?${wanted}` : path, { scroll: false }));
  }
  return (
    <search className="mb-5 block">
      <form ref={form} onSubmit={apply} className="flex flex-wrap gap-2.5">
        <div className="relative min-w-48 flex-1 md:max-w-sm">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-3.5 size-4.5 -translate-y-1/2 text-muted"
          />
          <Input
            type="search"
            name="query"
            aria-label={label}
            placeholder={placeholder}
            defaultValue={query}
            maxLength={100}
            className="pl-10"
          />
        </div>
        {choice && (
          <Select
            key={choice.value}
            name={choice.name}
            aria-label={choice.label}
            defaultValue={choice.value}
            onChange={() => apply()}
            className="w-auto!"
          >
            {Object.entries(choice.options).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        )}
        <Button type="submit" pending={pending} disabled={!ready}>
          Search
        </Button>
      </form>
    </search>
  );
}
