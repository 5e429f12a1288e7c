import { performance } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import { readings } from "@/lib/moderation/filter-fold";
import { makeFilter, type Rule } from "@/lib/moderation/filter-judge";

const rule = (pattern: string, changes: Partial<Rule> = {}): Rule => ({
  kind: "normalised",
  pattern,
  action: "block",
  site: false,
  ...changes,
});

describe("a normalised rule", () => {
  const filter = makeFilter(
    [rule("free nitro"), rule("snape"), rule("*coin"), rule("Hodor!", { action: "hold" })],
    false,
  );
  test.each([
    "Free   NITRO here",
    "fr33 n1tro",
    "f r e e  n i t r o",
    "ｆｒｅｅ nitro",
    "SNAAAAPE",
    "s.n.a.p.e",
    "sna\u200bpe",
    "ѕпаре",
    "sn*pe",
    "buy dogecoin",
  ])("blocks %j", (text) => expect(filter(text).action).toBe("block"));
  test.each(["nitro is free", "snapes", "coins", "a coincidence", "snap e", "freedom nitro"])(
    "leaves %j alone",
    (text) => expect(filter(text).action).toBe("allow"),
  );
  test("holds with its cause", () =>
    expect(filter("h0d0r")).toEqual({ action: "hold", cause: "“Hodor!” (this room’s list)" }));
});

describe("a literal rule", () => {
  const filter = makeFilter(
    [rule("t.me/", { kind: "literal" }), rule("剧透", { kind: "literal" }), rule("ass", { kind: "literal" })],
    false,
  );
  test.each(["join T.ME/abc", "这里有剧透吗", "an Ass"])("blocks %j", (text) =>
    expect(filter(text).action).toBe("block"),
  );
  test.each(["class", "a s s", "4ss"])("leaves %j alone", (text) =>
    expect(filter(text).action).toBe("allow"),
  );
});

describe("of several rules", () => {
  test("the gravest counts", () => {
    const filter = makeFilter([rule("one", { action: "hold" }), rule("two")], false);
    expect(filter("one two").action).toBe("block");
  });
  test("an allowed word lets through what is in it, of the library and of the same list", () => {
    const filter = makeFilter([rule("shit happens", { action: "allow" }), rule("happens")], true);
    expect(filter("shit happens").action).toBe("allow");
    expect(filter("shit").action).toBe("hold");
    expect(filter("it happens").action).toBe("block");
  });
  test("a room cannot allow what the site blocks; the site can allow what a room blocks", () => {
    const site = [rule("crypto", { site: true }), rule("crypto", { action: "allow" })];
    expect(makeFilter(site, false)("crypto").action).toBe("block");
    const room = [rule("crypto"), rule("crypto", { action: "allow", site: true })];
    expect(makeFilter(room, false)("crypto").action).toBe("allow");
  });
  test("the library's list can be switched off", () => {
    expect(makeFilter([], false)("fuck").action).toBe("allow");
    expect(makeFilter([], true)("fuck").action).toBe("hold");
  });
});

test.each(["@".repeat(2_000), `a${"@".repeat(1_998)}+`, `a${"$.".repeat(999)}+`])(
  "a row of signs that stand for letters is read in one way",
  (text) => {
    expect(makeFilter([rule(text.slice(0, 60))], true)(text).action).toBe("allow");
  },
);

test.each(["s.h.i.t", "s-h-i-t", "$.h.i.t", "f..u..c..k"])("finds %j, spelled with signs between", (text) =>
  expect(makeFilter([], true)(text).action).toBe("hold"),
);

test.each(["ﷺ", "⁗", "㍿"])("a row of %j is read at no more than twice its length", (sign) => {
  const text = `${sign.repeat(1_980)} ｆｕｃｋ`;
  for (const { words } of readings(text)) expect(words.length).toBeLessThanOrEqual(4_000);
  expect(makeFilter([], true)(text).action).toBe("hold");
});

test("takes time in proportion to the text, whatever it is made of", () => {
  const rules = Array.from({ length: 500 }, (_, index) => rule(`${"ab".repeat(20)}${index}`));
  const filter = makeFilter([...rules, rule("a*".repeat(20)), rule(`*${"a".repeat(59)}b*`)], true);
  const hard = ["a", "ab", "a ", "a.", "f*", "@", "((((", "1|!I", "\u0301", "𝐟", "a b"];
  for (const piece of hard) {
    const took = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const begin = performance.now();
      for (let turn = 0; turn < 5; turn++) filter(text);
      return performance.now() - begin;
    };
    took(2_000);
    expect(Math.min(took(8_000), took(8_000))).toBeLessThan(40 * Math.max(5, took(1_000)));
  }
});
