import "server-only";
import { db } from "../db";
import { brokerAnswers } from "../realtime/server";

/** Whether the database and the broker answer now. Never throws. */
export async function checkHealth(): Promise<{ database: boolean; realtime: boolean }> {
  const databaseAnswers = db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const [database, realtime] = await Promise.all([databaseAnswers, brokerAnswers()]);
  return { database, realtime };
}
