/** The longest message, in UTF-16 code units. Apart from the schema, so that browsers need not load zod to know it. */
export const MAX_BODY = 2_000;

/** So many code units of a message are quoted where it is told of or answered. */
export const EXCERPT = 140;

/** How long one's own message can be changed, by the database's clock. */
export const EDIT_MINUTES = 15;

/** How many different emoji a message takes. */
export const MAX_REACTIONS = 20;

/** How many messages of a room can be pinned at a time. */
export const MAX_PINS = 20;

/** How many different people one message can mention. */
export const MAX_MENTIONS = 20;

/** How many people a completion of mentions is offered. */
export const MENTIONABLE = 10;

/** The longest search in a room, in UTF-16 code units. */
export const MAX_QUERY = 100;

/** Somebody who writes is shown to for so long; saying so again earlier is not heard. */
export const TYPING_MS = 3_000;

/** Where more people than this are, nobody is told who writes. */
export const TYPING_PEOPLE = 50;
