import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { RowScroller } from "./row-scroller";

type RowProps = { title: string; href?: string; children: ReactNode };

/** A titled shelf of list items that scrolls sideways. With `href`, the title leads to all of them. */
export function Row({ title, href, children }: RowProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="page-x text-xl font-semibold tracking-tight md:text-[1.375rem]">
        {href ? (
          <Link href={href} className="group/title inline-flex items-center gap-1 rounded-control">
            {title}
            <ChevronRight
              aria-hidden="true"
              className="size-5 text-muted transition-[translate] group-hover/title:translate-x-1"
            />
          </Link>
        ) : (
          title
        )}
      </h2>
      <RowScroller label={title}>{children}</RowScroller>
    </section>
  );
}
