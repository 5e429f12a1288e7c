import { afterEach, expect, test, vi } from "vitest";
import { currentViewer, onViewerLeaves, refreshViewer } from "@/components/viewer";

afterEach(() => vi.unstubAllGlobals());

/** The server's next answer to who is signed in. */
async function become(id: string | null) {
  vi.stubGlobal("fetch", async () => Response.json(id ? { user: { id } } : {}));
  await refreshViewer();
}

test("a viewer's leave is told while they are still known, and only theirs", async () => {
  const left: unknown[] = [];
  const forget = onViewerLeaves(() => left.push(currentViewer()?.id));
  await become(null);
  await become("ada");
  await become("ada");
  expect(left).toEqual([]);
  await become("bob");
  expect(left).toEqual(["ada"]);
  await become(null);
  expect(left).toEqual(["ada", "bob"]);
  forget();
  await become("ada");
  await become(null);
  expect(left).toEqual(["ada", "bob"]);
});
