/** What stands between two running services and a site: client, schema, content, build. Each only when it is due. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inRoot, root } from "./paths.mjs";
import { withClient } from "./postgres.mjs";
import { run } from "./processes.mjs";
import { step } from "./progress.mjs";
import { digest, unlessStamped } from "./stamps.mjs";

export const PRISMA = inRoot("node_modules", "prisma", "build", "index.js");
export const NEXT = inRoot("node_modules", "next", "dist", "bin", "next");

const node = (name, args, options) => run(name, process.execPath, args, options);

/** Makes Prisma's client from the schema. */
export function generateClient() {
  const mark = digest(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
  const make = () =>
    step("Generating the database client", () => node("prisma generate", [PRISMA, "generate"]));
  return unlessStamped(inRoot("prisma", "generated", ".stamp"), mark, make);
}

/** Brings the database that `env` names to the newest schema. */
export async function migrate(env) {
  if (await isMigrated(env.DATABASE_URL)) return;
  const hint = "If the database was changed by hand, see `npm run db:migrate`; nothing was deleted.";
  return step("Migrating the database", () =>
    node("prisma migrate deploy", [PRISMA, "migrate", "deploy"], { env, hint }),
  );
}

/** Asks the database itself, which is much quicker than to ask Prisma. */
async function isMigrated(address) {
  const entries = readdirSync(inRoot("prisma", "migrations"), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const query =
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL";
  const done = await withClient(address, (client) => client.query(query)).catch(() => ({ rows: [] }));
  return names.every((name) => done.rows.some((row) => row.migration_name === name));
}

/** Fills the database with the demo content; harmless when it is there. */
export function seed(env) {
  const args = ["--import", "tsx", "--conditions=react-server", "prisma/seed.ts"];
  return step("Seeding the demo content", () => node("The seed", args, { env }));
}

/** Seeds once in the life of a database: after it was reset it is another one. `dir` keeps the stamp. */
export async function seedOnce(dir, env) {
  await unlessStamped(join(dir, "seeded"), await identityOf(env.DATABASE_URL), () => seed(env));
}

/** Builds the site for production into `folder`, unless it is there from the same sources and the same database. */
export async function build(env, folder = ".next") {
  const facts = [process.versions.node.split(".")[0], env.NEXTAUTH_URL, await identityOf(env.DATABASE_URL)];
  const mark = digest(sources(), facts);
  const hint = "The sources do not build as they are; `npm run validate` may tell more.";
  const options = { env: { ...env, NODE_ENV: "production", NEXT_DIST_DIR: folder }, hint };
  const make = () => step("Building the site", () => node("next build", [NEXT, "build"], options));
  await unlessStamped(inRoot(folder, "matinee.stamp"), mark, make);
}

/** Everything that decides what `next build` makes. */
function sources() {
  const configs = readdirSync(root).filter(
    (name) => /\.(ts|mts|mjs|js)$/.test(name) && name !== "next-env.d.ts",
  );
  const files = ["package-lock.json", "tsconfig.json", "prisma/schema.prisma", ...configs.sort()];
  return ["app", "components", "lib", ...files];
}

/** What tells this database from every other, and from itself before a reset: pages made from it hold its content. */
async function identityOf(address) {
  return withClient(address, async (client) => {
    const ask = (query) =>
      client.query(query).then(
        ({ rows }) => rows[0],
        () => null,
      );
    return JSON.stringify([
      await ask("SELECT system_identifier::text FROM pg_control_system()"),
      await ask("SELECT oid::text FROM pg_database WHERE datname = current_database()"),
      await ask("SELECT min(started_at)::text FROM _prisma_migrations"),
    ]);
  });
}
