"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Globe, Lock } from "lucide-react";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { messageOf, RequestError } from "@/components/chat/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, Input, RadioCards } from "@/components/ui/field";
import { type RoomInput, roomInput } from "@/lib/rooms/schema";

type RoomDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  submitLabel: string;
  defaults: RoomInput;
  /** Saves the room. What it throws is shown beside the fields, and nothing typed is lost. */
  save: (input: RoomInput) => Promise<void>;
};

const visibilities = [
  { value: "public", label: "Public", hint: "Listed for everyone who plays this.", icon: <Globe /> },
  {
    value: "invitation",
    label: "By invitation",
    hint: "Only people with your link find it.",
    icon: <Lock />,
  },
];

/** A room's title and who may join it: to create one, or to change it. */
export function RoomDialog({ open, onOpenChange, title, submitLabel, defaults, save }: RoomDialogProps) {
  const form = useId();
  const { register, handleSubmit, setError, formState } = useForm<RoomInput>({
    resolver: zodResolver(roomInput),
    defaultValues: defaults,
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (input) => {
    try {
      await save(input);
      onOpenChange(false);
    } catch (error) {
      const about = error instanceof RequestError && error.fields?.title;
      setError(about ? "title" : "root", { message: about || messageOf(error) });
    }
  });

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant="primary" pending={isSubmitting}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-5">
        <Field label="Title" error={errors.title?.message}>
          <Input {...register("title")} autoComplete="off" placeholder="Friday film club" />
        </Field>
        <RadioCards legend="Who may join" options={visibilities} {...register("visibility")} />
        {errors.root && <FieldError>{errors.root.message}</FieldError>}
      </form>
    </Dialog>
  );
}
