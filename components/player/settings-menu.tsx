"use client";

import { Menu } from "@base-ui/react/menu";
import { Settings } from "lucide-react";
import { useSyncExternalStore } from "react";
import { MenuRadioGroup, MenuRadioItem, MenuSeparator } from "@/components/ui/menu";
import type { Caption } from "@/lib/media/schema";
import { chooseCaptions } from "./captions";
import { useShownCaptions } from "./captions-button";
import { chooseRendition } from "./engine";
import { type Rendition, renditionName, usePlayback } from "./playback-store";
import { mediaElement } from "./player-store";
import { speeds } from "./speeds";
import { setSpeed } from "./use-keyboard";

const STAYS_MS = "-1";
const HIDES_AFTER_S = "2";

/** Captions, quality and speed, in one menu. */
export function SettingsMenu({ captions }: { captions: Caption[] }) {
  const open = (isOpen: boolean) => {
    mediaElement()?.parentElement?.setAttribute("autohide", isOpen ? STAYS_MS : HIDES_AFTER_S);
  };
  return (
    <Menu.Root modal={false} onOpenChange={open}>
      <Menu.Trigger className="player-button" aria-label="Settings" title="Settings">
        <Settings />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner
          className="z-50 outline-none"
          align="end"
          side="top"
          sideOffset={8}
          collisionPadding={12}
        >
          <Menu.Popup className="max-h-(--available-height) w-64 origin-(--transform-origin) overflow-y-auto rounded-card bg-overlay p-1.5 text-text shadow-overlay outline-none transition-[scale,opacity] data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0">
            {captions.length > 0 && <CaptionsChoice captions={captions} />}
            <QualityChoice />
            <SpeedChoice />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const OFF = "off";

function CaptionsChoice({ captions }: { captions: Caption[] }) {
  const shown = useShownCaptions();
  return (
    <>
      <MenuRadioGroup
        label="Captions"
        value={shown ?? OFF}
        onValueChange={(language: string) => chooseCaptions(language === OFF ? null : language)}
      >
        <MenuRadioItem value={OFF}>Off</MenuRadioItem>
        {captions.map(({ language, label }) => (
          <MenuRadioItem key={language} value={language}>
            {label}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
    </>
  );
}

function QualityChoice() {
  const { renditions, chosen, shown } = usePlayback();
  if (renditions.length < 2) return null;
  const best = renditions.map((rendition, index) => ({ rendition, index })).reverse();
  return (
    <>
      <MenuRadioGroup label="Quality" value={chosen} onValueChange={chooseRendition}>
        <MenuRadioItem value="auto">
          {autoName(chosen === "auto" ? renditions[shown] : undefined)}
        </MenuRadioItem>
        {best.map(({ rendition, index }) => (
          <MenuRadioItem key={rendition.bitrate} value={index}>
            {renditionName(rendition)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
    </>
  );
}

function autoName(shown: Rendition | undefined) {
  return shown ? `Auto (${renditionName(shown)})` : "Auto";
}

function SpeedChoice() {
  const speed = useSpeed();
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-3 pt-2 pb-1 font-medium text-muted text-xs">Speed</Menu.GroupLabel>
      <Menu.RadioGroup value={speed} onValueChange={setSpeed} className="grid grid-cols-4 gap-1 p-1.5">
        {speeds.map((choice) => (
          <Menu.RadioItem
            key={choice}
            value={choice}
            className="grid min-h-9 cursor-pointer place-items-center rounded-control text-sm tabular-nums outline-none data-checked:bg-accent data-checked:text-accent-text data-highlighted:outline-2 data-highlighted:outline-line-strong"
          >
            {choice}×
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}

function useSpeed() {
  return useSyncExternalStore(
    (changed) => {
      mediaElement()?.addEventListener("ratechange", changed);
      return () => mediaElement()?.removeEventListener("ratechange", changed);
    },
    () => mediaElement()?.playbackRate ?? 1,
    () => 1,
  );
}
