import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { Suspended } from "@/components/settings/suspended";
import { getHolder } from "@/lib/viewer";

export const metadata: Metadata = {
  title: { default: "Settings", template: "%s · Settings · Matinee" },
  robots: { index: false },
};

/** Each page guards itself: a layout is not asked again when one goes from page to page. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const holder = await getHolder();
  if (!holder) return children;
  return (
    <div className="page-x mx-auto max-w-5xl pt-6 pb-16 md:pt-10">
      <h1 className="mb-6 font-bold text-3xl tracking-tight md:mb-8 md:text-4xl">Settings</h1>
      {holder.suspension && <Suspended userId={holder.id} until={holder.suspension.until} />}
      <div className="md:grid md:grid-cols-[13rem_minmax(0,1fr)] md:gap-12">
        <SettingsNav suspended={Boolean(holder.suspension)} />
        <div className="min-w-0 max-w-2xl">{children}</div>
      </div>
    </div>
  );
}
