import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, NodeResult, RunOptions } from "axe-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, by rule, with the elements it is about; `but` names the rules that do not apply there. */
export async function violations(page: Page, but: string[] = []) {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ path: axe });
  const rules = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]));
  const found = await page.evaluate(
    ({ values, rules }) => {
      const { axe } = window as never as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
      return axe.run({ runOnly: { type: "tag", values }, rules, resultTypes: ["violations"] });
    },
    { values: tags, rules },
  );
  const said = ({ html, any }: NodeResult) => [html, ...any.map(({ message }) => message)].join(" – ");
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(said).join(" | ")}`);
}
