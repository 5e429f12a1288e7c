/** How long something may wait for what is under way. */
const MOST_MS = 250;

/**
 * Sends items in the order they come: at once while nothing is under way, else together as soon as that is done, or after
 * 250 ms whatever happened to it. So each item costs a sending of its own until they come faster than they can be sent:
 * no rate is set, the receiver's own pace decides (as Nagle's algorithm does for small packets, RFC 896).
 */
export class Coalescer<Item> {
  private waiting: Item[] = [];
  private turn: Promise<void> | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  /** `send` must not throw. */
  constructor(private readonly send: (items: Item[]) => Promise<unknown>) {}

  /** Resolves when the item has been sent. */
  add(item: Item): Promise<void> {
    this.waiting.push(item);
    this.turn ??= this.take();
    return this.turn;
  }

  get idle() {
    return this.turn === undefined;
  }

  private async take() {
    await settledOrLate(this.underWay);
    const items = this.waiting;
    this.waiting = [];
    this.turn = undefined;
    this.underWay = this.send(items);
    await this.underWay;
  }
}

async function settledOrLate(work: Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, MOST_MS);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
