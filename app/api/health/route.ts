import { checkHealth } from "@/lib/health/data";
import { json } from "@/lib/route";

export const dynamic = "force-dynamic";

/** 503 when the database is away; 200 "degraded" when only the broker is, since chat then polls. Asks no session. */
export async function GET() {
  const { database, realtime } = await checkHealth();
  const status = !database ? "unavailable" : realtime ? "ok" : "degraded";
  return json({ status, database, realtime }, database ? 200 : 503);
}
