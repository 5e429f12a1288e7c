/** Seeded generator: mulberry32 (Tommy Ettinger, 2017). Returns a function giving numbers in [0, 1). */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Roughly normal deviate, mean 0, deviation 1 (Irwin-Hall, twelve uniforms). */
export function gaussian(random) {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}
