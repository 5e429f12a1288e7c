import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { test } from "./support";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, by rule, with the elements it is about. */
async function violations(page: Page) {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate((values) => {
    const { axe } = window as never as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
    return axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  }, rules);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

async function mediaPath(page: Page, kind: "video" | "audio") {
  const { items } = await (await page.request.get(`/api/media?kind=${kind}&limit=1`)).json();
  return `/media/${items[0].id}`;
}

const pages: Record<string, (page: Page) => Promise<string> | string> = {
  home: () => "/",
  search: () => "/search",
  "a film": (page) => mediaPath(page, "video"),
  "a track": (page) => mediaPath(page, "audio"),
  explore: () => "/explore",
  "sign in": () => "/sign-in",
};

for (const [name, path] of Object.entries(pages)) {
  for (const colorScheme of ["dark", "light"] as const) {
    for (const size of ["desktop", "phone @phone"]) {
      test(`axe finds nothing wrong: ${name}, ${colorScheme}, ${size}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.goto(await path(page));
        await expect(page.getByRole("link", { name: "Sign in" }).first()).toHaveCSS("opacity", "1");
        expect(await violations(page)).toEqual([]);
      });
    }
  }
}
