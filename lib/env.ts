import { z } from "zod";

const optional = z.string().optional();
const flag = z.preprocess((value) => value === "true" || value === "1", z.boolean());

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    DATABASE_URL: z.string().min(1),
    DATABASE_POOL: z.coerce.number().int().positive().default(10),
    DATABASE_PREPARED: flag,
    NEXTAUTH_SECRET: z.string().min(32),
    NEXTAUTH_URL: optional,
    PUSHER_APP_ID: z.string().min(1),
    PUSHER_KEY: z.string().min(1),
    PUSHER_SECRET: z.string().min(1),
    PUSHER_CLUSTER: optional,
    PUSHER_HOST: optional,
    PUSHER_PORT: z.coerce.number().int().optional(),
    PUSHER_TLS: z.preprocess((value) => value ?? "true", flag),
    GITHUB_ID: optional,
    GITHUB_SECRET: optional,
    GOOGLE_ID: optional,
    GOOGLE_SECRET: optional,
    MATINEE_DEMO: flag,
    /** Set by tests that send faster than people do; never in production. */
    RATE_LIMITS: z.enum(["on", "off"]).default("on"),
  })
  .refine((env) => env.NEXTAUTH_URL || env.NODE_ENV !== "production", {
    path: ["NEXTAUTH_URL"],
    message: "production needs the public address of the site",
  })
  .refine((env) => env.PUSHER_CLUSTER || env.PUSHER_HOST, {
    path: ["PUSHER_HOST"],
    message: "set PUSHER_CLUSTER or PUSHER_HOST",
  });

/** The empty string counts as unset: that is how most hosts, and .env.example, spell "no value". */
function read() {
  const set = Object.entries(process.env).filter(([, value]) => value !== "");
  const result = schema.safeParse(Object.fromEntries(set));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(
    `The environment is incomplete.\n  ${problems.join("\n  ")}\nSee "Configuration" in README.md.`,
  );
}

/** The validated environment. The only reader of process.env in the app; throws at import, naming what is wrong. */
export const env = read();

/** The public address of the site, without a trailing slash. */
export const siteUrl = (env.NEXTAUTH_URL ?? "http://localhost:3000").replace(/\/$/, "");
