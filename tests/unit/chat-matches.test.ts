import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, matchesIn, wordsOf } from "@/lib/chat/matches";

const shown = (text: string, query: string) =>
  matchesIn(text, wordsOf(query)).map(([from, to]) => text.slice(from, to));

test("marks words as they are written, whatever their case and accents", () => {
  expect(shown("Ein Café, zwei CAFÉS", "cafe")).toEqual(["Café", "CAFÉ"]);
  expect(shown("Straße und STRASSE", "strasse")).toEqual(["Straße", "STRASSE"]);
  expect(shown("Cafe\u0301 noir", "café")).toEqual(["Cafe\u0301"]);
  expect(shown("この映画は", "映画")).toEqual(["映画"]);
  expect(shown("so 🎬 good", "🎬")).toEqual(["🎬"]);
});

test("places that touch or overlap are one", () => {
  expect(shown("banana bandana", "ban ana")).toEqual(["bana", "ban", "ana"]);
  expect(shown("aaa", "a aa")).toEqual(["aaa"]);
});

test("a long text with a frequent word is marked so often and no more", () => {
  expect(matchesIn("a b ".repeat(500), ["a"])).toHaveLength(50);
});

test("places are inside the text, ascending, apart, and hold a word", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme", maxLength: 3 }),
      (text, query) => {
        const words = wordsOf(query).map(fold).filter(Boolean);
        let end = -1;
        for (const [from, to] of matchesIn(text, wordsOf(query))) {
          expect(from).toBeGreaterThan(end);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(words.some((word) => fold(text.slice(from, to)).includes(word))).toBe(true);
          end = to;
        }
      },
    ),
  );
});
