import autocannon from "autocannon";

/** The loopback load of one target: requests/s, p99 in ms, and how many answers were not 2xx. */
async function load({ url, headers }, { seconds, connections }) {
  const result = await autocannon({ url, headers, connections, duration: seconds });
  return {
    perSecond: result.requests.average,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Loads every target in turn, `rounds` times over, so that what else the machine does hits all alike. Resolves to the
 * medians over the rounds, by target name. `before` runs ahead of each round, unmeasured.
 */
export async function measure(targets, { rounds, seconds, connections, before }) {
  const samples = new Map(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    await before();
    for (const target of targets) samples.get(target.name).push(await load(target, { seconds, connections }));
  }
  return new Map([...samples].map(([name, taken]) => [name, summarise(taken)]));
}

function summarise(samples) {
  return {
    perSecond: median(samples.map((sample) => sample.perSecond)),
    p99: median(samples.map((sample) => sample.p99)),
    failed: samples.reduce((sum, sample) => sum + sample.failed, 0),
  };
}
