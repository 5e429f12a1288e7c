/** Our mark: an M that is a curtain over a stage. app/icon.svg is the same drawing. */
function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path d="M7 8.5h18v15h-4.3v-8.2L16 21.6l-4.7-6.3v8.2H7Z" className="fill-accent-text" />
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
