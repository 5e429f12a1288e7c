import { toastError } from "@/components/ui/toast";
import type { ReportTarget } from "@/lib/moderation/schema";

/** What a report is about, as its dialog shows it. */
export type Reportable = {
  targetType: ReportTarget;
  targetId: string;
  /** "Ada’s message", "the room Late show": what the dialog's title names. */
  title: string;
  /** The words of it, if it has any. */
  quote?: string;
  /** The end of the link by which an unlisted playlist was opened. */
  share?: string;
  /** Whose it is: they can be blocked along with the report. */
  person?: { id: string; name: string };
};

/** Opens the report dialog, for whoever is signed in and for visitors. Its code loads now. */
export function openReport(about: Reportable) {
  import("./report-host").then(
    ({ show }) => show(about),
    () => toastError("The report form could not be loaded. Check the connection and try again."),
  );
}
