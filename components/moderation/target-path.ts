import type { CaseDetails } from "@/lib/moderation/case-schema";

/** Where the target of a case is to be seen, if it has an address of its own. */
export function targetPath({
  target,
  room,
  subject,
  evidence,
}: Pick<CaseDetails, "target" | "room" | "subject" | "evidence">) {
  const seq = evidence[0]?.content.message?.seq;
  switch (target.type) {
    case "message":
      return room && `/media/${room.mediaId}?room=${room.id}${seq ? `&message=${seq}` : ""}`;
    case "user":
      return subject && `/u/${subject.handle}`;
    case "room":
      return `/rooms/${target.id}`;
    case "playlist":
      return `/playlists/${target.id}`;
    case "media":
      return `/media/${target.id}`;
  }
}
