-- An array column that Prisma leaves out is NULL, and so was the whole document of a media without tags.
CREATE OR REPLACE FUNCTION public.matinee_document(title text, artist text, description text, tags text[]) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT pg_catalog.setweight(pg_catalog.to_tsvector('public.matinee'::pg_catalog.regconfig, title), 'A')
        || pg_catalog.setweight(pg_catalog.to_tsvector('public.matinee'::pg_catalog.regconfig, artist), 'B')
        || pg_catalog.setweight(pg_catalog.to_tsvector('public.matinee'::pg_catalog.regconfig, coalesce(pg_catalog.array_to_string(tags, ' '), '')), 'B')
        || pg_catalog.setweight(pg_catalog.to_tsvector('public.matinee'::pg_catalog.regconfig, description), 'C')
  $$;
REINDEX INDEX "media_document_idx";
