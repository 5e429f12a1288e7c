import { MAX_PICTURE_BYTES, PICTURE_SIDE } from "@/lib/users/schema";

const qualities = [0.9, 0.8, 0.65, 0.5];

/** The middle square of a picture as the JPEG that the server takes, in base64. Throws when it is no picture. */
export async function cropPicture(file: Blob): Promise<string> {
  const bitmap = await createImageBitmap(file);
  const side = Math.min(bitmap.width, bitmap.height);
  const canvas = document.createElement("canvas");
  canvas.width = PICTURE_SIDE;
  canvas.height = PICTURE_SIDE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no pictures.");
  context.fillStyle = "white";
  context.fillRect(0, 0, PICTURE_SIDE, PICTURE_SIDE);
  context.imageSmoothingQuality = "high";
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  context.drawImage(bitmap, left, top, side, side, 0, 0, PICTURE_SIDE, PICTURE_SIDE);
  bitmap.close();
  return smallEnough(canvas);
}

function smallEnough(canvas: HTMLCanvasElement) {
  for (const quality of qualities) {
    const base64 = canvas.toDataURL("image/jpeg", quality).split(",")[1] ?? "";
    if ((base64.length / 4) * 3 <= MAX_PICTURE_BYTES) return base64;
  }
  throw new Error("The picture does not get small enough.");
}
