import { usePlayer } from "./player-store";
import { mediaPath } from "./queue";
import { placeAfter } from "./queue-places";

/** The address of what plays, within its list. */
export function usePath() {
  return usePlayer((state) =>
    state.current ? mediaPath(state.current.media.id, state, state.current.itemId) : "/",
  );
}

/** What comes after the present one, if anything. */
export function useNext() {
  return usePlayer((state) => {
    const place = placeAfter(state);
    return place === null ? undefined : state.queue[place];
  });
}
