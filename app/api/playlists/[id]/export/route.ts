import { AppError } from "@/lib/errors";
import { writePlaylist } from "@/lib/exchange/convert";
import { findTransfer } from "@/lib/exchange/export-data";
import { exportParams, exportQuery } from "@/lib/exchange/schema";
import { route } from "@/lib/route";

export const GET = route({ params: exportParams, query: exportQuery }, async ({ viewer, params, query }) => {
  const { format, share } = query;
  const list = await findTransfer(viewer, { playlistId: params.id, share });
  if (!list) throw new AppError("not_found", "That playlist is gone.");
  const { type, text } = writePlaylist(format, list);
  const headers = {
    "Content-Type": type,
    "Content-Disposition": attachment(`${list.title}.${format}`),
    "Cache-Control": "private, no-store",
  };
  return new Response(text, { headers });
});

/** RFC 6266: a name for every browser, and the real one for those that read it. */
function attachment(name: string) {
  const file = name.replace(/[/\\:*?"<>|]/g, "-");
  const plain = file.replace(/[^\x20-\x7e]/g, "_");
  const encoded = encodeURIComponent(file).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
