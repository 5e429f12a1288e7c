import { create } from "zustand";

/** How much of what the viewer was told is unread: all that the bell needs before it is opened. */
export const useUnread = create<{ unread: number }>(() => ({ unread: 0 }));
