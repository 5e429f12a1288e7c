import { toast } from "@/components/ui/toast";
import { usePlayer } from "./player-store";
import type { QueueEntry, Repeat } from "./queue";
import { moved, putBack, shuffled, straightened, without } from "./queue-edits";

const after: Record<Repeat, Repeat> = { off: "all", all: "one", one: "off" };

/** Repeats everything, then what plays, then nothing. */
export function turnRepeat() {
  usePlayer.setState(({ repeat }) => ({ repeat: after[repeat] }));
}

export function toggleShuffle() {
  usePlayer.setState((state) => (state.unshuffled ? straightened(state) : shuffled(state)));
}

export function moveInQueue(key: string, place: number) {
  usePlayer.setState((state) => moved(state, key, place));
}

/** Puts an entry right behind what plays. */
export function moveBehindCurrent(key: string) {
  const { queue, index } = usePlayer.getState();
  const place = queue.findIndex((entry) => entry.key === key);
  moveInQueue(key, place < index ? index : index + 1);
}

export function removeFromQueue({ key, media }: QueueEntry) {
  takeOut(new Set([key]), `Removed from the queue: ${media.title}.`);
}

/** Empties the queue behind what plays. */
export function clearUpcoming() {
  const { queue, index } = usePlayer.getState();
  takeOut(new Set(queue.slice(index + 1).map(({ key }) => key)), "The rest of the queue is cleared.");
}

function takeOut(keys: ReadonlySet<string>, said: string) {
  const before = usePlayer.getState();
  usePlayer.setState(without(before, keys));
  const undo = () =>
    usePlayer.setState((state) => (state.queues === before.queues ? putBack(state, before, keys) : state));
  toast(said, { action: { label: "Undo", onClick: undo } });
}
