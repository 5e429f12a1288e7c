import Link from "next/link";
import { ReportButton } from "@/components/moderation/report-button";
import { formatDuration } from "@/components/ui/time";
import type { MediaDetails } from "@/lib/media/schema";

/** What a media's page says of it, under its title. */
export function MediaAbout({ media }: { media: MediaDetails }) {
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      {media.description && (
        <p className="leading-relaxed text-pretty whitespace-pre-line">{media.description}</p>
      )}
      {media.tags.length > 0 && (
        <ul aria-label="Tags" className="flex flex-wrap gap-2">
          {media.tags.map((tag) => (
            <li key={tag}>
              <Link
                href={`/search?query=${encodeURIComponent(tag)}`}
                prefetch={false}
                className="inline-flex min-h-8 items-center rounded-full bg-surface-2 px-3.5 text-sm text-muted transition-colors hover:text-text"
              >
                {tag}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
        <Fact term="Added">{added(media.createdAt)}</Fact>
        <Fact term="Length">{formatDuration(media.durationMs)}</Fact>
        {media.captions.length > 0 && (
          <Fact term="Captions">{media.captions.map(({ label }) => label).join(", ")}</Fact>
        )}
      </dl>
      <ReportButton
        about={{ targetType: "media", targetId: media.id, title: `“${media.title}”` }}
        className="-ml-3.5 self-start text-muted"
      />
    </div>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd className="mt-0.5 font-medium">{children}</dd>
    </div>
  );
}

function added(createdAt: string) {
  const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Date(createdAt).toLocaleDateString("en-GB", style);
}
