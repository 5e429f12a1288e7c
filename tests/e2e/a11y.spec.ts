import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import type { AxeResults } from "axe-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, by rule, with the elements it is about. */
async function violations(page: Page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults, string[]>(
    (values) =>
      (window as never as typeof import("axe-core") & { axe: typeof import("axe-core") }).axe.run({
        runOnly: { type: "tag", values },
      } as never) as never,
    rules,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

async function pages(page: Page) {
  const { items } = await (await page.request.get("/api/media?kind=video&limit=1")).json();
  return ["/", "/search", `/media/${items[0].id}`, "/explore", "/sign-in"];
}

for (const colorScheme of ["dark", "light"] as const) {
  for (const size of ["desktop", "phone @phone"] as const) {
    test(`pages have no violation that axe can find (${colorScheme}, ${size})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const path of await pages(page)) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByRole("link", { name: "Sign in" }).first()).toHaveCSS("opacity", "1");
        expect(await violations(page), path).toEqual([]);
      }
    });
  }
}
