import { createNoise, fbm } from "../../lib/noise.mjs";

/**
 * Gray-Scott reaction-diffusion (P. Gray & S. K. Scott, 1984; patterns after Pearson, 1993) on a torus.
 * Feed and kill drift slowly over the floor so that mazes, branches and spots grow side by side.
 */
export function createReaction({ width, height, seed }) {
  const size = width * height;
  const state = {
    width,
    height,
    u: new Float32Array(size).fill(1),
    v: new Float32Array(size),
    feedShift: 0,
    killShift: 0,
  };
  let nextU = new Float32Array(size);
  let nextV = new Float32Array(size);
  const { feed, kill } = createClimate({ width, height, seed });

  const row = (y) => {
    const { u, v, feedShift, killShift } = state;
    const here = y * width;
    const up = ((y + height - 1) % height) * width;
    const down = ((y + 1) % height) * width;
    for (let x = 0; x < width; x++) {
      const left = x === 0 ? width - 1 : x - 1;
      const right = x === width - 1 ? 0 : x + 1;
      const i = here + x;
      const a = u[i];
      const b = v[i];
      const sidesU = u[here + left] + u[here + right] + u[up + x] + u[down + x];
      const sidesV = v[here + left] + v[here + right] + v[up + x] + v[down + x];
      const cornersU = u[up + left] + u[up + right] + u[down + left] + u[down + right];
      const cornersV = v[up + left] + v[up + right] + v[down + left] + v[down + right];
      const reaction = a * b * b;
      const food = feed[i] + feedShift;
      nextU[i] = a + (0.2 * sidesU + 0.05 * cornersU - a) - reaction + food * (1 - a);
      nextV[i] = b + 0.5 * (0.2 * sidesV + 0.05 * cornersV - b) + reaction - (kill[i] + killShift + food) * b;
    }
  };

  state.step = () => {
    for (let y = 0; y < height; y++) row(y);
    [state.u, nextU] = [nextU, state.u];
    [state.v, nextV] = [nextV, state.v];
  };
  state.plant = (cx, cy, radius) => {
    for (let y = -radius; y <= radius; y++) {
      for (let x = -radius; x <= radius; x++) {
        if (x * x + y * y > radius * radius) continue;
        const i = ((cy + y + height) % height) * width + ((cx + x + width) % width);
        state.u[i] = 0.5;
        state.v[i] = 0.3;
      }
    }
  };
  return state;
}

function createClimate({ width, height, seed }) {
  const noise = createNoise(seed);
  const feed = new Float32Array(width * height);
  const kill = new Float32Array(width * height);
  for (let i = 0; i < feed.length; i++) {
    const x = i % width;
    const y = Math.floor(i / width);
    const drift = Math.max(-1, Math.min(1, fbm(noise, 2, x * 0.008, y * 0.008) * 2.6));
    feed[i] = 0.0505 + 0.0065 * drift;
    kill[i] = 0.0623 + 0.0007 * drift;
  }
  return { feed, kill };
}

/** Cubic B-spline weights (de Boor, 1972) for reading a grid smoothly between its points. */
function weights(t) {
  const s = 1 - t;
  return [(s * s * s) / 6, (3 * t ** 3 - 6 * t * t + 4) / 6, (3 * s ** 3 - 6 * s * s + 4) / 6, t ** 3 / 6];
}

/** Reads a window of a wrapped grid at another resolution; separable, so two passes of four taps. */
export function resample(grid, { width, height }, view, target) {
  const rows = new Float32Array(height * target.width);
  for (let x = 0; x < target.width; x++) {
    const source = view.x + (x / target.width) * view.width;
    const whole = Math.floor(source);
    const w = weights(source - whole);
    const taps = [-1, 0, 1, 2].map((k) => (((whole + k) % width) + width) % width);
    for (let y = 0; y < height; y++) {
      const at = y * width;
      rows[y * target.width + x] =
        w[0] * grid[at + taps[0]] +
        w[1] * grid[at + taps[1]] +
        w[2] * grid[at + taps[2]] +
        w[3] * grid[at + taps[3]];
    }
  }
  for (let y = 0; y < target.height; y++) {
    const source = view.y + (y / target.height) * view.height;
    const whole = Math.floor(source);
    const w = weights(source - whole);
    const taps = [-1, 0, 1, 2].map((k) => ((((whole + k) % height) + height) % height) * target.width);
    for (let x = 0; x < target.width; x++) {
      target.data[y * target.width + x] =
        w[0] * rows[taps[0] + x] +
        w[1] * rows[taps[1] + x] +
        w[2] * rows[taps[2] + x] +
        w[3] * rows[taps[3] + x];
    }
  }
}
