import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { placed } from "@/components/playlists/editor/arrange";
import { type Intent, ListEngine, type Loaded } from "@/components/playlists/editor/list-engine";
import type { ActionResult } from "@/lib/action";
import type { PlaylistItem } from "@/lib/playlists/schema";

const empty = {
  media: null,
  unavailable: null,
  note: "",
  startMs: null,
  endMs: null,
  addedBy: null,
  addedAt: "",
};
const itemsOf = (ids: string): PlaylistItem[] => [...ids].map((id) => ({ id, position: id, ...empty }));
const idsOf = (items: PlaylistItem[]) => items.map(({ id }) => id).join("");

type Do = (items: PlaylistItem[]) => PlaylistItem[];

/** What the server does: one change after the other, and a change made for another version is refused. */
class Server {
  version = 1;
  loads = 0;
  away = false;

  constructor(public items: PlaylistItem[]) {}

  refused() {
    return this.away;
  }

  change(run: Do) {
    this.items = run(this.items);
    this.version++;
  }

  send(run: Do, version: number): ActionResult<{ version: number }> {
    if (this.away) return refusal("unavailable");
    if (version !== this.version) {
      const order = this.items.map(({ id, position }) => ({ id, position }));
      return refusal("conflict", { reason: "stale", version: this.version, order });
    }
    this.change(run);
    return { ok: true, data: { version: this.version } };
  }

  engine() {
    const load = async (): Promise<ActionResult<Loaded>> => {
      this.loads++;
      await Promise.resolve();
      if (this.refused()) return refusal("unavailable");
      return { ok: true, data: { items: this.items, version: this.version } };
    };
    return new ListEngine({ items: this.items, version: this.version, complete: true }, load, 0);
  }

  intent(run: Do, before: () => void = () => undefined): Intent {
    const send = async (_: PlaylistItem[], version: number) => {
      await Promise.resolve();
      before();
      return this.send(run, version);
    };
    return { show: run, send, keep: run };
  }
}

function refusal(code: "unavailable" | "conflict", details?: object): ActionResult<never> {
  return { ok: false, error: { code, message: code, retryable: code === "unavailable", details } };
}

const toTop =
  (id: string): Do =>
  (items) =>
    placed(items, [id], "top");
const out =
  (id: string): Do =>
  (items) =>
    items.filter((item) => item.id !== id);

test("a change shows at once, and is taken back when it fails", async () => {
  const server = new Server(itemsOf("abc"));
  const engine = server.engine();
  server.away = true;
  const running = engine.do(server.intent(toTop("c")));
  expect(idsOf(engine.state().items)).toBe("cab");
  expect(engine.state().busy).toBe(true);
  expect(await running).toMatchObject({ ok: false });
  expect(idsOf(engine.state().items)).toBe("abc");
  expect(engine.state().busy).toBe(false);
});

test("a change that somebody else was faster than is made to the list as it is now", async () => {
  const server = new Server(itemsOf("abcd"));
  const engine = server.engine();
  let first = true;
  const other = () => {
    if (first) server.change(out("b"));
    first = false;
  };
  await engine.do(server.intent(toTop("d"), other));
  expect(idsOf(engine.state().items)).toBe("dac");
  expect(idsOf(server.items)).toBe("dac");
  expect(server.loads).toBe(0);
});

test("items that are new to this window are fetched before a change is made again", async () => {
  const server = new Server(itemsOf("abc"));
  const engine = server.engine();
  server.change((items) => [...items, ...itemsOf("x")]);
  await engine.do(server.intent(toTop("c")));
  expect(idsOf(engine.state().items)).toBe("cabx");
  expect(server.loads).toBe(1);
});

test("the list is fetched for a version of somebody else, not for one's own", async () => {
  const server = new Server(itemsOf("abc"));
  const engine = server.engine();
  await engine.do(server.intent(toTop("b"), () => engine.hear(2)));
  expect(server.loads).toBe(0);
  server.change(out("a"));
  engine.hear(3);
  await expect.poll(() => idsOf(engine.state().items)).toBe("bc");
});

