import { carryOverBroker } from "../../../../../latency/carry.mjs";

export async function POST(request: Request) {
  await carryOverBroker("next", await request.text());
  return Response.json({});
}
