import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
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

/**
 * Runs in the page: the theme that was just chosen is on the screen, and nothing is on its way any more, neither by an
 * animation nor from the server.
 */
async function atRest() {
  const moves = (animation: Animation) =>
    animation.playState === "running" && animation.effect?.getComputedTiming().endTime !== Infinity;
  const waits = () => document.querySelector('[aria-busy="true"]:not([inert])') !== null;
  for (let still = 0; still < 3; ) {
    await new Promise(requestAnimationFrame);
    still = waits() || document.getAnimations().some(moves) ? 0 : still + 1;
  }
}

/** What axe finds in both themes, named by where that was; `but` for the rules that do not apply there. */
export async function expectNothingWrong(page: Page, where: string, but: string[] = []) {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(atRest);
    expect.soft(await violations(page, but), `${where}, ${colorScheme}`).toEqual([]);
  }
}

/** Looks at these pages in both themes, as whoever is signed in. */
export async function walk(page: Page, paths: string[]) {
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("button", { name: "Your account" }).first()).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNothingWrong(page, path);
  }
}
