import type { Metadata } from "next";
import { PictureField } from "@/components/settings/picture-field";
import { ProfileForm } from "@/components/settings/profile-form";
import { Section } from "@/components/settings/section";
import { findAccount } from "@/lib/users/profile-data";
import { guard } from "./guard";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const account = await findAccount(await guard("/settings"));
  return (
    <Section title="Profile" lead="What other people see of you, in chat and on your playlists.">
      <PictureField user={account} />
      <ProfileForm user={account} />
    </Section>
  );
}
