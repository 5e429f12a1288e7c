"use client";

import type { ComponentProps, KeyboardEvent, RefObject } from "react";
import { CompletionList } from "./completion-list";
import { isComposing } from "./composing";
import { replaceNamed, useCompletion } from "./use-completion";

type CompletionBoxProps = Omit<ComponentProps<"textarea">, "ref" | "value" | "onChange" | "onKeyDown"> & {
  box: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  /** Keys that neither an input method nor the suggestions took. */
  onKeyDown?: (event: KeyboardEvent) => void;
};

/** A box to write a message in, which completes people and emoji. Stands in a `relative` place that the list is as wide as. */
export function CompletionBox({ box, text, onText, onKeyDown, ...props }: CompletionBoxProps) {
  const completion = useCompletion(box, text);
  const { id, options, chosen, moveCaret } = completion;
  const open = options.length > 0;
  return (
    <>
      <textarea
        {...props}
        ref={box}
        value={text}
        onChange={({ target, nativeEvent }) => {
          onText(target.value);
          moveCaret(target.selectionStart);
          const typed = nativeEvent instanceof InputEvent ? nativeEvent.data : null;
          if (typed === ":") queueMicrotask(() => replaceNamed(target));
        }}
        onSelect={({ currentTarget }) =>
          moveCaret(
            currentTarget.selectionStart === currentTarget.selectionEnd ? currentTarget.selectionEnd : null,
          )
        }
        onBlur={() => moveCaret(null)}
        onKeyDown={(event) => {
          if (!isComposing(event) && !completion.onKeyDown(event)) onKeyDown?.(event);
        }}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${chosen}` : undefined}
      />
      <CompletionList
        id={id}
        kind={completion.kind}
        options={options}
        chosen={chosen}
        onChoose={completion.setChosen}
        onPick={completion.pick}
      />
    </>
  );
}
