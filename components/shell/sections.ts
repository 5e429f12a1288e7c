import { Compass, House, Library, MessagesSquare, Search } from "lucide-react";

/** The places of the site, in the order the header and the tab bar show them. */
export const sections = [
  { href: "/", label: "Home", icon: House },
  { href: "/search", label: "Search", icon: Search },
  { href: "/explore", label: "Explore", icon: Compass },
  { href: "/rooms", label: "Rooms", icon: MessagesSquare },
  { href: "/library", label: "Library", icon: Library },
] as const;

/** True for the section that holds the page at `path`. */
export function isCurrent(href: string, path: string) {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}
