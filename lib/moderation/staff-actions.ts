"use server";

import { action } from "../action";
import * as rooms from "./rooms-data";
import { roomSanctionsQuery, roomsQuery } from "./staff-schema";

export const searchRooms = action(roomsQuery, (viewer, query) => rooms.searchRooms(viewer, query));
export const listRoomSanctions = action(roomSanctionsQuery, (viewer, { roomId }) =>
  rooms.listRoomSanctions(viewer, roomId),
);
