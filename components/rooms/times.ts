const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export const momentWords = (iso: string) => moment.format(new Date(iso));
