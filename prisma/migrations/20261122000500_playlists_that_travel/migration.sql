-- CreateEnum
CREATE TYPE "MediaStatus" AS ENUM ('ready', 'failed', 'removed');

-- CreateEnum
CREATE TYPE "PlaylistKind" AS ENUM ('list', 'watch_later', 'liked');

-- CreateEnum
CREATE TYPE "CollaboratorRole" AS ENUM ('editor', 'suggester');

-- CreateEnum
CREATE TYPE "SuggestionStatus" AS ENUM ('open', 'accepted', 'declined');

-- AlterTable
ALTER TABLE "media" ADD COLUMN     "status" "MediaStatus" NOT NULL DEFAULT 'ready';

-- AlterTable
ALTER TABLE "playlist" ADD COLUMN     "audio_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cover_media_id" UUID,
ADD COLUMN     "duration_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "followers" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "forked_from_id" UUID,
ADD COLUMN     "forked_version" INTEGER,
ADD COLUMN     "kind" "PlaylistKind" NOT NULL DEFAULT 'list',
ADD COLUMN     "share_token" TEXT NOT NULL DEFAULT encode(uuid_send(gen_random_uuid()), 'hex'::text),
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "trend" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "video_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "playlist_item" ADD COLUMN     "added_by_id" UUID,
ADD COLUMN     "end_ms" INTEGER,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "origin_id" UUID,
ADD COLUMN     "start_ms" INTEGER;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "history_paused_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "watching" ADD COLUMN     "history_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "collaborator" (
    "playlist_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "CollaboratorRole" NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "collaborator_pkey" PRIMARY KEY ("playlist_id","user_id")
);

