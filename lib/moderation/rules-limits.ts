/** How long calm mode lasts, and what it asks of everyone who does not keep the room. */
export const CALM_MINUTES = 10;
export const CALM_SLOW_SECONDS = 30;

/** Established: a member for so long when calm mode began. */
export const ESTABLISHED_MINUTES = 10;
