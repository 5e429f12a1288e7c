-- An import asks for up to 20,000 addresses of streams.
CREATE INDEX "media_hls_url_idx" ON "media"("hls_url");
