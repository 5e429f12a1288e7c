import type { MediaDetails, PlayableMedia } from "@/lib/media/schema";
import { StageButton } from "./stage-button";
import { UpNext } from "./up-next";
import "./stage.css";

/**
 * The place of a media on its page: its picture and a large play button. The one player lies over exactly this place
 * while the media plays. On a phone it stays pinned below the header.
 */
export function PlayerStage({ media }: { media: MediaDetails }) {
  const playable = pick(media);
  return (
    <>
      <div className="stage-place" data-kind={media.kind}>
        <StageButton media={playable}>
          {media.kind === "audio" ? <MusicPicture media={playable} /> : <FilmPicture media={playable} />}
        </StageButton>
      </div>
      <UpNext mediaId={media.id} />
    </>
  );
}

/** Only what the player needs travels to the browser a second time. */
function pick(media: MediaDetails): PlayableMedia {
  const { id, kind, title, artist, durationMs, hlsUrl } = media;
  const { posterUrl, posterSmallUrl, captions, waveform, colour } = media;
  return {
    id,
    kind,
    title,
    artist,
    durationMs,
    hlsUrl,
    posterUrl,
    posterSmallUrl,
    captions,
    waveform,
    colour,
  };
}

function FilmPicture({ media }: { media: PlayableMedia }) {
  return <img className="stage-poster" src={media.posterUrl} alt="" fetchPriority="high" />;
}

/** The same picture that the player shows of a track, so that nothing moves when it begins. */
function MusicPicture({ media }: { media: PlayableMedia }) {
  return (
    <div className="music">
      <img className="music-backdrop" src={media.posterSmallUrl} alt="" />
      <div className="music-head">
        <img className="music-cover" src={media.posterUrl} alt="" fetchPriority="high" />
        <div className="music-names">
          <p className="music-title">{media.title}</p>
          <p className="music-artist">{media.artist}</p>
        </div>
      </div>
      <div className="stage-controls-place" />
    </div>
  );
}
