-- AlterTable
ALTER TABLE "session" ADD COLUMN     "agent" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "user_picture" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "user_picture_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "former_handle" (
    "handle" CITEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_handle_pkey" PRIMARY KEY ("handle")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_picture_id_key" ON "user_picture"("id");

-- CreateIndex
CREATE INDEX "former_handle_user_id_idx" ON "former_handle"("user_id");

-- AddForeignKey
ALTER TABLE "user_picture" ADD CONSTRAINT "user_picture_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_handle" ADD CONSTRAINT "former_handle_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what Prisma's schema cannot say.
ALTER TABLE "user_picture" ADD CONSTRAINT "user_picture_bytes_check" CHECK (octet_length(bytes) BETWEEN 100 AND 65536);

-- For thirty days after somebody gave a handle up, nobody else can take it and be taken for them.
CREATE FUNCTION public.matinee_handle_taken() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM public.former_handle AS f
      WHERE f.handle = NEW.handle AND f.user_id <> NEW.id AND f.released_at > now() - interval '30 days'
    ) THEN
      RAISE unique_violation USING MESSAGE = 'that handle was somebody''s until lately';
    END IF;
    IF TG_OP = 'UPDATE' THEN
      INSERT INTO public.former_handle AS f (handle, user_id) VALUES (OLD.handle, OLD.id)
      ON CONFLICT (handle) DO UPDATE SET user_id = excluded.user_id, released_at = now();
    END IF;
    RETURN NEW;
  END
  $$;
CREATE TRIGGER "user_handle_taken" BEFORE INSERT ON "user"
  FOR EACH ROW EXECUTE FUNCTION public.matinee_handle_taken();
CREATE TRIGGER "user_handle_left" BEFORE UPDATE OF handle ON "user"
  FOR EACH ROW WHEN (OLD.handle IS DISTINCT FROM NEW.handle) EXECUTE FUNCTION public.matinee_handle_taken();
