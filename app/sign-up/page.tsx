import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/accounts/account-page";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { listProviders } from "@/lib/auth";
import { safePath } from "@/lib/users/schema";
import { getHolder, getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "Create an account", robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignUpPage({ searchParams }: Props) {
  const callbackPath = safePath([(await searchParams).callbackUrl].flat()[0]);
  if (await getViewer()) redirect(callbackPath);
  if (await getHolder()) redirect("/settings/record");
  return (
    <AccountPage
      title="Take a seat"
      lead="An account keeps your playlists and lets you talk while you watch."
      other={{
        say: "Already have one?",
        label: "Sign in",
        href: `/sign-in?callbackUrl=${encodeURIComponent(callbackPath)}`,
      }}
    >
      <div className="flex flex-col gap-5">
        <ProviderButtons providers={listProviders()} callbackPath={callbackPath} />
        <SignUpForm callbackPath={callbackPath} />
      </div>
    </AccountPage>
  );
}
