import { beforeEach, describe, expect, test, vi } from "vitest";
import { toBeSaid, wordsFor } from "@/components/chat/announcing";
import { recentAuthors } from "@/components/chat/mention-people";
import { snippetOf } from "@/components/chat/search-snippet";
import { spanWords } from "@/components/chat/slow-mode";
import { hearTyping, hearWritten, useWriting } from "@/components/chat/typing";
import { writingWords } from "@/components/chat/typing-line";
import { countBefore, unreadIn } from "@/components/chat/unread-title";
import { loadDraft, loadEdit, saveDraft, saveEdit } from "@/components/chat/unsent-storage";
import type { Message } from "@/lib/chat/schema";
import { emptyTimeline } from "@/lib/chat/sync";

const person = (name: string) => ({ id: name, handle: name, name, imageUrl: null });

function message(seq: number, author: string, more: Partial<Message> = {}) {
  const id = String(seq);
  return {
    id,
    seq,
    author: person(author),
    body: `b${seq}`,
    mentions: [],
    replyTo: null,
    ...more,
  } as Message;
}

const bodies = (messages: readonly Message[]) => messages.map(({ body }) => body);

describe("what a screen reader says", () => {
  const known = [message(1, "me"), message(2, "ada")];
  const reply = {
    replyTo: { id: "1", seq: 1, authorId: "a", authorName: "me", mediaPositionMs: null, body: "b1" },
  };
  const fresh = [
    message(3, "ada"),
    message(4, "me"),
    message(5, "ada", { mentions: [{ id: "me", handle: "me" }] }),
    message(6, "bob", reply),
    message(7, "bob", { deletedAt: "2026-01-01T00:00:00Z" }),
    message(8, "bob", { hidden: true }),
  ];
  const said = (chosen: "all" | "mentions" | "none") =>
    bodies(toBeSaid(fresh, known, { viewerId: "me", chosen }));

  test("everything of others, what concerns one, or nothing", () => {
    expect(said("all")).toEqual(["b3", "b5", "b6"]);
    expect(said("mentions")).toEqual(["b5", "b6"]);
    expect(said("none")).toEqual([]);
  });

  test("a lively moment only as a number", () => {
    expect(wordsFor(fresh.slice(0, 2))).toBe("ada: b3. me: b4");
    expect(wordsFor(fresh.slice(0, 3))).toBe("3 new messages");
  });
});

describe("who writes", () => {
  const names = () => Object.keys(useWriting.getState().rooms.room ?? {});
  beforeEach(() => {
    vi.useFakeTimers();
    useWriting.setState({ rooms: {} });
    return () => vi.useRealTimers();
  });

  test("a hint holds for a while, a later one for longer, and what they send ends it", () => {
    hearTyping("room", person("ada"));
    hearTyping("room", person("bob"));
    vi.advanceTimersByTime(4_000);
    hearTyping("room", person("ada"));
    vi.advanceTimersByTime(4_000);
    expect(names()).toEqual(["ada"]);
    hearWritten("room", "ada");
    expect(names()).toEqual([]);
  });

  test("one, two, several", () => {
    expect(writingWords(["Ada"])).toBe("Ada is typing…");
    expect(writingWords(["Ada", "Bob"])).toBe("Ada and Bob are typing…");
    expect(writingWords(["Ada", "Bob", "Cy"])).toBe("Several people are typing…");
  });
});

test("the time between messages is said in minutes and seconds", () => {
  expect([0, 45, 60, 150].map(spanWords)).toEqual(["0 s", "45 s", "1 min", "2 min 30 s"]);
});

describe("the tab's title", () => {
  test("has the count before it, and none when all is read", () => {
    expect([0, 3, 99, 100].map(countBefore)).toEqual(["", "(3) ", "(99) ", "(99+) "]);
  });

  test("counts others' messages after the last one read; all of them where not all are at hand", () => {
    const messages = [message(1, "ada"), message(2, "me"), message(3, "ada")];
    const timeline = { ...emptyTimeline, messages, from: 1, lastSeq: 3 };
    const others = ({ author }: Message) => author.id !== "me";
    expect(unreadIn(timeline, 1, others)).toBe(1);
    expect(unreadIn(timeline, 0, others)).toBe(2);
    expect(unreadIn({ ...timeline, to: 3, lastSeq: 40 }, 3, others)).toBe(37);
  });
});

describe("a snippet of what was found", () => {
  const shown = (body: string, matches: [number, number][]) =>
    snippetOf(body, matches)
      .map(({ text, found }) => (found ? `[${text}]` : text))
      .join("");

  test("marks every match in a short text", () => {
    expect(
      shown("the cat and the dog", [
        [4, 7],
        [16, 19],
      ]),
    ).toBe("the [cat] and the [dog]");
  });

  test("begins near the first match of a long one, at a word, and ends with it", () => {
    const body = `${"filler ".repeat(50)}needle ${"more ".repeat(100)}`;
    const cut = shown(body, [[350, 356]]);
    expect(cut).toMatch(/^…filler( filler)* \[needle\] more/);
    expect(cut).toMatch(/…$/);
    expect(cut.length).toBeLessThan(200);
  });

  test("a match that runs beyond the end is cut there", () => {
    expect(shown(`${"x".repeat(300)}`, [[0, 300]])).toBe(`[${"x".repeat(180)}]…`);
  });
});

test("those who wrote last are offered first, oneself never", () => {
  const messages = [message(1, "ada"), message(2, "bob"), message(3, "me"), message(4, "ada")];
  expect(recentAuthors(messages, "me").map(({ id }) => id)).toEqual(["ada", "bob"]);
});

describe("what is not sent yet", () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
    return () => vi.unstubAllGlobals();
  });

  test("is kept by room with what it answers, and forgotten when it is empty", () => {
    const replyTo = { id: "1", authorName: "Ada", body: "hello" };
    saveDraft("me", "room", { text: "half a th", replyTo });
    expect(loadDraft("me", "room")).toEqual({ text: "half a th", replyTo });
    expect(loadDraft("me", "other")).toEqual({ text: "", replyTo: null });
    saveDraft("me", "room", { text: "", replyTo: null });
    expect(localStorage.getItem("matinee:draft:me:room")).toBeNull();
  });

  test("an edit is kept by message until it is over", () => {
    saveEdit("me", "1", "better words");
    expect(loadEdit("me", "1")).toBe("better words");
    saveEdit("me", "1", null);
    expect(loadEdit("me", "1")).toBeNull();
  });
});
