import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { PlayerRoot } from "@/components/player/player-root";
import { Header } from "@/components/shell/header";
import { OfflineBanner } from "@/components/shell/offline-banner";
import { SiteOnly } from "@/components/shell/site-only";
import { TabBar } from "@/components/shell/tab-bar";
import { themeScript } from "@/components/shell/theme";
import { siteUrl } from "@/lib/env";
import { inter, interMore } from "./fonts";
import "./globals.css";

const description =
  "Films and music to watch and listen to together: playlists that belong to you, and a room to talk in around whatever is playing.";

export const metadata: Metadata = {
  metadataBase: new URL(siteUrl),
  title: { default: "Matinee: watch and listen together", template: "%s · Matinee" },
  description,
  applicationName: "Matinee",
  openGraph: { siteName: "Matinee", type: "website", locale: "en", description },
  twitter: { card: "summary_large_image" },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: dark)", color: "#0a0a0d" },
    { media: "(prefers-color-scheme: light)", color: "#fbfaf9" },
  ],
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${inter.variable} ${interMore.variable}`} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; see theme.ts. */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <SiteOnly>
          <a
            href="#content"
            className="fixed top-2 left-2 z-60 -translate-y-20 rounded-full bg-accent px-5 py-3 font-medium text-accent-text focus-visible:translate-y-0"
          >
            Skip to content
          </a>
          <Header />
          <OfflineBanner />
        </SiteOnly>
        <main id="content" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <SiteOnly>
          <div aria-hidden="true" className="h-[calc(var(--tabbar-height)+var(--dock-height))]" />
        </SiteOnly>
        <PlayerRoot />
        <SiteOnly>
          <TabBar />
        </SiteOnly>
      </body>
    </html>
  );
}