test("what is heard of together is fetched once, and is known to be somebody else's", async () => {
  const server = new Server(itemsOf("abcd"));
  const engine = server.engine();
  await engine.do(server.intent(toTop("b")));
  expect(engine.state().others).toBe(0);
  for (const id of "ac") {
    server.change(out(id));
    engine.hear(server.version);
  }
  await expect.poll(() => idsOf(engine.state().items)).toBe("bd");
  expect(server.loads).toBe(1);
  expect(engine.state().others).toBe(4);
});

test("what is done while the list cannot be fetched is sent, and being away ends the trying", async () => {
  const server = new Server(itemsOf("abc"));
  const engine = server.engine();
  server.away = true;
  engine.refresh();
  const running = engine.do(server.intent(toTop("c")));
  expect(await running).toMatchObject({ ok: false });
  await expect.poll(() => engine.state().failed).toBe(true);
  expect(server.loads).toBe(2);
  server.away = false;
  expect(await engine.do(server.intent(toTop("b")))).toMatchObject({ ok: true });
  expect(idsOf(engine.state().items)).toBe("bac");
  await expect.poll(() => engine.state()).toMatchObject({ busy: false, failed: false });
});

test("items of others that could not be fetched are fetched later, not forgotten", async () => {
  const server = new Server(itemsOf("abc"));
  const engine = server.engine();
  server.change((items) => [...items, ...itemsOf("x")]);
  const load = vi.spyOn(server, "refused").mockReturnValueOnce(true);
  await engine.do(server.intent(toTop("c")));
  await expect.poll(() => idsOf(engine.state().items)).toBe("cabx");
  expect(load).toHaveBeenCalledTimes(2);
});

test("of steps that wait under one name, the last one is sent", async () => {
  const server = new Server(itemsOf("abcd"));
  const engine = server.engine();
  const step = (id: string) => engine.do({ ...server.intent(toTop(id)), name: "step" });
  await Promise.all([step("d"), step("c"), step("b")]);
  expect(idsOf(server.items)).toBe("bdac");
  expect(server.version).toBe(3);
});

test("a change that somebody else is faster than every time is given up and told, and the list is the server's", async () => {
  const server = new Server(itemsOf("abc"));
  const engine = server.engine();
  let others = 0;
  const slow = server.intent(out("a"), () => {
    others++;
    server.change((items) => items.toReversed());
  });
  const result = await engine.do(slow);
  expect(result).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(others).toBe(6);
  await expect.poll(() => idsOf(engine.state().items)).toBe(idsOf(server.items));
  expect(idsOf(engine.state().items)).toContain("a");
});

test("whatever two windows do at once, both end with the server's list, and nothing is lost or doubled", async () => {
  const action = fc.record({
    who: fc.nat(1),
    id: fc.constantFrom(..."abcdef"),
    what: fc.constantFrom("top" as const, "bottom" as const, "out" as const),
    apart: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
      const server = new Server(itemsOf("abcdef"));
      const engines = [server.engine(), server.engine()];
      const running: Promise<unknown>[] = [];
      const gone = new Set<string>();
      const act = async ({ who, id, what }: (typeof actions)[number]) => {
        const run: Do = what === "out" ? out(id) : (items) => placed(items, [id], what);
        const result = await engines[who]?.do(server.intent(run));
        if (what === "out" && result?.ok) gone.add(id);
      };
      for (const action of actions) {
        running.push(act(action));
        if (action.apart) await Promise.all(running);
      }
      await Promise.all(running);
      for (const engine of engines) {
        engine.hear(server.version);
        await expect.poll(() => idsOf(engine.state().items)).toBe(idsOf(server.items));
      }
      expect([...idsOf(server.items)].sort().join("")).toBe(
        [..."abcdef"].filter((id) => !gone.has(id)).join(""),
      );
    }),
    { numRuns: 60 },
  );
});

test("what was done stays on screen while the list is fetched for what the answer does not say", async () => {
  const server = new Server(itemsOf("abc"));
  const engine = server.engine();
  const seen: string[] = [];
  engine.subscribe(() => seen.push(idsOf(engine.state().items)));
  const backwards = server.intent((items) => items.toReversed());
  await engine.do({ ...backwards, keep: () => null });
  await vi.waitFor(() => expect(server.loads).toBe(1));
  await engine.run();
  expect(idsOf(engine.state().items)).toBe("cba");
  expect(new Set(seen)).toEqual(new Set(["cba"]));
});
