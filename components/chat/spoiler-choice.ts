import { readOwn, writeOwn } from "@/components/player/own-storage";
import { usePlayer } from "@/components/player/player-store";
import type { SpoilerMode } from "@/lib/chat/spoilers";

const NAME = "spoilers";
const KEPT = 200;

type Choices = Record<string, SpoilerMode>;

/** What the viewer chose for a media; else what suits it: there is nothing to give away about music. */
export function spoilerChoice(mediaId: string): SpoilerMode {
  const { current } = usePlayer.getState();
  const isMusic = current?.media.id === mediaId && current.media.kind === "audio";
  return read()[mediaId] ?? (isMusic ? "all" : "live");
}

/** Remembers the choice in this browser, for the last 200 media. */
export function keepSpoilerChoice(mediaId: string, mode: SpoilerMode) {
  const { [mediaId]: _before, ...others } = read();
  const kept = Object.entries(others).slice(1 - KEPT);
  writeOwn(NAME, Object.fromEntries([...kept, [mediaId, mode]]));
}

function read(): Choices {
  const choices = readOwn(NAME);
  return choices && typeof choices === "object" ? (choices as Choices) : {};
}
