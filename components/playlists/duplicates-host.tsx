"use client";

import { useState } from "react";
import { draw } from "@/components/sharing/host";
import { ConfirmDialog } from "@/components/ui/confirm";

let asked = 0;
let answer: ((again: boolean) => void) | undefined;

/**
 * Asks whether what is in a list already, `count` of the `total` that were to be added, goes in once more. A question that
 * another one takes the place of is answered with no.
 */
export function ask(count: number, total: number): Promise<boolean> {
  answer?.(false);
  return new Promise((resolve) => {
    answer = resolve;
    draw("duplicates", <Question key={++asked} count={count} total={total} onAnswer={resolve} />);
  });
}

type QuestionProps = { count: number; total: number; onAnswer: (again: boolean) => void };

function Question({ count, total, onAnswer }: QuestionProps) {
  const [open, setOpen] = useState(true);
  function close(next: boolean) {
    setOpen(next);
    if (!next) onAnswer(false);
  }
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={close}
      title="Already in this playlist"
      description={words(count, total)}
      confirmLabel={count === 1 ? "Add it again" : "Add them again"}
      danger={false}
      onConfirm={() => onAnswer(true)}
    />
  );
}

function words(count: number, total: number) {
  if (total === 1) return "It would be in there twice.";
  const some = count === total ? "All of them are" : `${count} of these ${total} are`;
  return `${count === 1 ? `One of these ${total} is` : some} in this playlist already, and would be in there twice.${
    count < total ? " The others are added." : ""
  }`;
}
