import { Component } from "react";

type BeforeDrawingProps = { onBefore: () => void };

/**
 * Calls the last drawing's `onBefore` right before the page becomes the next one: all is where the reader sees it then.
 * Hooks do not have this moment.
 */
export class BeforeDrawing extends Component<BeforeDrawingProps> {
  override getSnapshotBeforeUpdate(last: BeforeDrawingProps) {
    last.onBefore();
    return null;
  }

  override componentDidUpdate() {
    // React wants it beside the other.
  }

  override render() {
    return null;
  }
}
