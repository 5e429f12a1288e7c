import pg from "pg";
import { vi } from "vitest";

/** A statement as it goes to the database. */
export type Statement = { text: string; values: unknown[] };
/** What `EXPLAIN` tells of a step. */
export type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Plan[];
};

/** The statements that `work` really sends. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  await work();
  const sent = query.mock.calls.map(([config]) => config as unknown as Statement);
  query.mockRestore();
  return sent.map(({ text, values }) => ({ text, values }));
}

/** Runs with a connection of its own. */
export async function withClient<Result>(work: (client: pg.Client) => Promise<Result>) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** How the database goes about a statement when it has done so before. */
export function explain({ text, values }: Statement): Promise<Plan> {
  const sql = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`;
  return withClient(async (client) => {
    // The first reading of a page may have to tidy it; the second is what everybody after pays.
    await client.query(sql, values);
    const { rows } = await client.query(sql, values);
    return rows[0]["QUERY PLAN"][0].Plan;
  });
}

/** A plan's steps. */
export function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** What a step does, and to which table. */
export const typeOf = (node: Plan) => `${node["Node Type"]} ${node["Relation Name"] ?? ""}`;
