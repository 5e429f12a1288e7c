"use client";

import type { FieldErrors, UseFormRegister } from "react-hook-form";
import { Field, FieldError, Input, RadioCards } from "@/components/ui/field";
import type { RoomInput } from "@/lib/rooms/schema";
import { visibilities } from "./visibility";

type RoomFieldsProps = { register: UseFormRegister<RoomInput>; errors: FieldErrors<RoomInput> };

/** A room's title, its topic and who may join it. */
export function RoomFields({ register, errors }: RoomFieldsProps) {
  return (
    <>
      <Field label="Title" error={errors.title?.message}>
        <Input {...register("title")} autoComplete="off" placeholder="Friday film club" />
      </Field>
      <Field label="Topic" optional error={errors.topic?.message}>
        <Input {...register("topic")} autoComplete="off" placeholder="What it is about, or when you meet" />
      </Field>
      <RadioCards legend="Who may join" options={visibilities} {...register("visibility")} />
      {errors.root && <FieldError>{errors.root.message}</FieldError>}
    </>
  );
}
