import { searchMedia } from "@/lib/media/data";
import { mediaQuery } from "@/lib/media/schema";
import { route } from "@/lib/route";

export const GET = route({ query: mediaQuery }, ({ viewer, query }) => searchMedia(viewer, query));
