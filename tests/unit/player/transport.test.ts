import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { close, play, setMediaElement, usePlayer } from "@/components/player/player-store";
import { entryOf } from "@/components/player/queue";
import { announcementsOf } from "@/components/player/queue-telling";
import { goOn, playNext } from "@/components/player/transport";
import { playable } from "../../support/playable";

const film = playable("film", "Film");
const part = (itemId: string, startMs: number) => ({ ...entryOf(film), itemId, startMs, endMs: null });

/** As much of a media element as is asked of one that has loaded. */
function element() {
  const video = { readyState: 4, currentTime: 59, currentSrc: "stream", play: vi.fn(), pause: vi.fn() };
  video.play.mockResolvedValue(undefined);
  setMediaElement(video as unknown as HTMLVideoElement);
  return video;
}

beforeEach(() => vi.stubGlobal("document", { activeElement: null }));

afterEach(() => {
  vi.unstubAllGlobals();
  close();
  usePlayer.setState({ stage: null });
  setMediaElement(null);
});

test("what is repeated begins again at its part, without being loaded anew", () => {
  const video = element();
  play([part("one", 12_000), part("two", 0)], { playlistId: "list" });
  usePlayer.setState({ status: "ended", repeat: "one" });
  const { load } = usePlayer.getState();
  goOn();
  expect(video.currentTime).toBe(12);
  expect(video.play).toHaveBeenCalled();
  expect(usePlayer.getState().load).toBe(load);
});

test("the same media once more keeps its page, whose address names the other item", () => {
  element();
  const replaceState = vi.fn();
  vi.stubGlobal("history", { replaceState });
  vi.stubGlobal("location", { pathname: "/media/film", search: "?list=list&item=one" });
  usePlayer.setState({ stage: { mediaId: "film", element: {} as HTMLElement } });
  play([part("one", 0), part("two", 30_000)], { playlistId: "list" });
  playNext();
  expect(replaceState).toHaveBeenCalledWith(null, "", "/media/film?list=list&item=two");
  expect(usePlayer.getState()).toMatchObject({ mode: "stage", following: null, index: 1 });
});

test("another queue, and none, are told from the one before", () => {
  element();
  const { queues } = usePlayer.getState();
  play([part("one", 0)]);
  play([part("two", 0)]);
  close();
  expect(usePlayer.getState().queues).toBe(queues + 3);
});

test("dragging in the queue is told by title and place", () => {
  const queue = [entryOf(film), { ...entryOf(film), media: { ...film, title: "Song" } }];
  const [first, second] = queue.map(({ key }) => ({ id: key }));
  const told = announcementsOf(queue);
  const over = { active: first, over: second } as unknown as Parameters<typeof told.onDragOver>[0];
  expect(told.onDragStart(over)).toBe("Lifted: Film, place 1 of 2.");
  expect(told.onDragOver(over)).toBe("Over: Film, place 2 of 2.");
  expect(told.onDragEnd(over)).toBe("Moved: Film, place 2 of 2.");
  expect(told.onDragEnd({ ...over, over: over.active as never })).toBe("Put back: Film, place 1 of 2.");
  expect(told.onDragCancel(over)).toBe("Put back: Film, place 1 of 2.");
});
