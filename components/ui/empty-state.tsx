import { clsx } from "clsx";
import type { ReactNode } from "react";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  /** What to do about it: a button or a link. */
  action?: ReactNode;
  className?: string;
};

/** What stands where there is nothing yet, or where something failed: why, and what to do. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={clsx("mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-16 text-center", className)}
    >
      {icon && (
        <span aria-hidden="true" className="mb-2 rounded-full bg-surface-2 p-4 text-muted [&_svg]:size-7">
          {icon}
        </span>
      )}
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="text-pretty text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
