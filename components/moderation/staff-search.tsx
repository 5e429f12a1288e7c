"use client";

import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { SearchInput } from "@/components/ui/search-input";
import { useReady } from "@/components/ui/use-ready";
import { type Changes, useNarrowing } from "./use-narrowing";

/** One thing more that narrows a list down; the first of its options goes without saying. */
export type Choice = {
  name: string;
  label: string;
  value: string;
  options: Record<string, string>;
  /** What it means in the address, where that is not `name=value`. */
  changes?: (value: string) => Changes;
};

type StaffSearchProps = {
  label: string;
  placeholder: string;
  query: string | undefined;
  choices: Choice[];
  /** For those who focus the box. */
  boxId?: string;
};

/** The search of a staff page. */
export function StaffSearch({ label, placeholder, query, choices, boxId }: StaffSearchProps) {
  const ready = useReady();
  const { pending, narrow } = useNarrowing();
  const form = useRef<HTMLFormElement>(null);
  function apply() {
    if (!form.current) return;
    const data = new FormData(form.current);
    const said = choices.map((choice) => changesOf(choice, String(data.get(choice.name))));
    narrow(Object.assign({ query: String(data.get("query")).trim() }, ...said));
  }
  /** From the box back to the page, where single keys work. */
  function search(event: FormEvent) {
    event.preventDefault();
    apply();
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  }
  return (
    <search className="mb-5 block">
      <form ref={form} onSubmit={search} className="grid grid-cols-2 gap-2.5 md:flex md:flex-wrap">
        <SearchInput
          id={boxId}
          name="query"
          aria-label={label}
          placeholder={placeholder}
          defaultValue={query}
          maxLength={100}
          className="max-md:col-span-2 md:w-80"
        />
        {choices.map((choice) => (
          <ChoiceSelect key={`${choice.name} ${choice.value}`} choice={choice} onChange={apply} />
        ))}
        <Button type="submit" pending={pending} disabled={!ready}>
          Search
        </Button>
      </form>
    </search>
  );
}

function changesOf({ name, options, changes }: Choice, value: string): Changes {
  if (changes) return changes(value);
  const [usual] = Object.keys(options);
  return { [name]: value === usual ? "" : value };
}

function ChoiceSelect({ choice, onChange }: { choice: Choice; onChange: () => void }) {
  const { name, label, value, options } = choice;
  return (
    <Select name={name} aria-label={label} defaultValue={value} onChange={onChange} className="md:w-auto">
      {Object.entries(options).map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </Select>
  );
}
