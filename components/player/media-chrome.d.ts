import type { HTMLAttributes, Ref } from "react";

type Chrome = HTMLAttributes<HTMLElement> & {
  ref?: Ref<HTMLElement>;
  notooltip?: boolean;
  tooltipplacement?: "top" | "bottom" | "left" | "right" | "none";
};

declare module "react" {
  interface HTMLAttributes<T> {
    /** Keeps an element of the media-controller in sight while the pointer rests. */
    noautohide?: "";
  }
  namespace JSX {
    interface IntrinsicElements {
      "media-controller": Chrome & { nohotkeys?: boolean; autohide?: string; gesturesdisabled?: boolean };
      "media-control-bar": Chrome;
      "media-play-button": Chrome;
      "media-mute-button": Chrome;
      "media-volume-range": Chrome;
      "media-time-range": Chrome;
      "media-time-display": Chrome & { showduration?: boolean; remaining?: boolean };
      "media-captions-button": Chrome;
      "media-pip-button": Chrome;
      "media-fullscreen-button": Chrome;
      "media-loading-indicator": Chrome & { loadingdelay?: string };
    }
  }
}
