import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

/** Stops with a plain sentence when ffmpeg or ffprobe is not installed. */
export function requireFfmpeg() {
  for (const tool of ["ffmpeg", "ffprobe"]) {
    if (spawnSync(tool, ["-version"]).error) {
      console.error(
        `The catalogue maker needs ${tool} on the PATH (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg).`,
      );
      process.exit(1);
    }
  }
}

/** Runs ffmpeg to its end and returns what it wrote to stderr. */
export function ffmpeg(args, input) {
  const result = spawnSync("ffmpeg", ["-hide_banner", "-nostdin", "-y", ...args], {
    input,
    maxBuffer: 1 << 28,
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(`ffmpeg ${args.join(" ")}\n${result.stderr}`);
  return result.stderr;
}

/** Duration of a media file or playlist in milliseconds. */
export function durationMs(path) {
  const args = ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path];
  const result = spawnSync("ffprobe", args, { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`ffprobe ${path}\n${result.stderr}`);
  return Math.round(Number.parseFloat(result.stdout) * 1000);
}

/** Starts an ffmpeg that reads raw RGB frames; `write` respects back-pressure, `finish` waits for the file. */
export function openFrames({ width, height, fps, output }) {
  const input = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgb24",
    "-s",
    `${width}x${height}`,
    "-r",
    `${fps}`,
    "-i",
    "-",
  ];
  const child = spawn("ffmpeg", ["-hide_banner", "-loglevel", "error", "-y", ...input, ...output], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  const closed = once(child, "close");
  return {
    async write(bytes) {
      if (!child.stdin.write(Buffer.from(bytes))) await once(child.stdin, "drain");
    },
    async finish() {
      child.stdin.end();
      const [code] = await closed;
      if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${output.join(" ")}`);
    },
  };
}

/** Writes one RGB picture as WebP, stepping the quality down until it fits `maxBytes`. */
export function writeWebp({ rgb, width, height, path, size, maxBytes, statSize }) {
  const [w, h] = size;
  for (let quality = 90; quality >= 30; quality -= 4) {
    const raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${width}x${height}`, "-i", "-"];
    const encode = ["-frames:v", "1", "-vf", `scale=${w}:${h}:flags=lanczos`, "-c:v", "libwebp"];
    ffmpeg2(
      ["-loglevel", "error", ...raw, ...encode, "-quality", `${quality}`, "-compression_level", "6", path],
      rgb,
    );
    if (statSize(path) <= maxBytes) return;
  }
}

function ffmpeg2(args, input) {
  const result = spawnSync("ffmpeg", ["-hide_banner", "-y", ...args], { input, maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`ffmpeg ${args.join(" ")}\n${result.stderr}`);
}
