import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type PageHeadProps = { title: string; aside?: ReactNode; children?: ReactNode };

/** The heading of a staff page, what there is to say about it, and beside it what concerns all of the page. */
export function PageHead({ title, aside, children }: PageHeadProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <div>
        <h1 className="font-bold text-3xl tracking-tight md:text-4xl">{title}</h1>
        {children && <p className="mt-2 max-w-prose text-pretty text-muted">{children}</p>}
      </div>
      {aside}
    </div>
  );
}

/** The way from one of them back to all. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="mb-2 inline-flex min-h-8 items-center gap-1.5 text-muted text-sm hover:text-text"
    >
      <ArrowLeft aria-hidden="true" className="size-4" /> {children}
    </Link>
  );
}
