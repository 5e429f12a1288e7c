"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef } from "react";
import { preferences } from "@/components/player/preferences";
import { isField } from "@/components/player/typing";

/** The search box of every page but search itself, which has its own. `/` moves there from anywhere. */
export function HeaderSearch() {
  const router = useRouter();
  const path = usePathname();
  const input = useRef<HTMLInputElement>(null);
  useSlash(input);
  if (path === "/search") return null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const query = input.current?.value.trim();
    router.push(query ? `/search?query=${encodeURIComponent(query)}` : "/search");
  }
  return (
    <search className="hidden md:block">
      <form action="/search" onSubmit={submit} className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3.5 size-4.5 -translate-y-1/2 text-muted"
        />
        <input
          ref={input}
          type="search"
          name="query"
          aria-label="Search films and music"
          aria-keyshortcuts="/"
          placeholder="Search films and music"
          maxLength={200}
          className="h-10 w-56 rounded-full border border-transparent bg-surface-2/80 pr-4 pl-10 text-[0.9375rem] transition-[width,border-color] placeholder:text-muted focus-visible:w-72 focus-visible:border-accent focus-visible:outline-none lg:w-64 lg:focus-visible:w-80"
        />
      </form>
    </search>
  );
}

/** `/` focuses the page's search box, or goes to search where none is shown. */
function useSlash(own: React.RefObject<HTMLInputElement | null>) {
  const router = useRouter();
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !isOurs(event)) return;
      event.preventDefault();
      const box = document.querySelector<HTMLInputElement>("#search-box") ?? own.current;
      if (box?.checkVisibility()) box.focus();
      else router.push("/search");
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [router, own]);
}

function isOurs({ target }: KeyboardEvent) {
  if (isField(target) || !preferences().singleKeys) return false;
  return !(target instanceof Element && target.closest("[role=dialog], [role=alertdialog]"));
}
