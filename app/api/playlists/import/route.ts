import { importPlaylist } from "@/lib/exchange/import-data";
import { importInput, MAX_IMPORT_BYTES } from "@/lib/exchange/schema";
import { refreshLists } from "@/lib/playlists/refresh";
import { json, viewerRoute } from "@/lib/route";

/** In JSON a file's text may take up to twice its size. */
const maxBytes = 2 * MAX_IMPORT_BYTES + 8192;

export const POST = viewerRoute({ body: importInput, maxBytes }, async ({ viewer, body }) => {
  const report = await importPlaylist(viewer, body);
  if (report.playlistId && body.visibility === "public") refreshLists();
  return json(report, report.playlistId ? 201 : 200);
});
