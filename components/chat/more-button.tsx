import { Ellipsis } from "lucide-react";
import type { ComponentProps } from "react";
import { IconButton } from "@/components/ui/button";

/** The button before a message's menu. */
export function MoreButton(props: Omit<ComponentProps<typeof IconButton>, "label">) {
  return (
    <IconButton
      data-more
      {...props}
      label="Message actions"
      size="sm"
      className="size-8 text-muted hover:text-text [@media(hover:none)]:w-11"
    >
      <Ellipsis />
    </IconButton>
  );
}
