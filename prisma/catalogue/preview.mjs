/** Development aid: `node preview.mjs <film> out.png [seconds…]` paints a few frames into a contact sheet. */

import { films } from "./films.mjs";
import { openFrames } from "./lib/ffmpeg.mjs";

const fps = 24;
const [slug, path, ...at] = process.argv.slice(2);
const film = films.find((item) => item.slug === slug);
const moments = at.length > 0 ? at.map(Number) : [1, 4, 9, 14, 20, 26, 32, 38, 44, 48, 50, 51];
const { createFilm } = await import(`./films/${slug}.mjs`);
const picture = createFilm({ seconds: film.seconds, fps });
const rgb = new Uint8Array(picture.width * picture.height * 3);
const columns = moments.length > 4 ? 3 : moments.length > 1 ? 2 : 1;
const rows = Math.ceil(moments.length / columns);
const scale = columns === 3 ? "640:360" : columns === 2 ? "960:540" : "1280:720";
const sheet = openFrames({
  width: picture.width,
  height: picture.height,
  fps,
  output: ["-vf", `scale=${scale}:flags=lanczos,tile=${columns}x${rows}`, "-frames:v", "1", path],
});
let painted = 0;
let spent = 0;
for (let frame = 0; painted < moments.length; frame++) {
  const due = Math.round(moments[painted] * fps) === frame;
  const start = performance.now();
  picture.step?.(frame);
  if (due) {
    picture.paint(frame, rgb);
    spent += performance.now() - start;
    await sheet.write(rgb);
    painted++;
  }
}
await sheet.finish();
console.log(`${(spent / moments.length).toFixed(0)} ms a frame`);
