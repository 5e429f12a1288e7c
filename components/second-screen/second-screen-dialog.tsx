"use client";

import { Check, RefreshCw } from "lucide-react";
import encodeQR from "qr";
import { useCallback, useEffect, useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { setBeside, useBeside } from "@/components/player/beside-store";
import { getPositionMs, usePlayer } from "@/components/player/player-store";
import { endBeside } from "@/components/player/use-beside";
import { CopyField } from "@/components/sharing/copy-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Skeleton } from "@/components/ui/skeleton";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; mediaId: string; roomId?: string };

/** The code that opens this chat on the viewer's phone, and the phone that it has opened on. */
export function SecondScreenDialog({ open, onOpenChange, mediaId, roomId }: Props) {
  const connected = useBeside((state) => state.beside?.opened === true);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Chat on your phone"
      description="It stays in the room for as long as you play here."
      className="sm:max-w-md"
    >
      {connected ? <Connected /> : <Code mediaId={mediaId} roomId={roomId} />}
    </Dialog>
  );
}

function Connected() {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4" role="status">
      <p className="flex items-center gap-3">
        <Check aria-hidden="true" className="size-5 text-success" />
        Your phone is connected.
      </p>
      <Button size="sm" onClick={endBeside}>
        Disconnect
      </Button>
    </div>
  );
}

function Code({ mediaId, roomId }: Pick<Props, "mediaId" | "roomId">) {
  const { token, past, making, error, make } = useCode(mediaId);
  if (error) return <Failure onRetry={make}>{error}</Failure>;
  if (past || (!token && !making))
    return (
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="text-muted">This code has run out.</p>
        <Button variant="primary" onClick={make}>
          <RefreshCw aria-hidden="true" /> New code
        </Button>
      </div>
    );
  if (!token) return <Skeleton className="mx-auto size-52 rounded-card" />;
  const url = new URL(`/second-screen/${token}`, location.origin);
  if (roomId) url.searchParams.set("room", roomId);
  return (
    <div className="flex flex-col items-center gap-5">
      <img
        src={encodeQR(url.href, "data-url", { scale: 6, border: 3 })}
        alt="QR code that opens this chat"
        className="size-52 rounded-card bg-white [image-rendering:pixelated]"
      />
      <p className="max-w-xs text-center text-sm text-pretty text-muted">
        Point your phone’s camera at it and sign in there as yourself. The code works for ten minutes, and for
        nobody else.
      </p>
      <div className="w-full">
        <CopyField label="Or open this link" text={url.href} />
      </div>
    </div>
  );
}

type Made = { secondScreen: { token: string; opensUntil: string } };

/** The tab's code, which is made when there is none that can still be scanned. */
function useCode(mediaId: string) {
  const beside = useBeside((state) => state.beside);
  const [error, setError] = useState<string>();
  const [making, setMaking] = useState(() => !isOpenable(beside));
  const make = useCallback(async () => {
    setError(undefined);
    setMaking(true);
    try {
      const { status } = usePlayer.getState();
      const body = { mediaId, positionMs: getPositionMs(), state: status === "playing" ? status : "paused" };
      const { secondScreen } = await request<Made>("/api/second-screens", { method: "POST", body });
      setBeside({ ...secondScreen, opened: false });
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setMaking(false);
    }
  }, [mediaId]);
  useEffect(() => {
    if (!isOpenable(useBeside.getState().beside)) void make();
  }, [make]);
  const past = usePast(beside?.opensUntil);
  return { token: beside?.token, past, making, error, make };
}

function isOpenable(beside: { opensUntil: string; opened: boolean } | null) {
  return beside !== null && (beside.opened || Date.parse(beside.opensUntil) > Date.now());
}

function usePast(until: string | undefined) {
  const [past, setPast] = useState(false);
  useEffect(() => {
    setPast(false);
    if (!until) return;
    const timer = setTimeout(() => setPast(true), Math.max(0, Date.parse(until) - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return past;
}
