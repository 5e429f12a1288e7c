-- Which of a viewer's playlists hold a media, and whether one holds it already, are answered from the index alone.
CREATE INDEX "playlist_item_media_id_playlist_id_idx" ON "playlist_item"("media_id", "playlist_id");
DROP INDEX "playlist_item_media_id_idx";
