/** The longest message, in UTF-16 code units. Apart from the schema, so that browsers need not load zod to know it. */
export const MAX_BODY = 2_000;
