-- The staff find users by part of a name or handle.
CREATE INDEX "user_fold_idx" ON "user" USING gin (matinee_fold(name || ' ' || handle::text) gin_trgm_ops);
