import { z } from "zod";
import { id, text } from "../input";

export const mediaKinds = ["video", "audio"] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** Unlisted media open by their address alone; private ones are not released yet. */
const visibilities = ["public", "unlisted", "private"] as const;
export type Visibility = (typeof visibilities)[number];

export type Caption = { language: string; label: string; url: string };

/** A media as the HTTP contract shows it; times in milliseconds, addresses as paths or absolute URLs. */
export type Media = {
  id: string;
  kind: MediaKind;
  title: string;
  description: string;
  durationMs: number;
  hlsUrl: string;
  posterUrl: string;
  captions: Caption[];
};

/** What a card shows of a media. `colour` is a CSS colour for the place of the picture until it is there. */
export type MediaCard = {
  id: string;
  kind: MediaKind;
  title: string;
  artist: string;
  durationMs: number;
  posterUrl: string;
  posterSmallUrl: string;
  colour: string;
};

/** What lists and searches answer with. */
export type MediaItem = Media & MediaCard;

export type MediaPage = { items: MediaItem[]; nextCursor: string | null };

/** What a page and the player need of a media. `waveform` holds peaks of 0 to 1 for audio, and is empty for video. */
export type MediaDetails = MediaItem & {
  waveform: number[];
  tags: string[];
  visibility: Visibility;
  createdAt: string;
};

/** What the player needs of a media. */
export type PlayableMedia = Omit<MediaItem, "description"> & Pick<MediaDetails, "waveform">;

export const MAX_PAGE = 50;

/** A request of `GET /api/media`. Without `query`, or with a blank one, the newest media come first. */
export const mediaQuery = z.strictObject({
  query: text(0, 200).optional(),
  kind: z.enum(mediaKinds).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(24),
});
export type MediaQuery = z.output<typeof mediaQuery>;

export const mediaParams = z.strictObject({ id });

/** What decides who meets a media: only what is ready plays. */
const standing = z.strictObject({
  status: z.enum(["ready", "failed", "removed"]),
  visibility: z.enum(visibilities),
});
export type Standing = z.output<typeof standing>;

export const standingInput = standing
  .partial()
  .refine(({ status, visibility }) => status || visibility, "Say what it is to be.");

/** As many as a playlist may hold. */
const MAX_QUEUE = 5_000;

export const playableInput = z.strictObject({ mediaIds: z.array(id).min(1).max(MAX_QUEUE) });
