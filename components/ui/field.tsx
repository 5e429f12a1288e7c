"use client";

import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import { type ComponentProps, createContext, type ReactNode, use, useId } from "react";

type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

const FieldContext = createContext<Partial<Wiring>>({});

type FieldProps = {
  label: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  children: ReactNode;
};

/** A label with one control of this file, its hint, and its error, joined for screen readers. */
export function Field({ label, hint, error, optional = false, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const wiring: Wiring = { id, "aria-describedby": described, "aria-invalid": error ? true : undefined };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="flex justify-between text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-muted">Optional</span>}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** An error beside what it is about, announced when it appears. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-sm text-danger">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}

const control =
  "w-full rounded-control border border-line-strong bg-bg px-3.5 text-base text-text transition-colors placeholder:text-muted hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-danger";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input {...use(FieldContext)} {...props} className={clsx(control, "h-11", className)} />;
}

export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...use(FieldContext)}
      rows={rows}
      {...props}
      className={clsx(control, "field-sizing-content max-h-60 min-h-20 py-2.5", className)}
    />
  );
}

export function Select({ className, ...props }: ComponentProps<"select">) {
  return <select {...use(FieldContext)} {...props} className={clsx(control, "drop-arrow h-11", className)} />;
}

type RadioCard = { value: string; label: string; hint?: string; icon?: ReactNode };
type RadioCardsProps = Omit<ComponentProps<"input">, "type" | "value"> & {
  legend: string;
  options: RadioCard[];
  /** The value that is chosen, where no form keeps it. */
  chosen?: string;
};

/** One choice of a few, each a card that says what it means. Takes what `register()` of react-hook-form returns. */
export function RadioCards({ legend, options, chosen, className, ...props }: RadioCardsProps) {
  return (
    <fieldset className={clsx("flex flex-col gap-2", className)}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {options.map(({ value, label, hint, icon }) => (
        <label
          key={value}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control border border-line-strong px-3.5 py-2.5 transition-colors hover:border-muted has-checked:border-accent has-checked:bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            value={value}
            checked={chosen === undefined ? undefined : chosen === value}
            {...props}
            className="size-4 shrink-0 accent-accent outline-none"
          />
          <span className="min-w-0 flex-1">
            <span className="block text-[0.9375rem] font-medium">{label}</span>
            {hint && <span className="block text-sm text-muted">{hint}</span>}
          </span>
          {icon && <span className="text-muted [&_svg]:size-5">{icon}</span>}
        </label>
      ))}
    </fieldset>
  );
}
