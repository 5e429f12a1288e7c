import { expect, type Page } from "@playwright/test";
import { violations } from "./axe";
import { test } from "./support";

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
