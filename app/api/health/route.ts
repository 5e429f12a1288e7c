import { checkHealth } from "@/lib/health/data";
import { json, route } from "@/lib/route";

/** 503 when the database is away; 200 "degraded" when only the broker is, since chat then polls. */
export const GET = route({}, async () => {
  const { database, realtime } = await checkHealth();
  const status = !database ? "unavailable" : realtime ? "ok" : "degraded";
  return json({ status, database, realtime }, database ? 200 : 503);
});
