import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { matchPeople, namedAt, triggerAt } from "@/components/chat/completion";
import { emojiNamed, emojiOf, findEmoji, groupsOf } from "@/components/chat/emoji-names";

const all = emojiOf(createRequire(import.meta.url)("emojilib"));
const person = (handle: string, name: string) => ({ id: handle, handle, name, imageUrl: null });

describe("what is completed", () => {
  const at = (text: string) => {
    const caret = text.indexOf("|");
    const trigger = triggerAt(text.replace("|", ""), caret);
    return trigger && [trigger.kind, trigger.query, trigger.from, trigger.to];
  };

  test("a name after an @, wherever the caret is", () => {
    expect(at("hello @ad| there")).toEqual(["mention", "ad", 6, 9]);
    expect(at("@|")).toEqual(["mention", "", 0, 1]);
    expect(at("(@Zoë|")).toEqual(["mention", "Zoë", 1, 5]);
    for (const text of ["ada@ex|", "@ada |", "a.@b|", "@@a|"]) expect(at(text), text).toBeNull();
  });

  test("an emoji's name after a colon, from its second letter on; not a time, an address or a smiley", () => {
    expect(at("so :smi|")).toEqual(["emoji", "smi", 3, 7]);
    expect(at(":+1|")).toEqual(["emoji", "+1", 0, 3]);
    expect(at("🎉:par|")).toEqual(["emoji", "par", 2, 6]);
    for (const text of [":s|", "1:23|", "at 1:pm|", "http://ab|", ":) |", "a:bc|", "::ab|"])
      expect(at(text), text).toBeNull();
  });

  test("a name between colons, once the second is written", () => {
    expect(namedAt("well :tada:", 11)).toEqual({ name: "tada", from: 5 });
    expect(namedAt("1:23:", 5)).toBeNull();
    expect(namedAt("a :tada: b", 10)).toBeNull();
  });

  test("people by handle and by every word of their name, accents aside", () => {
    const people = [
      person("bob", "Bob Adams"),
      person("ada", "Ada"),
      person("zoe", "Zoë Müller"),
      person("ad-2", "Cy"),
    ];
    const found = (query: string) => matchPeople(people, query).map(({ handle }) => handle);
    expect(found("ad")).toEqual(["ada", "ad-2", "bob"]);
    expect(found("mul")).toEqual(["zoe"]);
    expect(found("ZOË")).toEqual(["zoe"]);
    expect(found("")).toHaveLength(4);
  });
});

describe("emoji by name", () => {
  const found = (query: string, liked: string[] = []) =>
    findEmoji(all, query, 8, liked).map(({ emoji }) => emoji);

  test("what people type leads to what they mean", () => {
    for (const [query, emoji] of [
      ["+1", "👍"],
      ["thumbsup", "👍"],
      ["tada", "🎉"],
      ["fire", "🔥"],
      ["popcorn", "🍿"],
      ["sob", "😭"],
      ["red heart", "❤️"],
      ["germany", "🇩🇪"],
    ] as const)
      expect(found(query), query).toContain(emoji);
    expect(found("fire")[0]).toBe("🔥");
    expect(found("")).toEqual([]);
    expect(found("qqqq")).toEqual([]);
  });

  test("among equals, those used before stand first", () => {
    const [first, second] = found("cat");
    expect(second).toBeDefined();
    expect(found("cat", [second ?? ""]).indexOf(second ?? "")).toBeLessThan(2);
    expect(found("cat", ["🔥"])[0]).toBe(first);
  });

  test("a name written out is that emoji, of several the one in use; half a word is none", () => {
    expect(emojiNamed(all, "tada")?.emoji).toBe("🎉");
    expect(emojiNamed(all, "Thumbs_Up")?.emoji).toBe("👍");
    expect(emojiNamed(all, "joy", ["👍", "😂"])?.emoji).toBe("😂");
    expect(emojiNamed(all, "thum")).toBeUndefined();
  });

  test("every emoji is in one of nine groups", () => {
    const groups = groupsOf(all);
    expect(groups).toHaveLength(9);
    expect(groups.flatMap(({ emoji }) => emoji)).toEqual(all);
    for (const { title, emoji } of groups) expect(emoji.length, title).toBeGreaterThan(50);
  });
});
