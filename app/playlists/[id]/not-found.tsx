import { FindWay } from "@/components/sharing/find-way";
import NotFound, { metadata } from "../../not-found";

export { metadata };

/** The same for everyone. Who works on the list that is not shown here is then led to it. */
export default function PlaylistNotFound() {
  return (
    <>
      <FindWay />
      <NotFound />
    </>
  );
}
