"use client";

import { Upload } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";

const load = () => import("./import-dialog");

/** Opens what makes a playlist of a file from elsewhere. */
export function ImportButton() {
  const [asked, setAsked] = useState(0);
  const [open, setOpen] = useState(false);
  function show() {
    setAsked(asked + 1);
    setOpen(true);
  }
  return (
    <>
      <Button aria-haspopup="dialog" onClick={show}>
        <Upload aria-hidden="true" />
        Import
      </Button>
      {asked > 0 && (
        <Lazy load={load}>
          {({ ImportDialog }) => <ImportDialog key={asked} open={open} onOpenChange={setOpen} />}
        </Lazy>
      )}
    </>
  );
}
