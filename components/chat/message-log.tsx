"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import type { Message, ReplyTo } from "@/lib/chat/schema";
import { BeforeDrawing } from "./before-drawing";
import { Day, NewFromHere } from "./dividers";
import { FoldLine } from "./fold-line";
import type { Fold } from "./folds";
import { continues, type Line } from "./lines";
import { MessageLine } from "./message-line";
import { useRoomHandle, useRoomState } from "./room-context";
import { ownReactions } from "./room-reactions";
import { ToEnd } from "./to-end";
import { UnsentLine } from "./unsent-line";
import { type ReadersPlace, useAnchoredScroll } from "./use-anchored-scroll";
import { useLineKeys } from "./use-line-keys";

type MessageLogProps = {
  lines: readonly Line[];
  /** Why what a line quotes is folded away, if it is. */
  foldOf: (quoted: ReplyTo) => Fold | null;
  /** The last message of all, whether it is drawn or not: one's own that follow join its group. */
  last: Message | undefined;
  /** The newest messages are not among the lines. */
  detached: boolean;
  /** As many messages as may be drawn at once. */
  full: boolean;
  /** The highest seq there is: how many are new is counted by it. */
  lastSeq: number;
  top: ReactNode;
  /** Outlives the list, for when it is drawn again. */
  place: ReadersPlace;
  onOlder: () => void;
  onNewer: () => void;
  onAtEnd: (atEnd: boolean) => void;
  onSeen: (seq: number) => void;
  /** Draws the newest messages when they are not. */
  openEnd: () => Promise<void>;
};

/** The conversation's lines, and one's own messages on their way. The newest stay in sight while one is there. */
export function MessageLog(props: MessageLogProps) {
  const { lines, foldOf, last, detached, full, lastSeq, top, place, ...edges } = props;
  const { viewer } = useRoomHandle();
  const outbox = useRoomState((state) => state.outbox);
  const target = useTarget();
  const drawn = useMemo(() => [lines, outbox], [lines, outbox]);
  const { list, atEnd, toEnd, beforeDrawing, onScroll } = useAnchoredScroll({
    drawn,
    detached,
    full,
    target,
    place,
    onNearTop: edges.onOlder,
    onNearFoot: edges.onNewer,
    onAtEnd: edges.onAtEnd,
    onSeen: edges.onSeen,
  });

  const { openEnd } = edges;
  const frame = useRef<HTMLDivElement>(null);
  const jump = useCallback(async () => {
    const wasInside = frame.current?.contains(document.activeElement);
    if (detached) await openEnd();
    toEnd();
    if (wasInside) focusLast(frame.current);
  }, [detached, openEnd, toEnd]);

  const newest = useRef(outbox.at(-1)?.clientId);
  useEffect(() => {
    const before = newest.current;
    newest.current = outbox.at(-1)?.clientId;
    if (newest.current && newest.current !== before) void jump();
  }, [outbox, jump]);

  const keys = useMemo(
    () => lines.flatMap(({ kind, key }) => (kind === "message" || kind === "fold" ? key : [])),
    [lines],
  );
  const { active, ...handlers } = useLineKeys(keys, jump);

  return (
    <div ref={frame} className="relative min-h-0 flex-1">
      <BeforeDrawing onBefore={beforeDrawing} />
      <div
        ref={list}
        role="log"
        data-rows
        tabIndex={-1}
        aria-live="off"
        aria-label="Messages"
        aria-describedby="message-keys"
        onScroll={onScroll}
        {...handlers}
        className="h-full overflow-y-auto overscroll-contain outline-none [overflow-anchor:none]"
      >
        <div className="flex min-h-full flex-col justify-end pb-3">
          {top}
          {lines.map((line) => (
            <LineOf
              key={line.key}
              line={line}
              isActive={line.key === active}
              target={target?.seq}
              foldOf={foldOf}
            />
          ))}
          {outbox.map((unsent, index) => (
            <UnsentLine
              key={unsent.clientId}
              unsent={unsent}
              opensGroup={index === 0 && !continues(last, unsent, viewer.id)}
            />
          ))}
        </div>
      </div>
      <p id="message-keys" className="sr-only">
        Arrow keys lead from message to message. On one: R replies, plus reacts, E edits, Delete deletes,
        Enter shows everything that can be done.
      </p>
      {atEnd === false && <ToEnd lastSeq={lastSeq} onClick={jump} />}
    </div>
  );
}

/** What had the focus goes out of sight with the place that was left; wherever else it has gone meanwhile, it stays. */
function focusLast(frame: HTMLElement | null) {
  const { activeElement } = document;
  if (activeElement !== document.body && !frame?.contains(activeElement)) return;
  [...(frame?.querySelectorAll<HTMLElement>("[data-line]") ?? [])].at(-1)?.focus({ preventScroll: true });
}

const SHOWN_MS = 2_500;

/** Where a link led to, for as long as that place stands out. */
function useTarget() {
  const { engine } = useRoomHandle();
  const target = useRoomState((state) => state.target);
  useEffect(() => {
    if (!target) return;
    const fade = () =>
      engine.store.setState((state) =>
        state.target === target ? { target: { ...target, seq: -1 } } : state,
      );
    const timer = setTimeout(fade, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [target, engine]);
  return target;
}

type LineOfProps = {
  line: Line;
  isActive: boolean;
  target: number | undefined;
  foldOf: MessageLogProps["foldOf"];
};

function LineOf({ line, ...props }: LineOfProps) {
  const { engine } = useRoomHandle();
  if (line.kind === "day") return <Day date={line.date} />;
  if (line.kind === "new") return <NewFromHere />;
  if (line.kind === "fold") return <FoldLine line={line} onUnfold={engine.folds.unfold} {...props} />;
  return <Said line={line} {...props} />;
}

type SaidProps = Omit<LineOfProps, "line"> & { line: Extract<Line, { kind: "message" }> };

function Said({ line: { message, opensGroup }, isActive, target, foldOf }: SaidProps) {
  const { viewer } = useRoomHandle();
  const mine = useRoomState((state) => ownReactions(state, message));
  const wished = useRoomState((state) => state.wished.get(message.id));
  return (
    <MessageLine
      message={message}
      opensGroup={opensGroup}
      isOwn={message.author.id === viewer.id}
      isActive={isActive}
      isTarget={message.seq === target}
      quotesFolded={message.replyTo !== null && foldOf(message.replyTo) !== null}
      mine={mine}
      wished={wished}
    />
  );
}
