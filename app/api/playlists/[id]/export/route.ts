import { AppError } from "@/lib/errors";
import { writePlaylist } from "@/lib/exchange/convert";
import { findTransfer } from "@/lib/exchange/export-data";
import { exportParams, exportQuery } from "@/lib/exchange/schema";
import { addressOf, limit } from "@/lib/rate-limit";
import { route } from "@/lib/route";

const schemas = { params: exportParams, query: exportQuery };

export const GET = route(schemas, async ({ viewer, params, query, request }) => {
  await limit("export", viewer?.id ?? addressOf(request.headers.get("x-forwarded-for")));
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
