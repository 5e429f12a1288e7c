import { useEffect } from "react";
import { onUserEvent } from "@/components/realtime/user-events";
import type { SecondScreenCommand, SecondScreenEvents } from "@/lib/watching/schema";
import { besideCode, restoreBeside, setBeside, useBeside } from "./beside-store";
import { resume, usePlayer } from "./player-store";
import { pause, seek } from "./transport";

/** Does what the phone beside this tab asks for, and ends with what plays here. */
export function useBesidePhone() {
  useEffect(() => {
    restoreBeside();
    const leave = [
      onUserEvent<SecondScreenEvents["second-screen"]>("second-screen", take),
      onUserEvent<SecondScreenEvents["second-screen-command"]>("second-screen-command", obey),
      usePlayer.subscribe(({ current }, before) => !current && before.current && endBeside()),
    ];
    return () => {
      for (const end of leave) end();
    };
  }, []);
}

function take({ token, opened, over }: SecondScreenEvents["second-screen"]) {
  const { beside } = useBeside.getState();
  if (beside?.token !== token) return;
  if (over) setBeside(null);
  else if (opened) setBeside({ ...beside, opened });
}

function obey({ token, command }: SecondScreenEvents["second-screen-command"]) {
  if (token === besideCode()) run(command);
}

function run(command: SecondScreenCommand) {
  if (command.do === "seek") seek(command.positionMs);
  else if (command.do === "play") resume();
  else pause();
}

/** Takes the phone away from beside this tab. What does not reach the server ends there with the heartbeats. */
export function endBeside() {
  const token = besideCode();
  if (!token) return;
  setBeside(null);
  fetch(`/api/second-screens/${token}`, { method: "DELETE", keepalive: true }).catch(() => undefined);
}
