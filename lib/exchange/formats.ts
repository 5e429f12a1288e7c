/** The forms in which playlists go out, each of which also comes in. */
export const exportFormats = ["xspf", "jspf", "m3u8", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const formatNames: Record<ExportFormat, string> = {
  xspf: "XSPF",
  jspf: "JSPF",
  m3u8: "M3U8",
  json: "JSON",
};
