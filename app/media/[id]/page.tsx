import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { ChatPanel } from "@/components/chat/chat-panel";
import { MediaMarks } from "@/components/library/media-marks";
import { MediaAbout } from "@/components/media/media-about";
import { MediaColumns } from "@/components/media/media-columns";
import { MediaRow } from "@/components/media/media-row";
import { ShareButton } from "@/components/media/share-button";
import { StructuredData } from "@/components/media/structured-data";
import { PlayerStage } from "@/components/player/player-stage";
import { AddToPlaylist } from "@/components/playlists/add-to-playlist";
import { siteUrl } from "@/lib/env";
import { findMedia, findSimilar } from "@/lib/media/data";
import { type MediaDetails, mediaParams } from "@/lib/media/schema";

/** Made at the first request for it, then served from the cache until its tag is revalidated. */
export const generateStaticParams = () => [];

const SIMILAR = 12;

async function loadMedia(id: string) {
  "use cache";
  cacheLife("hours");
  cacheTag("media", `media:${id}`);
  const media = await findMedia(null, id);
  return media && { media, similar: await findSimilar(null, media, SIMILAR) };
}

type Props = { params: Promise<{ id: string }> };

/** Another spelling of the id is another page in the cache, so only one is served. */
async function load({ params }: Props) {
  const { id } = await params;
  const parsed = mediaParams.safeParse({ id });
  return (parsed.data?.id === id && (await loadMedia(id))) || notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { media } = await load(props);
  const title = media.artist ? `${media.title} by ${media.artist}` : media.title;
  const description = media.description || undefined;
  const images = [{ url: media.posterUrl, alt: media.title }];
  return {
    title,
    description,
    robots: media.visibility === "public" ? undefined : { index: false },
    alternates: { canonical: `/media/${media.id}` },
    openGraph: {
      ...openGraphKind(media),
      title,
      description,
      images,
      url: `/media/${media.id}`,
      siteName: "Matinee",
    },
    twitter: { card: "summary_large_image", title, description, images },
  };
}

function openGraphKind({ kind, durationMs, tags }: MediaDetails) {
  const duration = Math.round(durationMs / 1000);
  return kind === "video"
    ? ({ type: "video.other", duration, tags } as const)
    : ({ type: "music.song", duration } as const);
}

export default async function MediaPage(props: Props) {
  const { media, similar } = await load(props);
  return (
    <>
      {media.visibility === "public" && <StructuredData media={media} siteUrl={siteUrl} />}
      <MediaColumns
        stage={<PlayerStage media={media} />}
        about={<About media={media} />}
        chat={<ChatPanel mediaId={media.id} title={media.title} />}
      />
      <div className="pt-12 pb-16">
        <MediaRow title="More like this" media={similar} frame="wide" />
      </div>
    </>
  );
}

function About({ media }: { media: MediaDetails }) {
  return (
    <div className="flex flex-col gap-6 pt-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <h1 className="text-2xl leading-tight font-bold tracking-tight text-balance md:text-[2rem]">
            {media.title}
          </h1>
          {media.artist && <p className="mt-1.5 text-muted">{media.artist}</p>}
        </div>
        <div className="flex flex-wrap gap-2.5">
          <MediaMarks media={{ id: media.id, title: media.title }} />
          <AddToPlaylist media={media} />
          <ShareButton title={media.title} path={`/media/${media.id}`} />
        </div>
      </div>
      <MediaAbout media={media} />
    </div>
  );
}
