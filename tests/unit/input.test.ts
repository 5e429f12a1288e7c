import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError, toAppError } from "@/lib/errors";
import { id, line, parse, text } from "@/lib/input";
import { safePath, signUpInput } from "@/lib/users/schema";

const schema = z.strictObject({ id, title: text(1, 10) });
const good = { id: "019C1DB0-01C0-7797-9A10-E2BF1C1BB803", title: "  Ünder 10 " };

function problemOf(input: unknown) {
  try {
    parse(schema, input);
  } catch (error) {
    return toAppError(error).toBody();
  }
  return null;
}

test("good input is trimmed, ids are folded to lower case", () => {
  expect(parse(schema, good)).toEqual({ id: good.id.toLowerCase(), title: "Ünder 10" });
});

describe("bad input is `invalid` and names the field", () => {
  test.each([
    ["an unknown key", { ...good, admin: true }, ""],
    ["a missing key", { id: good.id }, "title"],
    ["a wrong type", { ...good, title: 7 }, "title"],
    ["over-long text", { ...good, title: "x".repeat(11) }, "title"],
    ["only spaces", { ...good, title: "   " }, "title"],
    ["NUL", { ...good, title: "a\0b" }, "title"],
    ["a lone surrogate", { ...good, title: "a\ud800" }, "title"],
    ["no UUID", { ...good, id: "1" }, "id"],
    ["null", null, ""],
    ["an array", [], ""],
  ])("%s", (_what, input, field) => {
    const problem = problemOf(input);
    expect(problem).toMatchObject({ code: "invalid", retryable: false });
    expect(Object.keys(problem?.fields ?? {})).toContain(field);
  });
});

describe("text that shows nothing, or turns its neighbours around, is refused", () => {
  test.each([
    ["zero-width spaces", text(1, 10), "\u200b\u200b"],
    ["a Hangul filler", text(1, 10), "\u3164"],
    ["an override of direction in a name", line(1, 60), "Ada\u202e"],
    ["a line break in a name", line(1, 60), "Ada\nBob"],
  ])("%s", (_what, input, value) => expect(input.safeParse(value).success).toBe(false));

  test("joiners, marks and emoji are text", () => {
    for (const value of ["👩\u200d🚀", "नमस्ते", "é", "שלום"]) expect(line(1, 60).parse(value)).toBe(value);
  });
});

test("an error that is not meant for clients tells them nothing", () => {
  const errors = console.error;
  console.error = () => {};
  const body = toAppError(new Error('relation "user" does not exist')).toBody();
  console.error = errors;
  expect(body).toMatchObject({ code: "unavailable", retryable: true });
  expect(JSON.stringify(body)).not.toContain("relation");
});

test("an AppError keeps its wait", () => {
  const error = new AppError("rate_limited", "Slow down.", { retryAfterSeconds: 7 });
  expect(toAppError(error)).toBe(error);
  expect(error.status).toBe(429);
});

describe("the page to return to is always a path of this site", () => {
  test.each([
    ["/library?tab=1#x", "/library?tab=1#x"],
    ["https://evil.example/", "/"],
    ["//evil.example/", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/.//evil.example", "/"],
    ["/..//evil.example", "/"],
    ["/%2e//evil.example", "/"],
    ["/a/..//evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["library", "/"],
    ["", "/"],
    [null, "/"],
    [undefined, "/"],
  ])("%j → %s", (given, path) => expect(safePath(given)).toBe(path));
});

test("a password needs length and nothing else", () => {
  const base = { name: "Ada", email: "ada@example.com" };
  expect(signUpInput.safeParse({ ...base, password: "short" }).success).toBe(false);
  expect(signUpInput.safeParse({ ...base, password: "all lower case words" }).success).toBe(true);
  expect(signUpInput.safeParse({ ...base, password: "x".repeat(201) }).success).toBe(false);
});
