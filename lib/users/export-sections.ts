import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { toldData } from "../notifications/told-sql";

/** SQL of what one section holds: rows of `key`, in whose order they come, and the named columns. */
type Section = {
  /** The relations of the user (in prisma/schema.prisma) that it covers. */
  of: string[];
  rows: (userId: Prisma.Sql) => Prisma.Sql;
};

/** Everything that is kept about a user and is theirs to take along. */
export const sections: Record<string, Section> = {
  profile: {
    of: [],
    rows: (me) => Prisma.sql`
      SELECT u.id::text AS key, u.id, u.email, u.handle, u.name, u.image_url AS "imageUrl", u.role,
        u.created_at AS "createdAt", u.history_paused_at AS "historyPausedAt", u.mentions_from AS "mentionsFrom",
        u.invites_from AS "invitesFrom", u.password_hash IS NOT NULL AS "hasPassword"
      FROM "user" u WHERE u.id = ${me}`,
  },
  picture: {
    of: ["picture"],
    rows: (me) => Prisma.sql`
      SELECT p.id::text AS key, 'data:image/jpeg;base64,' || translate(encode(p.bytes, 'base64'), E'\n', '') AS url
      FROM user_picture p WHERE p.user_id = ${me}`,
  },
  formerHandles: {
    of: ["formerHandles"],
    rows: (me) => Prisma.sql`
      SELECT f.handle::text AS key, f.handle, f.released_at AS "releasedAt" FROM former_handle f WHERE f.user_id = ${me}`,
  },
  signInProviders: {
    of: ["accounts"],
    rows: (me) => Prisma.sql`
      SELECT a.provider || a.provider_account_id AS key, a.provider, a.provider_account_id AS "accountId",
        a.created_at AS "createdAt"
      FROM account a WHERE a.user_id = ${me}`,
  },
  sessions: {
    of: ["sessions"],
    rows: (me) => Prisma.sql`
      SELECT s.id::text AS key, s.agent, s.created_at AS "createdAt", s.seen_at AS "seenAt", s.expires_at AS "expiresAt"
      FROM session s WHERE s.user_id = ${me}`,
  },
  secondScreens: {
    of: ["secondScreens"],
    rows: (me) => Prisma.sql`
      SELECT s.id::text AS key, s.media_id AS "mediaId", s.created_at AS "createdAt", s.opened_at AS "openedAt"
      FROM second_screen s WHERE s.user_id = ${me}`,
  },
  playlists: {
    of: ["playlists"],
    rows: (me) => Prisma.sql`
      SELECT p.id::text AS key, p.id, p.kind, p.title, p.description, p.visibility, p.tags, p.created_at AS "createdAt",
        p.updated_at AS "updatedAt"
      FROM playlist p WHERE p.owner_id = ${me}`,
  },
  playlistItems: {
    of: [],
    rows: (me) => Prisma.sql`
      SELECT p.id::text || i.position COLLATE "C" || i.id::text AS key, p.id AS "playlistId", i.media_id AS "mediaId",
        m.title, i.note, i.start_ms AS "startMs", i.end_ms AS "endMs", i.added_at AS "addedAt"
      FROM playlist p JOIN playlist_item i ON i.playlist_id = p.id JOIN media m ON m.id = i.media_id
      WHERE p.owner_id = ${me}`,
  },
  itemsAddedElsewhere: {
    of: ["addedItems"],
    rows: (me) => Prisma.sql`
      SELECT i.id::text AS key, i.playlist_id AS "playlistId", i.media_id AS "mediaId", i.note, i.added_at AS "addedAt"
      FROM playlist_item i JOIN playlist p ON p.id = i.playlist_id
      WHERE i.added_by_id = ${me} AND p.owner_id <> ${me}`,
  },
  collaborations: {
    of: ["collaborations"],
    rows: (me) => Prisma.sql`
      SELECT c.playlist_id::text AS key, c.playlist_id AS "playlistId", c.role, c.created_at AS "createdAt",
        c.accepted_at AS "acceptedAt"
      FROM collaborator c WHERE c.user_id = ${me}`,
  },
  suggestions: {
    of: ["suggestions"],
    rows: (me) => Prisma.sql`
      SELECT s.id::text AS key, s.playlist_id AS "playlistId", s.media_id AS "mediaId", s.note, s.status,
        s.created_at AS "createdAt"
      FROM suggestion s WHERE s.by_id = ${me}`,
  },
  votes: {
    of: ["votes"],
    rows: (me) => Prisma.sql`
      SELECT v.suggestion_id::text AS key, v.suggestion_id AS "suggestionId" FROM suggestion_vote v WHERE v.user_id = ${me}`,
  },
  playlistChanges: {
    of: ["changes"],
    rows: (me) => Prisma.sql`
      SELECT c.id::text AS key, c.playlist_id AS "playlistId", c.version, c.kind, c.created_at AS "createdAt"
      FROM playlist_change c WHERE c.by_id = ${me}`,
  },
  follows: {
    of: ["follows"],
    rows: (me) => Prisma.sql`
      SELECT f.playlist_id::text AS key, f.playlist_id AS "playlistId", f.created_at AS "createdAt" FROM follow f
      WHERE f.user_id = ${me}`,
  },
  playlistProgress: {
    of: ["progress"],
    rows: (me) => Prisma.sql`
      SELECT p.playlist_id::text AS key, p.playlist_id AS "playlistId", p.position_ms AS "positionMs",
        p.updated_at AS "updatedAt"
      FROM playlist_progress p WHERE p.user_id = ${me}`,
  },
  playlistPlays: {
    of: ["plays"],
    rows: (me) => Prisma.sql`
      SELECT p.playlist_id::text AS key, p.playlist_id AS "playlistId", p.day FROM playlist_play p WHERE p.user_id = ${me}`,
  },
  watched: {
    of: ["watching"],
    rows: (me) => Prisma.sql`
      SELECT w.media_id::text AS key, w.media_id AS "mediaId", m.title, w.position_ms AS "positionMs", w.state,
        w.updated_at AS "updatedAt", w.history_at AS "historyAt"
      FROM watching w JOIN media m ON m.id = w.media_id WHERE w.user_id = ${me}`,
  },
  notifications: {
    of: ["notifications"],
    rows: (me) => Prisma.sql`
      SELECT n.id::text AS key, n.kind, ${toldData} AS data, n.created_at AS "createdAt", n.read_at AS "readAt" FROM notification n
      WHERE n.user_id = ${me}`,
  },
  ownRooms: {
    of: ["rooms"],
    rows: (me) => Prisma.sql`
      SELECT r.id::text AS key, r.id, r.media_id AS "mediaId", r.title, r.topic, r.visibility, r.created_at AS "createdAt",
        r.closed_at AS "closedAt"
      FROM room r WHERE r.owner_id = ${me}`,
  },
  memberships: {
    of: ["memberships"],
    rows: (me) => Prisma.sql`
      SELECT m.room_id::text AS key, m.room_id AS "roomId", r.title, m.role, m.joined_at AS "joinedAt",
        m.left_at AS "leftAt", m.read_seq AS "readSeq"
      FROM member m JOIN room r ON r.id = m.room_id WHERE m.user_id = ${me}`,
  },
  invitationsReceived: {
    of: ["guestOf"],
    rows: (me) => Prisma.sql`
      SELECT g.room_id::text AS key, g.room_id AS "roomId", g.created_at AS "createdAt" FROM room_guest g
      WHERE g.user_id = ${me}`,
  },
  messages: {
    of: ["messages"],
    rows: (me) => Prisma.sql`
      SELECT m.id::text AS key, m.id, m.room_id AS "roomId", m.seq, m.body, m.media_position_ms AS "mediaPositionMs",
        m.reply_to_id AS "replyToId", m.created_at AS "createdAt", m.edited_at AS "editedAt", m.deleted_at AS "deletedAt"
      FROM message m WHERE m.author_id = ${me}`,
  },
  messageEdits: {
    of: [],
    rows: (me) => Prisma.sql`
      SELECT e.id::text AS key, e.message_id AS "messageId", e.body, e.created_at AS "createdAt"
      FROM message_edit e JOIN message m ON m.id = e.message_id WHERE m.author_id = ${me}`,
  },
  heldMessages: {
    of: ["heldMessages"],
    rows: (me) => Prisma.sql`
      SELECT h.id::text AS key, h.room_id AS "roomId", h.body, h.created_at AS "createdAt", h.outcome FROM held_message h
      WHERE h.author_id = ${me}`,
  },
  reactions: {
    of: ["reactions"],
    rows: (me) => Prisma.sql`
      SELECT r.message_id::text || r.emoji AS key, r.message_id AS "messageId", r.emoji, r.created_at AS "createdAt"
      FROM message_reaction r WHERE r.user_id = ${me}`,
  },
  blocks: {
    of: ["blocks"],
    rows: (me) => Prisma.sql`
      SELECT b.blocked_id::text AS key, b.blocked_id AS "userId", u.handle, b.created_at AS "createdAt"
      FROM block b JOIN "user" u ON u.id = b.blocked_id WHERE b.user_id = ${me}`,
  },
  reports: {
    of: ["reports"],
    rows: (me) => Prisma.sql`
      SELECT r.id::text AS key, r.target_type AS "targetType", r.target_id AS "targetId", r.reason, r.details, r.status,
        r.upheld, r.created_at AS "createdAt", r.closed_at AS "closedAt"
      FROM report r WHERE r.reporter_id = ${me}`,
  },
  sanctions: {
    of: ["sanctions"],
    rows: (me) => Prisma.sql`
      SELECT s.id::text AS key, s.kind, s.room_id AS "roomId", s.reason, s.created_at AS "createdAt",
        s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt"
      FROM sanction s WHERE s.user_id = ${me}`,
  },
  decisions: {
    of: [],
    rows: (me) => Prisma.sql`
      SELECT d.id::text AS key, d.room_id AS "roomId", d.actions, d.reason, d.statement, d.by_id IS NULL AS automated,
        d.created_at AS "createdAt", d.reversed_at AS "reversedAt"
      FROM decision d WHERE d.subject_id = ${me} AND jsonb_array_length(d.actions) > 0`,
  },
  appeals: {
    of: ["appeals"],
    rows: (me) => Prisma.sql`
      SELECT a.id::text AS key, a.decision_id AS "decisionId", a.words, a.status, a.answer, a.created_at AS "createdAt",
        a.decided_at AS "decidedAt"
      FROM appeal a WHERE a.user_id = ${me}`,
  },
};

/** Relations of a user that are not in the file, because they are what others keep or did: each with the reason. */
export const leftOut: Record<string, string> = {
  invitations: "whom one asked to work on lists is in the lists' own records, with those people's names",
  decisions: "decisions on what others suggested belong to them",
  guests: "whom one asked into rooms belongs to them",
  sanctioning: "what one did as a moderator is about others",
  barred: "kept of deleted accounts alone",
  blockedBy: "who blocks whom is known to the one who blocks alone",
};
