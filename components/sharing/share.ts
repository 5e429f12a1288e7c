import { toastError } from "@/components/ui/toast";

/** What a share sheet offers. Paths are of this site. */
export type Shared = {
  title: string;
  /** Null while nobody but the people who work on it can open it: then there is only what can be downloaded. */
  path: string | null;
  /** The page that other sites may show in a frame. */
  embedPath?: string;
  /** Where the playlist is downloaded; `format` is added to its query. */
  exportPath?: string;
  /** Makes the link a new one, so that the one before leads nowhere. Answers the new path, or null after saying why not. */
  renew?: () => Promise<string | null>;
};

/** Opens the share sheet: copying, the device's own sharing, a QR code, embedding, downloads. Its code loads now. */
export function openShare(shared: Shared) {
  import("./share-host").then(
    ({ show }) => show(shared),
    () => toastError("The share sheet could not be loaded. Check the connection and try again."),
  );
}
