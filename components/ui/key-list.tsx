/** Keys and what each does. */
export function KeyList({ keys }: { keys: readonly (readonly [key: string, does: string])[] }) {
  return (
    <dl className="divide-y divide-line">
      {keys.map(([key, does]) => (
        <div key={key} className="flex items-center justify-between gap-6 py-2.5">
          <dt className="order-2 shrink-0">
            <kbd className="rounded-control bg-surface-2 px-2.5 py-1 font-medium font-sans text-sm">
              {key}
            </kbd>
          </dt>
          <dd className="text-[0.9375rem] text-muted">{does}</dd>
        </div>
      ))}
    </dl>
  );
}
