import { Play } from "lucide-react";
import Link from "next/link";
import { buttonStyles } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/time";
import type { MediaItem } from "@/lib/media/schema";

/** The film at the head of home: its picture as large as the screen allows, its words on the dark side of it. */
export function Hero({ media, eyebrow }: { media: MediaItem; eyebrow: string }) {
  return (
    <section aria-labelledby="hero" className="page-x relative isolate pt-1 md:pt-2">
      <div
        aria-hidden="true"
        style={{ backgroundColor: media.colour }}
        className="absolute inset-x-0 top-0 -z-10 h-[125%] opacity-45 mask-[radial-gradient(60%_50%_at_50%_50%,black,transparent)]"
      />
      <div
        style={{ backgroundColor: media.colour }}
        className="group relative flex min-h-[min(30rem,82svh)] flex-col justify-end overflow-hidden rounded-panel shadow-card ring-1 ring-white/10 md:min-h-[min(42rem,74svh)]"
      >
        <img
          src={media.posterUrl}
          srcSet={`${media.posterSmallUrl} 480w, ${media.posterUrl} 1280w`}
          sizes="100vw"
          alt=""
          fetchPriority="high"
          className="absolute inset-0 size-full object-cover"
        />
        <div className="absolute inset-0 bg-linear-to-t from-black/90 via-black/35 via-55% to-transparent md:bg-linear-to-tr md:from-black/90 md:via-black/30 md:via-45%" />
        <div className="relative flex max-w-2xl flex-col items-start gap-4 p-5 pt-32 text-white sm:p-8 md:p-12 lg:p-14">
          <p className="text-xs font-semibold tracking-[0.14em] text-white/85 uppercase">{eyebrow}</p>
          <h1
            id="hero"
            className="text-[clamp(2.25rem,6.2vw,4.75rem)] leading-[1.02] font-bold tracking-[-0.03em] text-balance"
          >
            {media.title}
          </h1>
          <p className="line-clamp-3 max-w-xl text-[0.9375rem] leading-relaxed text-pretty text-white/85 md:text-base">
            {media.description}
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-3">
            <Link
              href={`/media/${media.id}`}
              className={buttonStyles({ size: "lg" }, "bg-white! text-black! hover:bg-white/90!")}
            >
              <Play aria-hidden="true" className="fill-current" />
              Watch now
            </Link>
            <p className="text-sm text-white/85">
              {[formatDuration(media.durationMs), media.artist].filter(Boolean).join(" · ")}
            </p>
          </div>
        </div>
      </div>
    </section>
  );
}
