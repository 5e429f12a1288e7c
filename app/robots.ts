import type { MetadataRoute } from "next";
import { siteUrl } from "@/lib/env";

export default function robots(): MetadataRoute.Robots {
  const rules = {
    userAgent: "*",
    allow: ["/", "/api/media"],
    disallow: ["/api/", "/library", "/sign-in", "/sign-up"],
  };
  return { rules, sitemap: `${siteUrl}/sitemap.xml` };
}
