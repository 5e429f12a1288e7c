import type { KeyboardEvent } from "react";

/** Whether a key belongs to an input method. Safari ends the conversion before the Enter that confirms it: 229 stays. */
export function isComposing({ nativeEvent }: KeyboardEvent) {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}
