-- What a message says is read from the message itself.
UPDATE "notification" SET "data" = "data" - 'excerpt' WHERE "kind" IN ('mention', 'reply') AND "data" ? 'excerpt';
