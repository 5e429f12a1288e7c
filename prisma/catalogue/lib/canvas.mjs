/** A float RGB picture in linear light. */
export function createCanvas(width, height) {
  return { width, height, data: new Float32Array(width * height * 3) };
}

/** Adds light at a fractional position, shared among the four nearest pixels. */
export function splat(canvas, x, y, r, g, b) {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  if (ix < 0 || iy < 0 || ix >= canvas.width - 1 || iy >= canvas.height - 1) return;
  const fx = x - ix;
  const fy = y - iy;
  const { data, width } = canvas;
  const at = (iy * width + ix) * 3;
  const below = at + width * 3;
  add(data, at, (1 - fx) * (1 - fy), r, g, b);
  add(data, at + 3, fx * (1 - fy), r, g, b);
  add(data, below, (1 - fx) * fy, r, g, b);
  add(data, below + 3, fx * fy, r, g, b);
}

function add(data, at, weight, r, g, b) {
  data[at] += r * weight;
  data[at + 1] += g * weight;
  data[at + 2] += b * weight;
}

/** Adds a soft round light (Gaussian falloff, cut at three deviations). */
export function glow(canvas, cx, cy, radius, r, g, b) {
  const { width, height, data } = canvas;
  const reach = Math.ceil(radius * 3);
  const x0 = Math.max(0, Math.floor(cx - reach));
  const x1 = Math.min(width - 1, Math.ceil(cx + reach));
  const y0 = Math.max(0, Math.floor(cy - reach));
  const y1 = Math.min(height - 1, Math.ceil(cy + reach));
  const k = -0.5 / (radius * radius);
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const d = (x - cx) ** 2 + (y - cy) ** 2;
      const w = Math.exp(d * k) - 0.011;
      if (w > 0) add(data, (y * width + x) * 3, w, r, g, b);
    }
  }
}

/** Adds a line of light, one splat about every pixel. */
export function line(canvas, x0, y0, x1, y1, r, g, b) {
  const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0)));
  const length = Math.hypot(x1 - x0, y1 - y0) / steps;
  for (let i = 0; i < steps; i++) {
    const t = (i + 0.5) / steps;
    splat(canvas, x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, r * length, g * length, b * length);
  }
}

/** Shrinks a picture by a whole factor (box average). */
export function shrink(source, factor) {
  const small = createCanvas(Math.floor(source.width / factor), Math.floor(source.height / factor));
  const scale = 1 / (factor * factor);
  for (let y = 0; y < small.height * factor; y++) {
    for (let x = 0; x < small.width * factor; x++) {
      const from = (y * source.width + x) * 3;
      const to = (Math.floor(y / factor) * small.width + Math.floor(x / factor)) * 3;
      add(small.data, to, scale, source.data[from], source.data[from + 1], source.data[from + 2]);
    }
  }
  return small;
}

/** Box blur with clamped borders, along x (stride 1) or y; three passes approach a Gaussian (Wells, 1986). */
function boxPass(from, to, lines, length, lineStride, step, radius) {
  const scale = 1 / (radius * 2 + 1);
  for (let row = 0; row < lines; row++) {
    for (let channel = 0; channel < 3; channel++) {
      const base = row * lineStride + channel;
      const at = (i) => from[base + (i < 0 ? 0 : i >= length ? length - 1 : i) * step];
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += at(i);
      for (let i = 0; i < length; i++) {
        to[base + i * step] = sum * scale;
        sum += at(i + radius + 1) - at(i - radius);
      }
    }
  }
}

/** Blurs a picture in place. */
export function blur(canvas, radius, passes = 3) {
  const { width, height, data } = canvas;
  const spare = new Float32Array(data.length);
  for (let i = 0; i < passes; i++) {
    boxPass(data, spare, height, width, width * 3, 3, radius);
    boxPass(spare, data, width, height, 3, width * 3, radius);
  }
  return canvas;
}

/** Bilinear read of one pixel at (u, v) in 0..1, into `out`. */
export function sample(canvas, u, v, out) {
  const { width, height, data } = canvas;
  const x = Math.min(width - 1.001, Math.max(0, u * width - 0.5));
  const y = Math.min(height - 1.001, Math.max(0, v * height - 0.5));
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const fx = x - ix;
  const fy = y - iy;
  const at = (iy * width + ix) * 3;
  const below = at + width * 3;
  for (let c = 0; c < 3; c++) {
    const top = data[at + c] + (data[at + 3 + c] - data[at + c]) * fx;
    const bottom = data[below + c] + (data[below + 3 + c] - data[below + c]) * fx;
    out[c] = top + (bottom - top) * fy;
  }
}

/** Adds a blurred copy of the bright parts: bloom. */
export function bloom(canvas, factor, radius, strength) {
  const small = blur(shrink(canvas, factor), radius);
  const { width, height, data } = canvas;
  const pixel = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sample(small, (x + 0.5) / width, (y + 0.5) / height, pixel);
      add(data, (y * width + x) * 3, strength, pixel[0], pixel[1], pixel[2]);
    }
  }
}
