import type { ReactNode } from "react";

type SectionProps = { id?: string; title: string; lead?: ReactNode; children: ReactNode };

/** One matter of the settings, with what it is about above it. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section
      id={id}
      className="scroll-mt-24 not-first:mt-12 not-first:border-line not-first:border-t not-first:pt-10"
    >
      <h2 className="font-semibold text-xl tracking-tight">{title}</h2>
      {lead && <p className="mt-1.5 text-pretty text-muted">{lead}</p>}
      <div className="mt-6 flex flex-col gap-6">{children}</div>
    </section>
  );
}
