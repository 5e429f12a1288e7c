import { TAU } from "../../lib/maths.mjs";
import { createRandom, gaussian } from "../../lib/random.mjs";

const cell = 34;
const neighbours = 7;

/**
 * Boids (Craig Reynolds, 1987) that heed their seven nearest fellows, as starlings do (Ballerini et al., 2008),
 * keep to a wandering roost and shy from a falcon nobody sees.
 */
export function createFlock({ count, seed }) {
  const random = createRandom(seed);
  const birds = Array.from({ length: count }, () => ({
    x: gaussian(random) * 130 - 420,
    y: gaussian(random) * 45,
    z: gaussian(random) * 90,
    vx: 5 + gaussian(random),
    vy: gaussian(random) * 0.4,
    vz: gaussian(random),
  }));
  const cells = new Map();
  const centre = { x: -420, y: 0 };
  const step = (t) => {
    fillCells(cells, birds);
    const roost = roostAt(t);
    const falcon = falconAt(t);
    for (const bird of birds) steer(bird, cells, roost, falcon);
    for (const bird of birds) move(bird);
    for (const axis of ["x", "y"]) {
      const mean = birds.reduce((sum, bird) => sum + bird[axis], 0) / count;
      centre[axis] += (mean - centre[axis]) * 0.03;
    }
  };
  return { birds, centre, step };
}

const key = (x, y, z) => ((x + 512) * 1024 + (y + 512)) * 1024 + (z + 512);

function fillCells(cells, birds) {
  cells.clear();
  for (const bird of birds) {
    const k = key(Math.floor(bird.x / cell), Math.floor(bird.y / cell), Math.floor(bird.z / cell));
    const list = cells.get(k);
    if (list) list.push(bird);
    else cells.set(k, [bird]);
  }
}

function roostAt(t) {
  return {
    x: Math.sin(t * 0.31) * 250 + Math.sin(t * 0.83 + 1) * 90,
    y: 25 + Math.sin(t * 0.47 + 0.6) * 70 + Math.sin(t * 1.1) * 26 + (t > 44 ? (t - 44) * -24 : 0),
    z: Math.cos(t * 0.37) * 170,
  };
}

function falconAt(t) {
  const a = t * 0.55;
  return {
    x: Math.cos(a * 1.3) * 260 + Math.sin(t * 0.31) * 200,
    y: Math.sin(a * 2.1) * 80,
    z: Math.sin(a) * 200,
  };
}

function nearest(bird, cells) {
  const found = [];
  const [cx, cy, cz] = [Math.floor(bird.x / cell), Math.floor(bird.y / cell), Math.floor(bird.z / cell)];
  for (let i = -1; i <= 1; i++) {
    for (let j = -1; j <= 1; j++) {
      for (let k = -1; k <= 1; k++) {
        for (const other of cells.get(key(cx + i, cy + j, cz + k)) ?? []) insert(found, bird, other);
      }
    }
  }
  return found;
}

function insert(found, bird, other) {
  if (other === bird) return;
  const d = (other.x - bird.x) ** 2 + (other.y - bird.y) ** 2 + (other.z - bird.z) ** 2;
  if (found.length === neighbours && d >= found[neighbours - 1].d) return;
  let at = found.length;
  while (at > 0 && found[at - 1].d > d) at--;
  found.splice(at, 0, { d, other });
  if (found.length > neighbours) found.pop();
}

function steer(bird, cells, roost, falcon) {
  const near = nearest(bird, cells);
  let [ax, ay, az] = [0, 0, 0];
  for (const { d, other } of near) {
    const push = d < 260 ? (260 - d) / 260 / (Math.sqrt(d) + 1) : 0;
    const share = 1 / near.length;
    ax += (other.vx - bird.vx) * 0.13 * share + (other.x - bird.x) * (0.007 * share - push * 0.35);
    ay += (other.vy - bird.vy) * 0.13 * share + (other.y - bird.y) * (0.007 * share - push * 0.35);
    az += (other.vz - bird.vz) * 0.13 * share + (other.z - bird.z) * (0.007 * share - push * 0.35);
  }
  const [rx, ry, rz] = [roost.x - bird.x, roost.y - bird.y, roost.z - bird.z];
  const pull = 0.26 / (Math.sqrt(rx * rx + ry * ry + rz * rz) + 40);
  const [fx, fy, fz] = [bird.x - falcon.x, bird.y - falcon.y, bird.z - falcon.z];
  const threat = fx * fx + fy * fy + fz * fz;
  const flee = threat < 21000 ? (0.9 * (1 - threat / 21000)) / (Math.sqrt(threat) + 1) : 0;
  const wall = (v, low, high) => (v < low ? (low - v) * 0.004 : v > high ? (high - v) * 0.004 : 0);
  bird.ax = ax + wall(bird.x, -330, 330) + rx * pull + fx * flee;
  bird.ay = (ay + ry * pull * 1.5 + fy * flee) * 0.9 - bird.vy * 0.012 + wall(bird.y, -85, 150);
  bird.az = az + wall(bird.z, -130, 260) + rz * pull + fz * flee;
}

function move(bird) {
  bird.vx += bird.ax;
  bird.vy += bird.ay;
  bird.vz += bird.az;
  const speed = Math.sqrt(bird.vx ** 2 + bird.vy ** 2 + bird.vz ** 2);
  const wanted = Math.min(6.6, Math.max(4.1, speed)) / speed;
  bird.vx *= wanted;
  bird.vy *= wanted;
  bird.vz *= wanted;
  bird.x += bird.vx;
  bird.y += bird.vy;
  bird.z += bird.vz;
}

/** Reed stems for the near bank: root, height, lean and sway of each. */
export function createReeds({ count, width, seed }) {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const x = random() * (width + 80) - 40;
    const sides = Math.abs(x / width - 0.46) * 2;
    return {
      x,
      tall: (24 + 150 * sides ** 1.6) * (0.45 + 0.75 * random()),
      lean: (random() - 0.42) * 0.5,
      phase: random() * TAU + x * 0.01,
      plume: random() < 0.4,
    };
  });
}
