"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Field, FieldError, Input } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useReady } from "@/components/ui/use-ready";
import { passwordInput } from "@/lib/users/schema";
import { changePassword } from "@/lib/users/settings-actions";
import { showErrors } from "./form-errors";

/** Changes the password, or gives one to an account that has none. Everywhere else one is signed out. */
export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const router = useRouter();
  const ready = useReady();
  const form = useForm({
    resolver: zodResolver(passwordInput),
    defaultValues: { current: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const result = await call(() => changePassword(input));
    if (!result.ok) return showErrors(form, result.error, ["current", "password"]);
    form.reset();
    toast("Your password is changed. You are signed out everywhere else.");
    router.refresh();
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      {hasPassword && (
        <Field label="Current password" error={errors.current?.message}>
          <Input type="password" autoComplete="current-password" {...form.register("current")} />
        </Field>
      )}
      <Field label="New password" hint="At least 8 characters." error={errors.password?.message}>
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      {errors.root?.message && <FieldError>{errors.root.message}</FieldError>}
      <Button type="submit" pending={isSubmitting} disabled={!ready} className="self-start">
        {hasPassword ? "Change password" : "Set a password"}
      </Button>
    </form>
  );
}
