import type { ReactNode } from "react";

type NoticeProps = { icon?: ReactNode; title: string; children?: ReactNode; alert?: boolean };

/** Says in the middle of the panel why there is no conversation to be seen, and what to do about it. */
export function Notice({ icon, title, children, alert = false }: NoticeProps) {
  return (
    <div
      role={alert ? "status" : undefined}
      className="flex flex-1 flex-col items-center justify-center px-6 py-10 text-center text-sm text-pretty text-muted"
    >
      {icon && (
        <span aria-hidden="true" className="mb-4 rounded-full bg-surface-2 p-3.5 text-muted [&_svg]:size-6">
          {icon}
        </span>
      )}
      <p className="mb-1 text-base font-semibold text-text">{title}</p>
      {children}
    </div>
  );
}
