/** The least that Next can serve: what the site's own pages are measured against. */
export default {
  poweredByHeader: false,
  turbopack: { root: new URL("../../../..", import.meta.url).pathname },
};
