-- Every change to a list raises its version. With room on the page that touches no index (a heap-only update); without, each
-- of the table's indexes gets a new entry, and one of them reads the whole description again.
ALTER TABLE "playlist" SET (fillfactor = 70);
