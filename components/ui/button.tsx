import { clsx } from "clsx";
import type { ComponentProps, MouseEvent } from "react";
import { Spinner } from "./spinner";

const variants = {
  primary: "bg-accent text-accent-text hover:brightness-110 active:brightness-95",
  secondary:
    "bg-surface-2 text-text hover:bg-[color-mix(in_oklab,var(--color-surface-2),var(--color-text)_9%)]",
  ghost: "hover:bg-surface-2",
  danger: "bg-danger text-danger-text hover:brightness-110 active:brightness-95",
} as const;

const sizes = {
  sm: "h-9 gap-1.5 px-3.5 text-sm",
  md: "h-11 gap-2 px-5 text-[0.9375rem]",
  lg: "h-13 gap-2.5 px-7 text-base",
} as const;

const squares = { sm: "size-9", md: "size-11", lg: "size-13" } as const;

type Look = { variant?: keyof typeof variants; size?: keyof typeof sizes };

const base =
  "inline-flex shrink-0 select-none items-center justify-center rounded-full font-medium whitespace-nowrap transition-[background-color,filter,opacity,scale] active:scale-[0.98] disabled:pointer-events-none disabled:opacity-45 aria-disabled:opacity-60 [&_svg]:size-[1.2em] [&_svg]:shrink-0";

/** The classes of a button, for links that look like one. */
export function buttonStyles({ variant = "secondary", size = "md" }: Look = {}, className?: string) {
  return clsx(base, variants[variant], sizes[size], className);
}

type ButtonProps = ComponentProps<"button"> & Look & { pending?: boolean };

/** A button. While `pending` it keeps its width and its focus, shows a spinner and does nothing. */
export function Button({ variant, size, pending = false, className, children, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      {...waiting(pending)}
      className={buttonStyles({ variant, size }, clsx(pending && "relative", className))}
    >
      {pending && <Spinner className="absolute" />}
      <span className={clsx("inline-flex items-center gap-[inherit]", pending && "invisible")}>
        {children}
      </span>
    </button>
  );
}

function waiting(pending: boolean) {
  if (!pending) return {};
  return { "aria-disabled": true, "aria-busy": true, onClick: (event: MouseEvent) => event.preventDefault() };
}

type IconButtonProps = ComponentProps<"button"> & Look & { label: string };

/** A round button with an icon for its content. `label` names it for everyone: as a tooltip and to screen readers. */
export function IconButton({ label, variant = "ghost", size = "md", className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...props}
      className={clsx(base, variants[variant], squares[size], className)}
    />
  );
}
