"use client";

import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";

type Props = { providers: { id: string; name: string }[]; callbackPath: string };

/** One button for each OAuth provider that the operator has set up; nothing when there is none. */
export function ProviderButtons({ providers, callbackPath }: Props) {
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      {providers.map(({ id, name }) => (
        <Button key={id} size="lg" onClick={() => signIn(id, { callbackUrl: callbackPath })}>
          Continue with {name}
        </Button>
      ))}
      <p className="flex items-center gap-4 py-1 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with email
      </p>
    </div>
  );
}
