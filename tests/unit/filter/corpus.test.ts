import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeFilter } from "@/lib/moderation/filter-judge";

const lines = (file: string) =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean);

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;

test("the filter sees through how words are disguised, and leaves what is innocent alone", () => {
  const filter = makeFilter([], true);
  const evasions = lines("evasions.tsv").map((line) => line.split("\t"));
  const innocents = lines("innocents.txt");
  const missed = evasions.filter(([, , text = ""]) => filter(text).action === "allow");
  const wronged = innocents.filter((text) => filter(text).action !== "allow");
  const found = evasions.length - missed.length;
  const recall = found / evasions.length;
  const precision = found / (found + wronged.length);
  console.info(
    `Filter: ${evasions.length} evasions, recall ${percent(found, evasions.length)}; ${innocents.length} innocents, ` +
      `${wronged.length} held in error; precision ${percent(found, found + wronged.length)}`,
  );
  console.info(
    `Missed: ${missed.map((one) => one.join(" ")).join(" · ")}\nWronged: ${wronged.map((text) => `${text} → ${filter(text).cause}`).join(" · ")}`,
  );
  expect(evasions.length).toBeGreaterThanOrEqual(300);
  expect(innocents.length).toBeGreaterThanOrEqual(300);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(precision).toBeGreaterThanOrEqual(0.98);
});
