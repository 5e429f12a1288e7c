/** A flood limit counts the messages of one person in a room within so many seconds. */
export const FLOOD_SECONDS = 10;
/** Nobody writes more than this in that time (`messagePace`), so no room's limit is higher. */
export const MOST_IN_FLOOD = 8;

/**
 * How long calm mode lasts, and what it asks of everyone who does not keep the room: a slow mode that is stricter than
 * any flood limit.
 */
export const CALM_MINUTES = 10;
export const CALM_SLOW_SECONDS = 30;

/** Established: a member for so long when calm mode began. */
export const ESTABLISHED_MINUTES = 10;

/** More messages a minute than this are more than people can follow: somebody reads about 240 words in that time. */
export const BUSY_MESSAGES = 30;
/** What a busy room is offered. */
export const SUGGESTED_SLOW_SECONDS = 10;
