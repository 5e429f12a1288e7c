"use client";

import { DoorOpen } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { showPart, useScreen } from "@/components/player/screen-store";
import { RoomsList } from "@/components/rooms/rooms-list";
import { SecondScreenButton } from "@/components/second-screen/second-screen-button";
import { Button } from "@/components/ui/button";
import type { Room as RoomDto } from "@/lib/rooms/schema";
import { request } from "./api";
import { Away } from "./away";
import { Notice } from "./notice";
import { Room } from "./room";
import type { ChatViewer } from "./room-context";
import { loadRoomId, saveRoomId } from "./unsent-storage";

type ChatProps = {
  mediaId: string;
  title: string;
  viewer: ChatViewer;
  /** Or was until the server could not be reached: then one stays, and what one writes waits. */
  watching: boolean;
};

/** The conversation of someone who is watching: the room they are in, the one they were asked to, or the rooms to choose from. */
export function Chat({ mediaId, title, viewer, watching }: ChatProps) {
  const { roomId, invite, linkInvite, asked, enter, leave } = useChosenRoom(mediaId, viewer.id);
  if (!watching) return <Away mediaId={mediaId} title={title} wasInside={roomId !== null} />;
  if (roomId) return <Room key={roomId} roomId={roomId} invite={invite} viewer={viewer} onLeave={leave} />;
  if (asked) {
    const join = () => enter(asked);
    return <AskedTo roomId={asked} invite={linkInvite} onJoin={join} onLeave={leave} />;
  }
  return (
    <>
      <div className="flex h-14 shrink-0 items-center justify-between pr-2 pl-4">
        <h2 className="text-base font-semibold">Chat</h2>
        <SecondScreenButton />
      </div>
      <RoomsList mediaId={mediaId} onJoin={enter} />
    </>
  );
}

/**
 * The room to be in: the one entered last around this media, unless the address asks for another (`?room=`, and
 * `?invite=` for one by invitation), which waits for a press on "Join". A link that is followed while one is here asks
 * again.
 */
function useChosenRoom(mediaId: string, viewerId: string) {
  const search = useSearchParams();
  const linked = search.get("room");
  const linkInvite = search.get("invite") ?? undefined;
  const [roomId, setRoomId] = useState(() => {
    const last = loadRoomId(viewerId, mediaId);
    return linked && last !== linked ? null : last;
  });
  const [declined, setDeclined] = useState(false);
  const [followed, setFollowed] = useState(linked);
  if (linked !== followed) {
    setFollowed(linked);
    if (linked) setDeclined(false);
    if (linked && linked !== roomId) setRoomId(null);
  }
  useShownByLink(linked, search.get("message"));
  const enter = useCallback(
    (id: string) => {
      saveRoomId(viewerId, mediaId, id);
      setRoomId(id);
    },
    [viewerId, mediaId],
  );
  const leave = useCallback(() => {
    saveRoomId(viewerId, mediaId, null);
    setRoomId(null);
    setDeclined(true);
    forgetLink();
  }, [viewerId, mediaId]);
  const asked = declined ? null : linked;
  const invite = roomId === linked ? linkInvite : undefined;
  return { roomId, invite, linkInvite, asked, enter, leave };
}

/** Where the page has room for one part only, a link that is followed while one is here brings the chat to the front. */
function useShownByLink(room: string | null, message: string | null) {
  const before = useRef({ room, message });
  useEffect(() => {
    const last = before.current;
    before.current = { room, message };
    const isNew = room !== last.room || (message !== null && message !== last.message);
    if (room && isNew && useScreen.getState().part) showPart("chat");
  }, [room, message]);
}

/** The address no longer asks for a room, so that the same link can be followed again. */
function forgetLink() {
  const address = new URL(location.href);
  for (const name of ["room", "invite", "message"]) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(null, "", address);
}

type AskedToProps = { roomId: string; invite?: string; onJoin: () => void; onLeave: () => void };

/**
 * A room that a link led to: whoever is in it already is let in at once. Its title is known only to those who may see it
 * before they join.
 */
function AskedTo({ roomId, invite, onJoin, onLeave }: AskedToProps) {
  const [room, setRoom] = useState<RoomDto | null>();
  useEffect(() => {
    let wanted = true;
    const query = invite ? `?${new URLSearchParams({ invite })}` : "";
    request<{ room: RoomDto }>(`/api/rooms/${roomId}${query}`).then(
      (answer) => wanted && setRoom(answer.room),
      () => wanted && setRoom(null),
    );
    return () => {
      wanted = false;
    };
  }, [roomId, invite]);
  const inside = room?.role != null && !room.closed;
  useEffect(() => {
    if (inside) onJoin();
  }, [inside, onJoin]);
  if (room === undefined || inside) return <Notice title="Opening the room…" />;
  return (
    <Notice icon={<DoorOpen />} title={room ? room.title : "You are invited to a room"}>
      {room?.topic && <p className="mb-1">{room.topic}</p>}
      <p>{room ? peopleIn(room) : "Join to see who is there and what they say."}</p>
      <div className="mt-5 flex flex-col items-center gap-2">
        <Button variant="primary" onClick={onJoin}>
          Join room
        </Button>
        <Button size="sm" variant="ghost" onClick={onLeave}>
          See all rooms
        </Button>
      </div>
    </Notice>
  );
}

function peopleIn({ people }: RoomDto) {
  if (people === 0) return "Nobody is in it right now.";
  return people === 1 ? "1 person is in it." : `${people.toLocaleString("en")} people are in it.`;
}
