"use client";

import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { Button, buttonStyles } from "@/components/ui/button";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <div className="page-x mx-auto flex min-h-[70dvh] max-w-xl flex-col items-center justify-center gap-4 py-16 text-center">
      <h1 className="text-3xl font-bold tracking-tight text-balance md:text-4xl">The film tore</h1>
      <p className="text-pretty text-muted">
        Something went wrong on this page. Trying again often helps; nothing of yours is lost.
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-3">
        <Button variant="primary" onClick={reset}>
          <RotateCcw aria-hidden="true" />
          Try again
        </Button>
        <Link href="/" className={buttonStyles()}>
          Go home
        </Link>
      </div>
      {error.digest && <p className="text-sm text-muted">Reference: {error.digest}</p>}
    </div>
  );
}
