const LEAST = 0.04;

/** As many bars as asked for, each the loudest of the peaks it stands for, none invisible. */
export function barsOf(waveform: number[], count: number) {
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * waveform.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * waveform.length) / count));
    return Math.max(LEAST, ...waveform.slice(from, to));
  });
}

/** An SVG path of the bars in a box `bars.length` wide and 100 high, standing on both sides of its middle. */
export function barsPath(bars: number[]) {
  return bars.map((height, bar) => `M${bar + 0.18} ${50 - height * 50}h.64v${height * 100}h-.64z`).join("");
}
