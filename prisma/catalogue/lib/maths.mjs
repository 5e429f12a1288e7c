export const TAU = Math.PI * 2;
export const clamp = (x, low = 0, high = 1) => Math.min(high, Math.max(low, x));
export const mix = (a, b, t) => a + (b - a) * t;

/** Hermite step between two edges. */
export function smoothstep(low, high, x) {
  const t = clamp((x - low) / (high - low));
  return t * t * (3 - 2 * t);
}

/** Linear-light RGB from an sRGB hex colour (IEC 61966-2-1, power 2.2 approximation). */
export function hex(colour) {
  const n = Number.parseInt(colour.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255].map((v) => (v / 255) ** 2.2);
}

export const mix3 = (a, b, t) => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];

/** Piecewise-smooth interpolation through [position, value] stops; values are numbers or triples. */
export function ramp(stops, x) {
  if (x <= stops[0][0]) return stops[0][1];
  for (let i = 1; i < stops.length; i++) {
    const [end, value] = stops[i];
    if (x > end) continue;
    const [start, before] = stops[i - 1];
    const t = smoothstep(start, end, x);
    return typeof value === "number" ? mix(before, value, t) : mix3(before, value, t);
  }
  return stops[stops.length - 1][1];
}

/** A colour ramp baked into `size` RGB triples for quick lookup. */
export function bakeRamp(stops, size = 512) {
  const table = new Float32Array(size * 3);
  for (let i = 0; i < size; i++) table.set(ramp(stops, i / (size - 1)), i * 3);
  return table;
}
