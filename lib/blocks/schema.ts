import { z } from "zod";
import { id } from "../input";
import type { User } from "../users/schema";

/** Somebody whose messages the viewer does not want to see, and who can neither mention, answer nor invite them. */
export type Block = { user: User; createdAt: string };

/** All whom the viewer blocks, the last one first; at most `MAX_BLOCKS`. */
export type BlockList = { items: Block[] };

/** `blocks` on a user's own channel: they blocked or unblocked somebody, on whichever device. */
export type BlocksEvent = { userId: string; blocked: boolean };

export const MAX_BLOCKS = 1_000;

export const blockInput = z.strictObject({ userId: id });
