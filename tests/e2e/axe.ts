import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Menus are drawn beside the landmarks, and what is open on a phone may cover the page's heading: no WCAG criterion minds. */
const left = { region: { enabled: false }, "page-has-heading-one": { enabled: false } };

/** What axe finds wrong, by rule, with the elements it is about. */
export async function violations(page: Page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ path: axe });
  const found = await page.evaluate(
    ({ values, rules }) => {
      const { axe } = window as never as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
      return axe.run({ runOnly: { type: "tag", values }, rules, resultTypes: ["violations"] });
    },
    { values: tags, rules: left },
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
