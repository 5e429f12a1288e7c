import { z } from "zod";
import { AppError } from "./errors";

/** A UUID of any version, in lower case. */
export const id = z.uuid("That is not an id.").toLowerCase();

/** True for text that PostgreSQL stores and browsers show as it was typed: well-formed UTF-16 without NUL. */
export function isStorable(value: string) {
  return !value.includes("\0") && value.isWellFormed();
}

/** Trimmed text of `min` to `max` UTF-16 code units, without NUL or lone surrogates. */
export function text(min: number, max: number) {
  return z
    .string()
    .refine(isStorable, "That text has characters that cannot be stored.")
    .trim()
    .min(min, min === 1 ? "Please fill this in." : `At least ${min} characters, please.`)
    .max(max, `At most ${max.toLocaleString("en")} characters, please.`);
}

/** The parsed input, or an `invalid` AppError that names each refused field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".")] ??= issue.message;
  const [first] = result.error.issues;
  const at = first?.path.join(".");
  throw new AppError("invalid", `${at ? `${at}: ` : ""}${first?.message ?? "Invalid input."}`, { fields });
}
