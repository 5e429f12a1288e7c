"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field, FieldError, Input } from "@/components/ui/field";
import { useReady } from "@/components/ui/use-ready";
import { currentViewer } from "@/components/viewer";
import { signInInput } from "@/lib/users/schema";
import { enter } from "./enter";

/** Signs in and goes to `callbackPath`, a path of this site. */
export function SignInForm({ callbackPath, error }: { callbackPath: string; error?: string }) {
  const router = useRouter();
  const ready = useReady();
  const form = useForm({ resolver: zodResolver(signInInput), defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const failure = await enter(input).catch(() => "We could not reach the server. Please try again.");
    if (failure) return form.setError("root", { message: failure });
    // Whom the site shuts out is nobody here: their settings say so, and what is left to them.
    router.replace(currentViewer() === null ? "/settings/record" : callbackPath);
    router.refresh();
  });
  const problem = errors.root?.message ?? error;
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Field label="Email" error={errors.email?.message}>
        <Input type="email" autoComplete="email" {...form.register("email")} />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <Input type="password" autoComplete="current-password" {...form.register("password")} />
      </Field>
      {problem && <FieldError>{problem}</FieldError>}
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting} disabled={!ready}>
        Sign in
      </Button>
    </form>
  );
}
