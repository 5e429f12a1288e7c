import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/accounts/account-page";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { listProviders } from "@/lib/auth";
import { safePath } from "@/lib/users/schema";
import { getHolder, getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What an error code of next-auth, or of our sign-in callback, means to the person who tried. */
const explanations = new Map([
  ["AccessDenied", "Signing in was declined there. You can try again or use your email."],
  ["Barred", "Whoever had this account is suspended here, and cannot make a new one meanwhile."],
  ["EmailTaken", "There is already an account with that email. Sign in with its password."],
  ["NoEmail", "That provider did not tell us an email address. Sign up with your email instead."],
]);

function explain(error: string | undefined) {
  return (
    error &&
    (explanations.get(error) ?? "Signing in that way did not work. Please try again, or use your email.")
  );
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const callbackPath = safePath([callbackUrl].flat()[0]);
  if (await getViewer()) redirect(callbackPath);
  if (await getHolder()) redirect("/settings/record");
  return (
    <AccountPage
      title="Welcome back"
      lead="Sign in to keep playlists and to join the conversation."
      other={{
        say: "New here?",
        label: "Create an account",
        href: `/sign-up?callbackUrl=${encodeURIComponent(callbackPath)}`,
      }}
    >
      <div className="flex flex-col gap-5">
        <ProviderButtons providers={listProviders()} callbackPath={callbackPath} />
        <SignInForm callbackPath={callbackPath} error={explain([error].flat()[0])} />
      </div>
    </AccountPage>
  );
}
