import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

/*
 * The CLI reads this file before it looks for its schema engine, so this is early enough to name ours and keep it from
 * downloading one. Whoever sets the variable in the environment, to use a native engine, keeps that.
 */
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL("prisma/schema-engine.mjs", import.meta.url),
);

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL },
});
