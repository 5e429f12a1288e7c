"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field";
import { toastError } from "@/components/ui/toast";

const SAID_MS = 2500;

type CopyFieldProps = {
  label: string;
  text: string /** What the sheet is opened for most. */;
  main?: boolean;
};

/** A text to be taken along: shown whole, selected at a touch, and copied by its button. */
export function CopyField({ label, text, main = false }: CopyFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, say] = useSaid();
  async function copy() {
    input.current?.select();
    await navigator.clipboard
      .writeText(text)
      .then(say, () =>
        toastError("The browser would not copy it. It is selected, so you can copy it yourself."),
      );
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <div className="flex min-w-0 gap-2">
        <Input
          ref={input}
          id={id}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 text-ellipsis"
        />
        <Button variant={main ? "primary" : "secondary"} onClick={copy} className="w-30">
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {copied && `${label} copied`}
      </span>
    </div>
  );
}

/** True for a moment after it was said. */
function useSaid() {
  const [said, setSaid] = useState(0);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(0), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said > 0, () => setSaid((count) => count + 1)] as const;
}
