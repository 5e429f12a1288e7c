import type { Handle } from "./people";

type DemoPlaylist = {
  id: string;
  owner: Handle;
  title: string;
  description: string;
  visibility: "public" | "unlisted" | "private";
  /** Slugs of the catalogue, in order. */
  media: string[];
};

export const playlists: DemoPlaylist[] = [
  {
    id: "019c1000-0000-7000-8000-000000a10001",
    owner: "ada",
    title: "Northern lights and other quiet nights",
    description: "For when the day was too loud. Headphones on, lights off.",
    visibility: "public",
    media: ["the-green-hour", "slow-harbour", "window-seat", "tin-roof-soft-rain", "ringlight"],
  },
  {
    id: "019c1000-0000-7000-8000-000000a10002",
    owner: "bob",
    title: "Mathematics you can watch",
    description: "Attractors, flocks and reactions: every picture here is one small rule, repeated.",
    visibility: "public",
    media: ["butterfly-equation", "starling-weather", "what-the-reef-remembers", "paper-valley"],
  },
  {
    id: "019c1000-0000-7000-8000-000000a10003",
    owner: "cy",
    title: "Work music, no words",
    description: "An hour that passes in ten minutes when it is on repeat.",
    visibility: "public",
    media: ["phase-garden", "basement-weather", "canon-for-tall-windows", "slow-harbour"],
  },
  {
    id: "019c1000-0000-7000-8000-000000a10004",
    owner: "mia",
    title: "Rainy Sunday double bill",
    description: "A train window and a tin roof: two good ways to be indoors.",
    visibility: "public",
    media: ["window-seat", "tin-roof-soft-rain"],
  },
  {
    id: "019c1000-0000-7000-8000-000000a10005",
    owner: "ada",
    title: "For the team evening",
    description: "Only with the link, please.",
    visibility: "unlisted",
    media: ["starling-weather", "ringlight", "phase-garden"],
  },
  {
    id: "019c1000-0000-7000-8000-000000a10006",
    owner: "ada",
    title: "Not yet",
    description: "A list that nobody else sees until it is right.",
    visibility: "private",
    media: ["paper-valley", "canon-for-tall-windows"],
  },
];
