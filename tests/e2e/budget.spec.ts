import { get } from "node:http";
import { get as getSecurely } from "node:https";
import { expect } from "@playwright/test";
import { test } from "./support";

/** Kilobytes of 1,000 bytes, as the server sends them: gzip, and as they are below 1 KiB, where Next compresses nothing. An empty Next page weighs about 135. */
const budgets = { home: 152, media: 175 };

type Answer = { body: Buffer; encoding: string | undefined };

/** The bytes as they cross the network: neither fetch nor Playwright hand out a body that is still compressed. */
function download(url: string): Promise<Answer> {
  const ask = url.startsWith("https:") ? getSecurely : get;
  return new Promise((resolve, reject) => {
    const request = ask(url, { headers: { "Accept-Encoding": "gzip" } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`));
      resolve({ body: Buffer.concat(chunks), encoding: response.headers["content-encoding"] });
    });
    request.on("error", reject);
  });
}

/** The scripts that a page's HTML makes a browser with modules fetch: its script tags and its module preloads. */
function scriptsOf(html: string) {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const wanted = tags.filter((tag) => !/nomodule/i.test(tag) && (tag.startsWith("<script") || preloads(tag)));
  const urls = wanted.map((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1]);
  return [...new Set(urls.filter((url) => url !== undefined))];
}

function preloads(tag: string) {
  return /rel="modulepreload"/.test(tag) || (/rel="preload"/.test(tag) && /as="script"/.test(tag));
}

async function weigh(url: string) {
  const html = await (await fetch(url)).text();
  const scripts = scriptsOf(html);
  const answers = await Promise.all(scripts.map((script) => download(new URL(script, url).href)));
  for (const { body, encoding } of answers) if (body.byteLength > 1024) expect(encoding).toBe("gzip");
  return answers.reduce((sum, { body }) => sum + body.byteLength, 0) / 1000;
}

test("the first load's JavaScript stays within its budget", async ({ request, baseURL }) => {
  const { items } = await (await request.get("/api/media?kind=video&limit=1")).json();
  const weights = {
    home: await weigh(new URL("/", baseURL).href),
    media: await weigh(new URL(`/media/${items[0].id}`, baseURL).href),
  };
  for (const page of ["home", "media"] as const) {
    console.log(`First load of ${page}: ${weights[page].toFixed(1)} kB gzip of ${budgets[page]}.`);
  }
  expect(weights.home).toBeGreaterThan(50);
  expect(weights.home).toBeLessThanOrEqual(budgets.home);
  expect(weights.media).toBeLessThanOrEqual(budgets.media);
});
