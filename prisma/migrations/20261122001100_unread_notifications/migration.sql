-- What is unread is counted on every page, and is a small part of what users were told.
CREATE INDEX "notification_unread_idx" ON "notification" ("user_id") WHERE read_at IS NULL;
