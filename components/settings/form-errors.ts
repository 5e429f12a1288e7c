import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import type { ErrorBody } from "@/lib/errors";

/** Shows what was refused beside the fields that it names, or below them all. */
export function showErrors<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  { message, fields = {} }: ErrorBody,
  names: Path<Values>[],
) {
  const named = names.filter((name) => fields[name]);
  for (const name of named) form.setError(name, { message: fields[name] }, { shouldFocus: true });
  if (named.length === 0) form.setError("root", { message });
}
