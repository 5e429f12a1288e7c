type Listener = (data: unknown) => void;

const listeners = new Map<string, Set<Listener>>();

/**
 * Calls `listener` with every event of that name on the viewer's own channel, which every page of the signed-in listens
 * to. Returns what ends that. Events get lost while the broker is away: ask the server for what must not be missed.
 */
export function onUserEvent<Data>(name: string, listener: (data: Data) => void) {
  const heard = listener as Listener;
  const those = listeners.get(name) ?? new Set();
  listeners.set(name, those.add(heard));
  return () => {
    those.delete(heard);
  };
}

/** Passes on what was heard on the viewer's own channel. */
export function tellUserEvent(name: string, data: unknown) {
  for (const listener of [...(listeners.get(name) ?? [])]) listener(data);
}
