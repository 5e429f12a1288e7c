import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useState } from "react";
import { type Completion, namedAt, type Trigger, triggerAt } from "./completion";
import { emojiAtHand, likedEmoji, loadEmoji, rememberEmoji } from "./emoji-data";
import { type Emoji, emojiNamed, findEmoji } from "./emoji-names";
import { offerPeople } from "./mention-people";
import { useRoomHandle } from "./room-context";

const SHOWN = 8;
const none: Completion[] = [];

/** What the word at the caret of a box can become, which of it is chosen, and the keys for that. */
export function useCompletion(box: RefObject<HTMLTextAreaElement | null>, text: string) {
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const trigger = useMemo(() => (caret === null ? null : triggerAt(text, caret)), [text, caret]);
  const wanted = trigger?.from === dismissed ? null : trigger;
  const options = useOptions(wanted);
  const [chosen, setChosen] = useChosen(options);

  function pick({ insert, ...what }: Completion) {
    if (!trigger || !box.current) return;
    if ("emoji" in what) rememberEmoji(what.emoji);
    insertText(box.current, trigger.from, trigger.to, insert);
  }

  /** True when the key was meant for the list. */
  function onKeyDown(event: KeyboardEvent) {
    const option = options[chosen];
    if (!option || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === "ArrowDown") setChosen((chosen + 1) % options.length);
    else if (event.key === "ArrowUp") setChosen((chosen + options.length - 1) % options.length);
    else if (event.key === "Enter" || event.key === "Tab") pick(option);
    else if (event.key === "Escape") setDismissed(trigger?.from ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** The caret went somewhere, or the box was left (null). */
  function moveCaret(to: number | null) {
    setCaret(to);
    if (to === null || !triggerAt(text, to)) setDismissed(null);
  }

  return { id, kind: wanted?.kind, options, chosen, setChosen, pick, onKeyDown, moveCaret };
}

/** Puts an emoji in the place of its name, once the second colon is written. */
export function replaceNamed(box: HTMLTextAreaElement) {
  const caret = box.selectionStart;
  const named = namedAt(box.value, caret);
  const meant = named && emojiNamed(emojiAtHand(), named.name, likedEmoji());
  if (named && meant) insertText(box, named.from, caret, meant.emoji);
}

/** Writes as if typed, so that the browser's own undo knows of it. */
export function insertText(box: HTMLTextAreaElement, from: number, to: number, text: string) {
  box.focus();
  box.setSelectionRange(from, to);
  if (document.execCommand("insertText", false, text)) return;
  box.setRangeText(text, from, to, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function useOptions(trigger: Trigger | null): Completion[] {
  const { engine, viewer } = useRoomHandle();
  const [options, setOptions] = useState(none);
  const { kind, query = "" } = trigger ?? {};
  useEffect(() => {
    if (kind === "mention")
      return offerPeople(engine, viewer.id, query, (people) => setOptions(people.map(ofUser)));
    if (kind === "emoji") return offerEmoji(query, setOptions);
    setOptions(none);
  }, [kind, query, engine, viewer.id]);
  return kind ? options : none;
}

function offerEmoji(query: string, offer: (options: Completion[]) => void) {
  let wanted = true;
  const tell = (all: readonly Emoji[]) =>
    wanted && offer(findEmoji(all, query, SHOWN, likedEmoji()).map(ofEmoji));
  tell(emojiAtHand());
  loadEmoji().then(tell, () => undefined);
  return () => {
    wanted = false;
  };
}

type Person = Extract<Completion, { user: unknown }>["user"];
const ofUser = (user: Person): Completion => ({ key: user.id, insert: `@${user.handle} `, user });
const ofEmoji = ({ emoji, name }: Emoji): Completion => ({ key: emoji, insert: emoji, emoji, name });

/** The first one, until another is chosen from the same ones. */
function useChosen(options: Completion[]) {
  const [chosen, setChosen] = useState({ key: "", at: 0 });
  const key = options.map((option) => option.key).join();
  const at = chosen.key === key ? chosen.at : 0;
  return [at, (next: number) => setChosen({ key, at: next })] as const;
}
