/** Our mark: a curtain parted on a lit stage. The same drawing is app/icon.svg. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path
        d="M7 8h18v1.6c-4.6 2-6.9 6.6-7.3 14.4h-3.4C13.9 16.2 11.6 11.6 7 9.6Z"
        className="fill-accent-text"
      />
      <path
        d="M7 13.2c2.5 1.6 4 5 4.4 10.8H7ZM25 13.2c-2.5 1.6-4 5-4.4 10.8H25Z"
        className="fill-accent-text"
      />
    </svg>
  );
}

/** The mark with the name beside it. */
export function Logo() {
  return (
    <span className="flex items-center gap-2.5 text-[1.125rem] font-bold tracking-tight">
      <Mark className="size-8" />
      Matinee
    </span>
  );
}