-- CreateTable
CREATE TABLE "playlist_invite" (
    "id" UUID NOT NULL,
    "playlist_id" UUID NOT NULL,
    "role" "CollaboratorRole" NOT NULL,
    "token" TEXT NOT NULL DEFAULT encode(uuid_send(gen_random_uuid()), 'hex'::text),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "playlist_invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" UUID NOT NULL,
    "playlist_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "status" "SuggestionStatus" NOT NULL DEFAULT 'open',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion_vote" (
    "suggestion_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "suggestion_vote_pkey" PRIMARY KEY ("suggestion_id","user_id")
);

-- CreateTable
CREATE TABLE "playlist_change" (
    "id" UUID NOT NULL,
    "playlist_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "by_id" UUID,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reverted_at" TIMESTAMPTZ(3),

    CONSTRAINT "playlist_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow" (
    "user_id" UUID NOT NULL,
    "playlist_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("user_id","playlist_id")
);

-- CreateTable
CREATE TABLE "playlist_progress" (
    "user_id" UUID NOT NULL,
    "playlist_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "position_ms" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playlist_progress_pkey" PRIMARY KEY ("user_id","playlist_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "collaborator_user_id_idx" ON "collaborator"("user_id");

-- CreateIndex
CREATE INDEX "collaborator_invited_by_id_idx" ON "collaborator"("invited_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "playlist_invite_token_key" ON "playlist_invite"("token");

-- CreateIndex
CREATE INDEX "playlist_invite_playlist_id_idx" ON "playlist_invite"("playlist_id");

-- CreateIndex
CREATE INDEX "suggestion_playlist_id_status_created_at_idx" ON "suggestion"("playlist_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "suggestion_media_id_idx" ON "suggestion"("media_id");

-- CreateIndex
CREATE INDEX "suggestion_by_id_idx" ON "suggestion"("by_id");

-- CreateIndex
CREATE INDEX "suggestion_decided_by_id_idx" ON "suggestion"("decided_by_id");

-- CreateIndex
CREATE INDEX "suggestion_vote_user_id_idx" ON "suggestion_vote"("user_id");

-- CreateIndex
CREATE INDEX "playlist_change_by_id_idx" ON "playlist_change"("by_id");

-- CreateIndex
CREATE UNIQUE INDEX "playlist_change_playlist_id_version_key" ON "playlist_change"("playlist_id", "version");

-- CreateIndex
CREATE INDEX "follow_playlist_id_idx" ON "follow"("playlist_id");

-- CreateIndex
CREATE INDEX "playlist_progress_playlist_id_idx" ON "playlist_progress"("playlist_id");

-- CreateIndex
CREATE INDEX "notification_user_id_id_idx" ON "notification"("user_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "playlist_share_token_key" ON "playlist"("share_token");

-- CreateIndex
CREATE INDEX "playlist_visibility_followers_id_idx" ON "playlist"("visibility", "followers" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "playlist_visibility_trend_id_idx" ON "playlist"("visibility", "trend" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "playlist_forked_from_id_idx" ON "playlist"("forked_from_id");

-- CreateIndex
CREATE INDEX "playlist_item_playlist_id_added_at_id_idx" ON "playlist_item"("playlist_id", "added_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "playlist_item_added_by_id_idx" ON "playlist_item"("added_by_id");

-- CreateIndex
CREATE INDEX "watching_user_id_history_at_media_id_idx" ON "watching"("user_id", "history_at" DESC, "media_id");

-- AddForeignKey
ALTER TABLE "playlist" ADD CONSTRAINT "playlist_forked_from_id_fkey" FOREIGN KEY ("forked_from_id") REFERENCES "playlist"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_item" ADD CONSTRAINT "playlist_item_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collaborator" ADD CONSTRAINT "collaborator_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collaborator" ADD CONSTRAINT "collaborator_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collaborator" ADD CONSTRAINT "collaborator_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_invite" ADD CONSTRAINT "playlist_invite_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_vote" ADD CONSTRAINT "suggestion_vote_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_vote" ADD CONSTRAINT "suggestion_vote_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_change" ADD CONSTRAINT "playlist_change_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_change" ADD CONSTRAINT "playlist_change_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_progress" ADD CONSTRAINT "playlist_progress_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_progress" ADD CONSTRAINT "playlist_progress_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Written by hand: what Prisma's schema cannot say.
UPDATE "playlist_item" SET "added_by_id" = playlist.owner_id FROM "playlist" WHERE playlist.id = playlist_item.playlist_id;
UPDATE "watching" SET "history_at" = "updated_at";

-- One built-in list of each kind a user, and nobody else sees it.
CREATE UNIQUE INDEX "playlist_built_in_key" ON "playlist" ("owner_id", "kind") WHERE kind <> 'list';
ALTER TABLE "playlist" ADD CONSTRAINT "playlist_built_in_check" CHECK (kind = 'list' OR visibility = 'private');
CREATE INDEX "playlist_document_idx" ON "playlist" USING gin (matinee_document(title, '', description, tags));
CREATE INDEX "playlist_fold_idx" ON "playlist" USING gin (matinee_fold(title) gin_trgm_ops);
CREATE INDEX "playlist_tags_idx" ON "playlist" USING gin (tags);

ALTER TABLE "playlist_item" ADD CONSTRAINT "playlist_item_note_check" CHECK (char_length(note) <= 500);
ALTER TABLE "playlist_item" ADD CONSTRAINT "playlist_item_part_check"
  CHECK (start_ms >= 0 AND (end_ms IS NULL OR end_ms > coalesce(start_ms, 0)));
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_note_check" CHECK (char_length(note) <= 500);
CREATE UNIQUE INDEX "suggestion_open_key" ON "suggestion" ("playlist_id", "media_id") WHERE status = 'open';

-- What a list holds for everyone, so that lists can be filtered by kind and length without reading their items.
CREATE FUNCTION public.matinee_count_items(playlists uuid[]) RETURNS void
  LANGUAGE sql
  AS $$
    UPDATE public.playlist SET video_count = held.videos, audio_count = held.tracks, duration_ms = held.duration
    FROM unnest(playlists) AS counted(id)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE media.kind = 'video') AS videos, count(*) FILTER (WHERE media.kind = 'audio') AS tracks,
        coalesce(sum(greatest(0, least(coalesce(item.end_ms, media.duration_ms), media.duration_ms) - coalesce(item.start_ms, 0))), 0) AS duration
      FROM public.playlist_item AS item JOIN public.media ON media.id = item.media_id
      WHERE item.playlist_id = counted.id AND media.status = 'ready' AND media.visibility = 'public'
    ) AS held
    WHERE playlist.id = counted.id
      AND (playlist.video_count, playlist.audio_count, playlist.duration_ms) IS DISTINCT FROM (held.videos, held.tracks, held.duration)
  $$;

CREATE FUNCTION public.matinee_items_changed() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    PERFORM public.matinee_count_items(array(SELECT DISTINCT playlist_id FROM changed));
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "playlist_item_added" AFTER INSERT ON "playlist_item" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION public.matinee_items_changed();
CREATE TRIGGER "playlist_item_removed" AFTER DELETE ON "playlist_item" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION public.matinee_items_changed();

CREATE FUNCTION public.matinee_part_changed() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    PERFORM public.matinee_count_items(ARRAY[NEW.playlist_id]);
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "playlist_item_part_changed" AFTER UPDATE OF start_ms, end_ms ON "playlist_item"
  FOR EACH ROW WHEN ((OLD.start_ms, OLD.end_ms) IS DISTINCT FROM (NEW.start_ms, NEW.end_ms))
  EXECUTE FUNCTION public.matinee_part_changed();

CREATE FUNCTION public.matinee_media_changed() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    PERFORM public.matinee_count_items(array(SELECT DISTINCT playlist_id FROM public.playlist_item WHERE media_id = NEW.id));
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "media_shown_changed" AFTER UPDATE ON "media"
  FOR EACH ROW WHEN ((OLD.visibility, OLD.status, OLD.kind, OLD.duration_ms) IS DISTINCT FROM (NEW.visibility, NEW.status, NEW.kind, NEW.duration_ms))
  EXECUTE FUNCTION public.matinee_media_changed();

SELECT public.matinee_count_items(array(SELECT id FROM "playlist"));
