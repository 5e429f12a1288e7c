import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { addItems } from "@/lib/playlists/add-data";
import { moveItems } from "@/lib/playlists/move-data";
import { removeItems } from "@/lib/playlists/remove-data";
import { revertChange } from "@/lib/playlists/revert-data";
import { sortItems } from "@/lib/playlists/sort-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { letIn, listOf, stateOf } from "../support/playlists";

let people: [SignedIn, SignedIn, SignedIn];
let pool: string[];

beforeAll(async () => {
  people = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  pool = (await Promise.all(Array.from({ length: 12 }, () => makeMedia()))).map(({ id }) => id);
});

const SIZE = 6;
/** Some hundred transactions that wait for each other take their time on a busy machine. */
const PATIENCE = 180_000;

async function makeShared() {
  const [ada, bob, cy] = people;
  const list = await listOf(ada, pool.slice(0, SIZE));
  await Promise.all([letIn(list.playlistId, bob), letIn(list.playlistId, cy)]);
  return list;
}

const nat = fc.nat(20);
const some = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 3 });
const step = fc.oneof(
  fc.record({ do: fc.constant("move" as const), who: nat, which: some, to: nat }),
  fc.record({ do: fc.constant("remove" as const), who: nat, which: some }),
  fc.record({ do: fc.constant("add" as const), who: nat, which: some, top: fc.boolean() }),
  fc.record({ do: fc.constant("sort" as const), who: nat, descending: fc.boolean() }),
  fc.record({ do: fc.constant("revert" as const), back: fc.nat(3) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Those elements that the numbers name, each once. */
function pick<Element>(from: Element[], numbers: number[]): Element[] {
  return [...new Set(numbers.flatMap((number) => from[number % (from.length || 1)] ?? []))];
}

/** What someone asks for who sees the list as `ids`: by the version they saw, or by what they mean alone. */
function ask(playlistId: string, { ids, version }: { ids: string[]; version?: number }, wanted: Step) {
  const viewer = people["who" in wanted ? wanted.who % 3 : 0] ?? people[0];
  const ref = { playlistId, version };
  if (wanted.do === "add") {
    const at = wanted.top ? ("top" as const) : ("bottom" as const);
    return addItems(viewer, { ...ref, mediaIds: pick(pool, wanted.which), at });
  }
  if (wanted.do === "sort") return sortItems(viewer, { ...ref, by: "added", descending: wanted.descending });
  if (wanted.do === "revert") return revertChange(viewer, { playlistId, version: 2 + wanted.back });
  const itemIds = pick(ids, wanted.which);
  if (itemIds.length === 0) return Promise.reject(new AppError("conflict", "There is nothing to change."));
  if (wanted.do === "remove") return removeItems(viewer, { ...ref, itemIds });
  return moveItems(viewer, { ...ref, itemIds, to: { index: wanted.to % (ids.length + 1) } });
}

/** What a plain array would hold. */
function expected(ids: string[], wanted: Step): string[] {
  if (wanted.do === "remove") return ids.filter((id) => !pick(ids, wanted.which).includes(id));
  if (wanted.do !== "move") return ids;
  const moving = new Set(pick(ids, wanted.which));
  const rest = ids.filter((id) => !moving.has(id));
  return rest.toSpliced(wanted.to % (ids.length + 1), 0, ...ids.filter((id) => moving.has(id)));
}

test(
  "any sequence of moves and removals, undone from the last to the first, leaves what a plain array would hold",
  async () => {
    const [ada] = people;
    const steps = fc.array(
      step.filter((wanted) => wanted.do === "move" || wanted.do === "remove"),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (wanted) => {
        const { playlistId } = await makeShared();
        const done: { before: string[]; version: number }[] = [];
        for (const one of wanted) {
          const { ids, version } = await stateOf(playlistId);
          if (ids.length === 0) break;
          const changed = await ask(playlistId, { ids, version }, one);
          const after = await stateOf(playlistId);
          expect(after.ids).toEqual(expected(ids, one));
          expect(after.version).toBe(version + (after.ids.join() === ids.join() ? 0 : 1));
          expect(changed.version).toBe(after.version);
          if (after.version > version) done.push({ before: ids, version: after.version });
        }
        for (const { before, version } of done.toReversed()) {
          expect(await revertChange(ada, { playlistId, version })).toMatchObject({ missing: 0 });
          expect((await stateOf(playlistId)).ids).toEqual(before);
        }
      }),
      { numRuns: 12 },
    );
  },
  PATIENCE,
);

test(
  "changes at the same time by three people: nothing lost or doubled, version + 1 a success, each in the history",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (wanted) => {
        const { playlistId } = await makeShared();
        const before = await stateOf(playlistId);
        const seen = { ids: before.ids };
        const answers = await Promise.allSettled(wanted.map((one) => ask(playlistId, seen, one)));
        for (const answer of answers)
          if (answer.status === "rejected")
            expect(answer.reason).toMatchObject({ code: expect.stringMatching(/^(conflict|not_found)$/) });
        await expectSound(playlistId, before);
      }),
      { numRuns: 12 },
    );
  },
  PATIENCE,
);

