import { toast } from "@/components/ui/toast";
import { type Problem, usePlayback } from "./playback-store";
import { usePlayer } from "./player-store";
import { placeAfter } from "./queue-places";
import { playAt } from "./transport";

/** What is wrong with the media itself; when the connection is at fault, the next one would fail as well. */
const passedOver: (Problem | null)[] = ["missing", "broken"];

/** After so many failures in a row something else is wrong: the viewer is asked. */
const MOST_IN_ROW = 3;
let inRow = 0;

usePlayer.subscribe(({ status, current, failed }) => {
  if (status !== "playing") return;
  inRow = 0;
  if (current && failed.includes(current.key))
    usePlayer.setState({ failed: failed.filter((key) => key !== current.key) });
});

/** Goes on to what follows a media that cannot be played, and says so. */
export function skipBroken() {
  const state = usePlayer.getState();
  const { current, status } = state;
  if (!current || status !== "error" || !passedOver.includes(usePlayback.getState().problem)) return;
  const failed = [...state.failed, current.key];
  const next = placeAfter({ ...state, failed });
  if (next === null || ++inRow > MOST_IN_ROW) return;
  usePlayer.setState({ failed });
  toast(`“${current.media.title}” cannot be played right now and was skipped.`);
  playAt(next);
}
