import { ListVideo } from "lucide-react";
import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { ReportButton } from "@/components/moderation/report-button";
import { PlaylistFeed } from "@/components/playlists/playlist-feed";
import { followerWords } from "@/components/playlists/words";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { findProfile } from "@/lib/following/profile-data";
import { profileParams } from "@/lib/following/schema";

type Props = { params: Promise<{ handle: string }> };

/** Rendered when first asked for, then kept until a tag says that public lists have changed. */
export const generateStaticParams = () => [];

/** Somebody may take a handle that nobody has at any time, so that is not remembered for long. */
async function load(handle: string) {
  "use cache";
  const profile = await findProfile(null, handle);
  if (profile) cacheLife("hours");
  else cacheLife("seconds");
  cacheTag("playlists", "playlists:items", "media");
  return profile;
}

/** Another spelling of the handle is another page in the cache, so only one is served. */
async function find({ params }: Props) {
  const parsed = profileParams.safeParse(await params);
  const profile = parsed.success ? await load(parsed.data.handle) : null;
  return profile?.user.handle === parsed.data?.handle ? profile : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const profile = await find(props);
  if (!profile) return {};
  const { user, playlists, first } = profile;
  const description = `Playlists of films and music by ${user.name} (@${user.handle}).`;
  const image = first.items[0]?.covers[0]?.posterSmallUrl;
  return {
    title: `${user.name} (@${user.handle})`,
    description,
    robots: playlists > 0 ? undefined : { index: false },
    alternates: { canonical: `/u/${user.handle}` },
    openGraph: { title: user.name, description, type: "profile", images: image && [image] },
  };
}

export default async function ProfilePage(props: Props) {
  const profile = await find(props);
  if (!profile) notFound();
  const { user, since, playlists, followers, first } = profile;
  return (
    <div className="page-x pt-6 pb-16 md:pt-10">
      <header className="mb-8 flex items-center gap-4 md:mb-12 md:gap-6">
        <Avatar user={user} size="xl" />
        <div className="min-w-0">
          <h1 className="text-balance font-bold text-3xl tracking-tight md:text-4xl">{user.name}</h1>
          <p className="mt-1 flex flex-wrap gap-x-2 text-muted text-sm md:text-base">
            <span>@{user.handle}</span>
            <span aria-hidden="true">·</span>
            <span>{playlists === 1 ? "1 playlist" : `${playlists.toLocaleString("en")} playlists`}</span>
            {followers > 0 && (
              <>
                <span aria-hidden="true">·</span>
                <span>{followerWords(followers)}</span>
              </>
            )}
            <span aria-hidden="true">·</span>
            <span>here since {yearOf(since)}</span>
          </p>
        </div>
        <ReportButton
          about={{ targetType: "user", targetId: user.id, title: user.name, person: user }}
          className="ml-auto self-start text-muted"
        />
      </header>
      <h2 className="sr-only">Public playlists</h2>
      {first.items.length > 0 ? (
        <PlaylistFeed key={first.items[0]?.updatedAt} first={first} ownerId={user.id} />
      ) : (
        <EmptyState icon={<ListVideo />} title="Nothing public yet">
          Playlists that {user.name} shares with everyone show up here.
        </EmptyState>
      )}
    </div>
  );
}

function yearOf(moment: string) {
  return new Date(moment).toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" });
}
