import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Peak and mean bits a second of a byte-range playlist, from its own EXTINF and EXT-X-BYTERANGE lines. */
function measure(text) {
  const seconds = [...text.matchAll(/#EXTINF:([\d.]+)/g)].map((match) => Number(match[1]));
  const bytes = [...text.matchAll(/#EXT-X-BYTERANGE:(\d+)@/g)].map((match) => Number(match[1]));
  const peak = Math.max(...bytes.map((size, i) => (seconds[i] > 1 ? (size * 8) / seconds[i] : 0)));
  const mean = (bytes.reduce((a, b) => a + b, 0) * 8) / seconds.reduce((a, b) => a + b, 0);
  return { peak: Math.ceil(peak), mean: Math.ceil(mean) };
}

/** RFC 6381 name of the H.264 stream, read from the avcC box of the initialisation section. */
function avcName(path) {
  const head = readFileSync(path).subarray(0, 4096);
  const at = head.indexOf("avcC") + 5;
  return `avc1.${head.subarray(at, at + 3).toString("hex")}`;
}

const sizes = { "720p": "1280x720", "360p": "640x360" };

/** Writes master.m3u8, lightest rendition last (RFC 8216, 4.3.4.2). */
export function writeMaster(out, renditions, fps) {
  const lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"];
  for (const { name, video } of renditions) {
    const { peak, mean } = measure(readFileSync(join(out, `${name}.m3u8`), "utf8"));
    const codecs = video ? `${avcName(join(out, `${name}.mp4`))},mp4a.40.2` : "mp4a.40.2";
    const picture = video ? `,RESOLUTION=${sizes[name]},FRAME-RATE=${fps.toFixed(3)}` : "";
    lines.push(`#EXT-X-STREAM-INF:BANDWIDTH=${peak},AVERAGE-BANDWIDTH=${mean},CODECS="${codecs}"${picture}`);
    lines.push(`${name}.m3u8`);
  }
  writeFileSync(join(out, "master.m3u8"), `${lines.join("\n")}\n`);
}

export const sizeOf = (path) => statSync(path).size;
