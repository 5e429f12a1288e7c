-- Written by hand: what Prisma's schema cannot say.

-- Where somebody is named by others, so that their name can be taken out in the transaction that deletes their account.
CREATE INDEX "notification_by_idx" ON "notification" (("data" #>> '{by,id}')) WHERE ("data" #>> '{by,id}') IS NOT NULL;
CREATE INDEX "playlist_change_user_idx" ON "playlist_change" (("data" #>> '{user,id}')) WHERE ("data" #>> '{user,id}') IS NOT NULL;
CREATE INDEX "playlist_change_suggested_idx" ON "playlist_change" (("data" #>> '{suggestedBy,id}'))
  WHERE ("data" #>> '{suggestedBy,id}') IS NOT NULL;

-- Reports that still quote what others said beside it.
CREATE INDEX "report_neighbours_idx" ON "report" ("case_id") WHERE ("evidence" -> 'neighbours') <> '[]'::jsonb;
