/** What the promise rests on, each switched off in an engine that is running. */
export const without = {
  /** Nothing is fetched that events did not bring. */
  repair(engine) {
    engine.history.catchUp = async () => undefined;
  },
  /** What could not be sent is forgotten. */
  retries(engine) {
    engine.outbox.keep = async (clientId) => engine.outbox.discard(clientId);
  },
  /** What could not be sent is sent again as if it were another message. */
  "the same clientId for every attempt"(engine) {
    const { outbox, store } = engine;
    outbox.keep = async (clientId) => {
      const { body } = store.getState().outbox.find((one) => one.clientId === clientId);
      outbox.discard(clientId);
      setTimeout(() => outbox.add({ body }), 1_000);
    };
  },
};
