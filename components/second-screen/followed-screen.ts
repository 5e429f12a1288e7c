import { RequestError, request } from "@/components/chat/api";
import { loadRoomId, saveRoomId } from "@/components/chat/unsent-storage";
import { close, type PlayerStatus, usePlayer } from "@/components/player/player-store";
import { entryOf } from "@/components/player/queue";
import { dropRemoteLease, takeRemoteHeartbeat } from "@/components/player/watching";
import { onUserEvent } from "@/components/realtime/user-events";
import { toastError } from "@/components/ui/toast";
import { refreshViewer } from "@/components/viewer";
import type { SecondScreen, SecondScreenCommand, SecondScreenEvents } from "@/lib/watching/schema";

const ASK_MS = 8_000;
const SECOND_MS = 1_000;
/** One answer may be slow or lost without anybody being told. */
const LOST = 2;

/**
 * What the phone knows of the other screen. `unreachable`: nothing so far, for the server does not answer; it is asked
 * on. `over` and `signed-out` are for good.
 */
export type Followed =
  | { status: "opening" | "unreachable" | "over" | "signed-out" }
  | { status: "following"; screen: SecondScreen; reachable: boolean };

type Answer = { secondScreen: SecondScreen };

/**
 * Stands beside the tab that made the code: shows the player what plays there, and keeps what it may be told of its
 * rooms. This device takes no lease and plays nothing. `stop` once.
 */
export class FollowedScreen {
  private screen: SecondScreen | null = null;
  private takenAt = 0;
  private lost = 0;
  /** Counts the questions: the answer to an older one than the last says nothing any more. */
  private turn = 0;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly clock = setInterval(() => this.tick(), SECOND_MS);
  private readonly ending = new AbortController();

  constructor(
    private readonly token: string,
    private readonly viewerId: string,
    private readonly tell: (followed: Followed) => void,
  ) {
    close();
    const { signal } = this.ending;
    signal.addEventListener("abort", onUserEvent("second-screen", this.hear));
    document.addEventListener("visibilitychange", () => this.look(), { signal });
    window.addEventListener("online", this.again, { signal });
    this.again();
  }

  stop() {
    if (this.stopped) return;
    this.stopped = true;
    this.ending.abort();
    clearTimeout(this.timer);
    clearInterval(this.clock);
    dropRemoteLease();
    close();
  }

  /** Asks at once how things stand. */
  again = () => void this.ask();

  /** Asks the other screen for something, and says so when that did not reach it. */
  command = async (command: SecondScreenCommand) => {
    try {
      await request(`/api/second-screens/${this.token}/commands`, { method: "POST", body: command });
    } catch (error) {
      toastError(error instanceof RequestError ? error.message : "That did not reach your other screen.");
    }
  };

  /** Takes this device away from beside the other one. */
  leave = async () => {
    await request(`/api/second-screens/${this.token}`, { method: "DELETE", body: {} }).catch(() => undefined);
    this.end("over");
  };

  private readonly hear = ({ token, over }: SecondScreenEvents["second-screen"]) => {
    if (token !== this.token) return;
    if (over) this.end("over");
    else if (this.screen) this.again();
  };

  private look() {
    if (document.visibilityState === "visible") this.again();
  }

  private async ask() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    const answered = await this.request().catch(() => null);
    if (this.stopped || turn !== this.turn) return;
    if (answered?.status === 404 || answered?.status === 400) return this.end("over");
    if (answered?.status === 401) return this.signedOut();
    if (answered?.screen) this.take(answered.screen, answered.date);
    else this.miss();
    this.timer = setTimeout(this.again, ASK_MS);
  }

  private async request() {
    const opens = this.screen === null;
    const answer = await fetch(`/api/second-screens/${this.token}${opens ? "/open" : ""}`, {
      method: opens ? "POST" : "GET",
      signal: AbortSignal.timeout(ASK_MS),
    });
    const screen = answer.ok ? ((await answer.json()) as Answer).secondScreen : null;
    return { status: answer.status, screen, date: answer.headers.get("date") };
  }

  private miss() {
    const { screen } = this;
    this.lost += 1;
    if (screen) this.tell({ status: "following", screen, reachable: this.lost < LOST });
    else this.tell({ status: "unreachable" });
  }

  private signedOut() {
    this.end("signed-out");
    void refreshViewer();
  }

  private take(screen: SecondScreen, serverDate: string | null) {
    const before = this.screen?.media.id;
    this.screen = screen;
    this.takenAt = performance.now();
    this.lost = 0;
    if (before !== screen.media.id) this.remember(screen);
    this.show(screen);
    const { media, leaseExpiresAt, rooms } = screen;
    takeRemoteHeartbeat({ mediaId: media.id, leaseExpiresAt, nextHeartbeatMs: ASK_MS, rooms }, serverDate);
    this.tell({ status: "following", screen, reachable: true });
  }

  /** Whoever is in one room around this goes on in it here. */
  private remember({ media, rooms }: SecondScreen) {
    const [only] = rooms;
    if (only && rooms.length === 1 && !loadRoomId(this.viewerId, media.id))
      saveRoomId(this.viewerId, media.id, only.id);
  }

  private show({ media, state }: SecondScreen) {
    const { current } = usePlayer.getState();
    const same = current?.media.id === media.id ? current : null;
    usePlayer.setState({
      current: same ?? entryOf({ ...media, hlsUrl: "", captions: [], waveform: [] }),
      status: state satisfies PlayerStatus,
      mode: "stage",
      parked: false,
      positionMs: this.positionMs(),
      remote: {
        positionMs: () => this.positionMs(),
        seek: (positionMs) => void this.command({ do: "seek", positionMs: Math.round(positionMs) }),
        play: () => void this.command({ do: "play" }),
      },
    });
  }

  private positionMs() {
    if (!this.screen) return 0;
    const { positionMs, ageMs, state, live, media } = this.screen;
    const since = state === "playing" && live ? ageMs + performance.now() - this.takenAt : 0;
    return Math.min(Math.round(positionMs + since), media.durationMs);
  }

  private tick() {
    if (usePlayer.getState().remote) usePlayer.setState({ positionMs: this.positionMs() });
  }

  private end(status: "over" | "signed-out") {
    if (this.stopped) return;
    this.stop();
    this.tell({ status });
  }
}
