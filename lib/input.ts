import { z } from "zod";
import { AppError } from "./errors";

/** A UUID of any version, in lower case. */
export const id = z.uuid("That is not an id.").toLowerCase();

/** True for text that PostgreSQL stores and browsers show as it was typed: well-formed UTF-16 without NUL. */
export function isStorable(value: string) {
  return !value.includes("\0") && value.isWellFormed();
}

/** What shows nothing: white space, and characters that Unicode says to ignore when it has no picture for them. */
const invisible = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/** Line breaks and other controls, and what overrides the direction of the text around it (UAX #9). */
const unruly = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Trimmed text of `min` to `max` UTF-16 code units, without NUL or lone surrogates; never blank unless `min` is 0. */
export function text(min: number, max: number) {
  return z
    .string()
    .refine(isStorable, "That text has characters that cannot be stored.")
    .trim()
    .min(min, min === 1 ? "Please fill this in." : `At least ${min} characters, please.`)
    .max(max, `At most ${max.toLocaleString("en")} characters, please.`)
    .refine((value) => min === 0 || value.replace(invisible, "") !== "", "Please fill this in.");
}

/** As `text`, for names and titles, which stand in a line with other words. */
export function line(min: number, max: number) {
  return text(min, max).refine(
    (value) => !unruly.test(value),
    "That has characters that a name cannot have.",
  );
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
