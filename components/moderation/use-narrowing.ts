"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";

/** Names of the address' parameters with their new values; an empty one goes. */
export type Changes = Record<string, string>;

/** What narrows a staff page down stands in its address, so that going back and sharing work. What is not changed stays. */
export function useNarrowing() {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, go] = useTransition();
  function addressWith(changes: Changes) {
    const wanted = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes))
      if (value) wanted.set(name, value);
      else wanted.delete(name);
    return wanted.size > 0 ? `${path}?${wanted}` : path;
  }
  const narrow = (changes: Changes) => go(() => router.replace(addressWith(changes), { scroll: false }));
  return { pending, narrow, addressWith };
}
