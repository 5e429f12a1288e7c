import Link from "next/link";
import type { ReactNode } from "react";

type Props = {
  title: string;
  lead: string;
  children: ReactNode;
  other: { say: string; label: string; href: string };
};

/** The frame of the sign-in and sign-up pages. */
export function AccountPage({ title, lead, children, other }: Props) {
  return (
    <div className="page-x mx-auto flex w-full max-w-md flex-col gap-8 py-12 md:py-20">
      <header className="flex flex-col gap-2">
        <h1 className="text-3xl font-semibold tracking-tight">{title}</h1>
        <p className="text-muted">{lead}</p>
      </header>
      {children}
      <p className="text-sm text-muted">
        {other.say}{" "}
        <Link href={other.href} className="font-medium text-accent underline-offset-4 hover:underline">
          {other.label}
        </Link>
      </p>
    </div>
  );
}
