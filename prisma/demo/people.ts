/** The demo accounts' one password, printed by `npm start`. They are only ever made in the embedded database. */
export const demoPassword = "matinee-demo";

export const people = {
  ada: { id: "019c1000-0000-7000-8000-00000000ada0", name: "Ada Moreno", role: "user" },
  bob: { id: "019c1000-0000-7000-8000-00000000b0b0", name: "Bob Lindqvist", role: "user" },
  cy: { id: "019c1000-0000-7000-8000-0000000000c0", name: "Cy Okafor", role: "user" },
  mia: { id: "019c1000-0000-7000-8000-000000000a10", name: "Mia Tanaka", role: "moderator" },
  ida: { id: "019c1000-0000-7000-8000-000000001da0", name: "Ida Novak", role: "admin" },
  /** Whom the demo's reports are about. */
  kit: { id: "019c1000-0000-7000-8000-0000000000e1", name: "Kit Vale", role: "user" },
} as const;

export type Handle = keyof typeof people;
