import { clsx } from "clsx";
import type { MediaCard as Card } from "@/lib/media/schema";
import { MediaCard } from "./media-card";
import { Row } from "./row";

type MediaRowProps = { title: string; href?: string; media: Card[]; frame?: "own" | "wide" };

const widths = {
  wide: "w-[min(72vw,18rem)] md:w-[clamp(15rem,22vw,21rem)]",
  square: "w-[min(42vw,11rem)] md:w-[clamp(10rem,14vw,13.5rem)]",
};

/** A row of media. Nothing is shown for no media. */
export function MediaRow({ title, href, media, frame = "own" }: MediaRowProps) {
  if (media.length === 0) return null;
  return (
    <Row title={title} href={href}>
      {media.map((one) => {
        const square = one.kind === "audio" && frame === "own";
        return (
          <li key={one.id} className={clsx("shrink-0 snap-start", square ? widths.square : widths.wide)}>
            <MediaCard media={one} frame={frame} sizes={square ? "14rem" : "21rem"} />
          </li>
        );
      })}
    </Row>
  );
}
