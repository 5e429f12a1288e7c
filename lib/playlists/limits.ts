/** How much a playlist, and a user's shelf of them, may hold. */
export const limits = {
  title: 120,
  description: 5_000,
  items: 5_000,
  playlists: 1_000,
  page: 48,
  itemPage: 200,
  /** Media that are added in one call. */
  adding: 500,
  changePage: 50,
  note: 500,
  tags: 8,
  tag: 30,
} as const;
