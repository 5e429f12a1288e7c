"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Field, FieldError, Input } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useReady } from "@/components/ui/use-ready";
import { refreshViewer } from "@/components/viewer";
import { profileInput, type User } from "@/lib/users/schema";
import { changeProfile } from "@/lib/users/settings-actions";
import { showErrors } from "./form-errors";

/** One's name and handle. */
export function ProfileForm({ user: { name, handle } }: { user: User }) {
  const router = useRouter();
  const ready = useReady();
  const form = useForm({ resolver: zodResolver(profileInput), defaultValues: { name, handle } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const result = await call(() => changeProfile(input));
    if (!result.ok) return showErrors(form, result.error, ["name", "handle"]);
    form.reset({ name: result.data.name, handle: result.data.handle });
    toast("Saved.");
    void refreshViewer();
    router.refresh();
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="name" maxLength={60} {...form.register("name")} />
      </Field>
      <Field
        label="Handle"
        hint="The address of your profile, and what people write after @ to mention you. The old one stays reserved for you for 30 days."
        error={errors.handle?.message}
      >
        <Input
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
          {...form.register("handle")}
        />
      </Field>
      {errors.root?.message && <FieldError>{errors.root.message}</FieldError>}
      <Button
        type="submit"
        variant="primary"
        pending={isSubmitting}
        disabled={!ready || !isDirty}
        className="self-start"
      >
        Save
      </Button>
    </form>
  );
}
