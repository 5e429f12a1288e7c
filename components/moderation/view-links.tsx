import Link from "next/link";

type ViewLinksProps = { label: string; current: string; links: [href: string, label: string][] };

/** A few views of one page, each with an address. */
export function ViewLinks({ label, current, links }: ViewLinksProps) {
  return (
    <nav aria-label={label} className="flex gap-1 rounded-full bg-surface-2 p-1">
      {links.map(([href, words]) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={href === current ? "page" : undefined}
          className="flex h-9 items-center rounded-full px-4 font-medium text-muted text-sm transition-colors hover:text-text aria-[current=page]:bg-bg aria-[current=page]:text-text"
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
