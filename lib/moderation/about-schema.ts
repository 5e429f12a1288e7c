/** What a list for moderators is narrowed down to: a room, whom it is about, who did it, a case. */
export type NarrowedTo = Partial<Record<"roomId" | "subjectId" | "actorId" | "caseId", string>>;

/** The names of these, as far as there are any that the viewer may know. */
export type About = { [Kind in keyof NarrowedTo]: string | null };