test(
  "of changes to the same version exactly one succeeds; the others get the list as it is and can be made to that",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (wanted) => {
        const { playlistId } = await makeShared();
        const before = await stateOf(playlistId);
        const moves = wanted.filter((one) => one.do === "move");
        const answers = await Promise.allSettled(moves.map((one) => ask(playlistId, before, one)));
        const { version } = await stateOf(playlistId);
        const changing = moves.filter((one) => expected(before.ids, one).join() !== before.ids.join());
        expect(version - before.version).toBe(changing.length > 0 ? 1 : 0);
        for (const [index, answer] of answers.entries()) {
          if (answer.status === "fulfilled") continue;
          const { details } = answer.reason as { details: { version: number; order: { id: string }[] } };
          const now = { ids: details.order.map(({ id }) => id), version: details.version };
          expect(now.version).toBeGreaterThan(before.version);
          expect(now.ids.toSorted()).toEqual(before.ids.toSorted());
          const one = moves[index];
          if (one) await retry(playlistId, now, one);
        }
        await expectSound(playlistId, before);
      }),
      { numRuns: 12 },
    );
  },
  PATIENCE,
);

/** As the editor does: the same intent put to the list that the refusal has answered, until it goes through. */
async function retry(playlistId: string, now: { ids: string[]; version: number }, one: Step): Promise<void> {
  try {
    await ask(playlistId, now, one);
    expect((await stateOf(playlistId)).ids).toEqual(expected(now.ids, one));
  } catch (error) {
    if (!(error instanceof AppError && error.details)) throw error;
    const { version, ids } = await stateOf(playlistId);
    await retry(playlistId, { ids, version }, one);
  }
}

/**
 * Every media and every place once; as many changes in the history as versions; and the list holds what it held in the
 * beginning and what its history says came and went.
 */
async function expectSound(playlistId: string, before: Awaited<ReturnType<typeof stateOf>>) {
  const rows = await db.playlistItem.findMany({ where: { playlistId } });
  expect(new Set(rows.map(({ position }) => position)).size).toBe(rows.length);
  expect(new Set(rows.map(({ mediaId }) => mediaId)).size).toBe(rows.length);
  const changes = await db.playlistChange.findMany({ where: { playlistId }, orderBy: { version: "asc" } });
  const { version, ids } = await stateOf(playlistId);
  const versions = Array.from({ length: version - before.version }, (_, index) => before.version + index + 1);
  expect(changes.map((change) => change.version)).toEqual(versions);
  const held = new Set(before.ids);
  for (const { kind, data } of changes)
    for (const { id } of (data as { items?: { id: string }[] }).items ?? []) {
      if (kind === "added") held.add(id);
      if (kind === "removed") held.delete(id);
    }
  expect(ids.toSorted()).toEqual([...held].toSorted());
}
