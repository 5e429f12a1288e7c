const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Content-Security-Policy", value: contentSecurityPolicy() },
];

/** A list's page for frames on other sites. Everything else about it is as closed as elsewhere. */
const embedded = [{ key: "Content-Security-Policy", value: contentSecurityPolicy({ frameAncestors: "*" }) }];

/** Why scripts may be inline: docs/decisions/csp.md. */
function contentSecurityPolicy({ frameAncestors = "'none'" } = {}) {
  const dev = process.env.NODE_ENV === "development";
  const directives = {
    "default-src": "'self'",
    "script-src": `'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ""}`,
    "script-src-attr": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob: https:",
    "media-src": "'self' blob: https:",
    "connect-src": "'self' ws: wss: https:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": frameAncestors,
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2"],
  experimental: {
    useCache: true,
    isrFlushToDisk: false,
    // What is done to all 5,000 items of a list at once names them all: 39 bytes each.
    serverActions: { bodySizeLimit: "256kb" },
  },
  headers: async () => [
    // A named group would have Next compile every value anew for each request.
    { source: "/(.*)", headers: everywhere },
    { source: "/embed/playlists/:id", headers: embedded },
    { source: "/media/:slug/:file", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
  ],
};

export default config;
