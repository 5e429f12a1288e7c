import { request } from "@/components/chat/api";
import { RoomEngine } from "@/components/chat/room-engine";
import { stopWatching, watch } from "./heartbeats.mjs";

/** What of the browser's code a member needs. */
export function browser() {
  return { request, RoomEngine, watch, stopWatching };
}
