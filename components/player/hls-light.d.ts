/** The light build has no types of its own; what is used of it has those of the full one. */
declare module "hls.js/light" {
  import Hls, { type ErrorData, type HlsConfig, type LoadPolicy } from "hls.js";

  export default Hls;
  export type { ErrorData, HlsConfig, LoadPolicy };
}
