import { Clapperboard } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { buttonStyles } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

export default function NotFound() {
  return (
    <div className="page-x mx-auto flex min-h-[70dvh] max-w-xl flex-col items-center justify-center gap-4 py-16 text-center">
      <Clapperboard aria-hidden="true" className="size-12 text-accent" strokeWidth={1.5} />
      <h1 className="text-3xl font-bold tracking-tight text-balance md:text-4xl">This seat is empty</h1>
      <p className="text-pretty text-muted">
        There is nothing at this address: it may have been removed, made private, or never have been here.
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-3">
        <Link href="/" className={buttonStyles({ variant: "primary" })}>
          Go home
        </Link>
        <Link href="/search" className={buttonStyles()}>
          Search
        </Link>
      </div>
    </div>
  );
}
