import { clientSettings } from "@/lib/realtime/server";
import { route } from "@/lib/route";

export const GET = route({}, async () => clientSettings());
