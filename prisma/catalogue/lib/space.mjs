const rate = 44100;

/** One delay line with a fractional, slowly wandering read point. */
function createLine(length, wander, speed, phase) {
  const buffer = new Float32Array(length + 64);
  let at = 0;
  let tick = 0;
  return {
    read() {
      const offset = length + Math.sin(phase + tick * speed) * wander;
      tick++;
      let position = at - offset;
      if (position < 0) position += buffer.length;
      const i = Math.floor(position);
      const next = i + 1 === buffer.length ? 0 : i + 1;
      return buffer[i] + (buffer[next] - buffer[i]) * (position - i);
    },
    write(value) {
      buffer[at] = value;
      at = at + 1 === buffer.length ? 0 : at + 1;
    },
  };
}

/** Mixes eight values with a normalised Hadamard matrix, in place. */
function hadamard(v) {
  for (let half = 1; half < 8; half *= 2) {
    for (let i = 0; i < 8; i += half * 2) {
      for (let j = i; j < i + half; j++) {
        const sum = v[j] + v[j + half];
        v[j + half] = v[j] - v[j + half];
        v[j] = sum;
      }
    }
  }
  for (let i = 0; i < 8; i++) v[i] *= 0.35355339;
}

/** Feedback delay network of eight damped lines (Jot & Chaigne, 1991); `time` is the decay to -60 dB in seconds. */
export function createReverb({ time = 3, damp = 0.35, gain = 0.5, size = 1, predelay = 0.02 } = {}) {
  const lengths = [1427, 1637, 1871, 2053, 2311, 2539, 2803, 3011].map((n) => Math.round(n * size));
  const lines = lengths.map((n, i) => createLine(n, 6, 0.00006 + i * 0.000013, i * 1.3));
  const decay = lengths.map((n) => 10 ** ((-3 * n) / rate / time));
  const low = new Float32Array(8);
  const v = new Float32Array(8);
  const pre = Math.round(predelay * rate);
  const process = (input, output) => {
    for (let i = 0; i < output.left.length; i++) {
      const left = i >= pre ? input.left[i - pre] : 0;
      const right = i >= pre ? input.right[i - pre] : 0;
      for (let k = 0; k < 8; k++) {
        low[k] += (lines[k].read() - low[k]) * (1 - damp);
        v[k] = low[k] * decay[k];
      }
      output.left[i] += (v[0] + v[2] - v[4] + v[6]) * gain;
      output.right[i] += (v[1] - v[3] + v[5] + v[7]) * gain;
      hadamard(v);
      for (let k = 0; k < 8; k++) lines[k].write(v[k] + (k % 2 === 0 ? left : right) * 0.5);
    }
  };
  return { process };
}

/** Ping-pong tape echo: each repeat crosses over, loses highs and lows, and saturates a little. */
export function createEcho({ time, feedback = 0.5, gain = 0.6, bright = 0.4, toRoom = 0.3 }) {
  const length = Math.round(time * rate);
  const lines = [createLine(length, 9, 0.00011, 0), createLine(length, 9, 0.00009, 2)];
  const low = [0, 0];
  const base = [0, 0];
  const colour = (side, value) => {
    low[side] += (value - low[side]) * bright;
    base[side] += (low[side] - base[side]) * 0.02;
    return Math.tanh((low[side] - base[side]) * 1.1) / 1.1;
  };
  const process = (input, output, room) => {
    for (let i = 0; i < output.left.length; i++) {
      const left = lines[0].read();
      const right = lines[1].read();
      lines[0].write(input.left[i] * 0.9 + input.right[i] * 0.2 + colour(0, right) * feedback);
      lines[1].write(input.right[i] * 0.5 + colour(1, left) * (feedback + 0.12));
      output.left[i] += left * gain;
      output.right[i] += right * gain;
      room.left[i] += left * gain * toRoom;
      room.right[i] += right * gain * toRoom;
    }
  };
  return { process };
}
