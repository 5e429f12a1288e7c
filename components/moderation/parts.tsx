import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { whenWords } from "@/components/ui/when";
import type { User } from "@/lib/users/schema";
import { momentWords } from "./action-words";

/** A moment, as how long ago it was; exactly when one points at it. */
export function Ago({ at, className }: { at: string; className?: string }) {
  return (
    <time dateTime={at} title={momentWords(at)} className={className} suppressHydrationWarning>
      {whenWords(at)}
    </time>
  );
}

/** A person's name, which leads to what moderators know of them where they may. */
export function PersonName({ user, href }: { user: User; href?: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Avatar user={user} size="xs" />
      {href ? (
        <Link href={href} prefetch={false} className="truncate py-0.5 font-medium hover:underline">
          {user.name}
        </Link>
      ) : (
        <span className="truncate font-medium">{user.name}</span>
      )}
      <span className="truncate text-muted text-sm">@{user.handle}</span>
    </span>
  );
}

const tones = {
  plain: "bg-surface-2 text-muted",
  accent: "bg-accent text-accent-text",
  danger: "bg-danger text-danger-text",
  success: "border border-success text-success",
} as const;

/** A word or two that mark something. */
export function Mark({ tone = "plain", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex h-6 items-center whitespace-nowrap rounded-full px-2.5 font-medium text-xs",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

type PartProps = { title: string; aside?: ReactNode; children: ReactNode; className?: string };

/** A titled part of a staff page. */
export function Part({ title, aside, children, className }: PartProps) {
  return (
    <section
      aria-label={title}
      className={clsx("rounded-panel border border-line bg-surface p-5", className)}
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
