import { useEffect, useRef } from "react";

/** For a list of links that may be too wide for the screen: the one to the present page is in sight. */
export function useCurrentInSight(path: string) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (current && path) list.current?.scrollTo({ left: current.offsetLeft - current.offsetWidth });
  }, [path]);
  return list;
}
