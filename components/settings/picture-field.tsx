"use client";

import { ImageUp, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef, useState } from "react";
import { call } from "@/components/playlists/call";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useReady } from "@/components/ui/use-ready";
import { refreshViewer } from "@/components/viewer";
import type { User } from "@/lib/users/schema";
import { changePicture } from "@/lib/users/settings-actions";

/** One's picture: chosen from the device and cut to its middle, or none, and then initials. */
export function PictureField({ user }: { user: User }) {
  const router = useRouter();
  const ready = useReady();
  const input = useRef<HTMLInputElement>(null);
  const [imageUrl, setImageUrl] = useState(user.imageUrl);
  const [error, setError] = useState("");
  const [pending, setPending] = useState(false);

  async function change(jpeg: string | null) {
    setPending(true);
    const result = await call(() => changePicture({ jpeg }));
    setPending(false);
    if (!result.ok) return setError(result.error.message);
    setError("");
    setImageUrl(result.data.imageUrl);
    toast(jpeg ? "Your picture is changed." : "Your picture is gone.");
    void refreshViewer();
    router.refresh();
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    const { cropPicture } = await import("./picture-crop");
    const jpeg = await cropPicture(file).catch(() => null);
    if (jpeg) await change(jpeg);
    else setError("That file is no picture that this browser can open.");
  }

  return (
    <div className="flex flex-wrap items-center gap-5">
      <Avatar user={{ ...user, imageUrl }} size="xl" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex flex-wrap gap-3">
          <Button pending={pending} disabled={!ready} onClick={() => input.current?.click()}>
            <ImageUp aria-hidden="true" />
            {imageUrl ? "Change picture" : "Choose a picture"}
          </Button>
          {imageUrl && (
            <Button variant="ghost" disabled={pending} onClick={() => change(null)}>
              <Trash2 aria-hidden="true" />
              Remove
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          accept="image/*"
          aria-label="Picture file"
          onChange={choose}
          className="hidden"
        />
        {error && <FieldError>{error}</FieldError>}
      </div>
    </div>
  );
}
