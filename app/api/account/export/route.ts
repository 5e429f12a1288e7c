import { route } from "@/lib/route";
import { exportAccount } from "@/lib/users/export-data";
import { getHolder, refusalOfNobody } from "@/lib/viewer";

/** Also for those whom the site shuts out. */
export const GET = route({}, async () => {
  const holder = await getHolder();
  if (!holder) throw await refusalOfNobody();
  const pieces = await exportAccount(holder);
  const name = `matinee-${holder.handle}-${new Date().toISOString().slice(0, 10)}.json`;
  return new Response(streamOf(pieces), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
});

function streamOf(pieces: AsyncGenerator<string>) {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
