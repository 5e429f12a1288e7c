import { ListVideo } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { JoinByLink } from "@/components/collaboration/join-by-link";
import { roleWords } from "@/components/collaboration/words";
import { Avatar } from "@/components/ui/avatar";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { findInvitation } from "@/lib/collaboration/data";
import { tokenInput } from "@/lib/collaboration/schema";
import { getViewer } from "@/lib/viewer";

type Props = { params: Promise<{ token: string }> };

/** The address is a secret: it is not to be found, nor told to other sites. */
export const metadata: Metadata = { title: "Invitation", robots: { index: false }, referrer: "no-referrer" };

/** Opening a link changes nothing by itself: whoever follows it is asked first. */
export default async function InvitePage({ params }: Props) {
  const ref = tokenInput.safeParse(await params);
  const viewer = await getViewer();
  const invitation = ref.success ? await findInvitation(viewer, ref.data.token) : null;
  if (!ref.success || !invitation) return <NotWorking />;
  const { playlist, owner, role, standing } = invitation;
  if (standing === "owner" || standing === "editor" || standing === role)
    redirect(`/library/playlists/${playlist.id}`);
  return (
    <section className="page-x mx-auto flex max-w-lg flex-col items-center gap-6 py-16 text-center md:py-24">
      <Avatar user={owner} size="lg" />
      <div>
        <p className="text-muted">{owner.name} asks you to work on</p>
        <h1 className="mt-1 text-balance font-bold text-3xl tracking-tight">{playlist.title}</h1>
      </div>
      <p className="text-pretty text-muted">
        You join as {roleWords[role].a}. {roleWords[role].hint}
      </p>
      {viewer ? (
        <JoinByLink token={ref.data.token} />
      ) : (
        <div className="flex flex-wrap justify-center gap-3">
          <Link
            href={`/sign-in${back(ref.data.token)}`}
            className={buttonStyles({ variant: "primary", size: "lg" })}
          >
            Sign in to join
          </Link>
          <Link href={`/sign-up${back(ref.data.token)}`} className={buttonStyles({ size: "lg" })}>
            Create an account
          </Link>
        </div>
      )}
    </section>
  );
}

function back(token: string) {
  return `?callbackUrl=${encodeURIComponent(`/library/playlists/invite/${token}`)}`;
}

/** A link that was revoked, has expired or never was looks the same. */
function NotWorking() {
  return (
    <EmptyState
      icon={<ListVideo />}
      title="This invitation does not work any more"
      action={
        <Link href="/" className={buttonStyles()}>
          Go to Home
        </Link>
      }
    >
      It may have been revoked, or its time is over. Ask for a new link.
    </EmptyState>
  );
}
