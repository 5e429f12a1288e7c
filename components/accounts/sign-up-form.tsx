"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { type UseFormReturn, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field, FieldError, Input } from "@/components/ui/field";
import { useReady } from "@/components/ui/use-ready";
import { signUp } from "@/lib/users/actions";
import { type SignUpInput, signUpInput } from "@/lib/users/schema";
import { enter } from "./enter";

/** Makes an account, signs in, and goes to `callbackPath`, a path of this site. */
export function SignUpForm({ callbackPath }: { callbackPath: string }) {
  const router = useRouter();
  const ready = useReady();
  const form = useForm({
    resolver: zodResolver(signUpInput),
    defaultValues: { name: "", email: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    if (!(await createAccount(input, form))) return;
    router.replace(callbackPath);
    router.refresh();
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Field
        label="Name"
        hint="What other people see in chat and on your playlists."
        error={errors.name?.message}
      >
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <Field label="Email" error={errors.email?.message}>
        <Input type="email" autoComplete="email" {...form.register("email")} />
      </Field>
      <Field label="Password" hint="At least 8 characters." error={errors.password?.message}>
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      {errors.root?.message && <FieldError>{errors.root.message}</FieldError>}
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting} disabled={!ready}>
        Create account
      </Button>
    </form>
  );
}

/** True when the account is made and signed in; else the form says why not and keeps what was typed. */
async function createAccount(input: SignUpInput, form: UseFormReturn<SignUpInput>): Promise<boolean> {
  try {
    const result = await signUp(input);
    if (!result.ok) {
      showErrors(result.error, form);
      return false;
    }
    const failure = await enter(input);
    if (failure) form.setError("root", { message: failure });
    return !failure;
  } catch {
    form.setError("root", { message: "We could not reach the server. Nothing is lost: please try again." });
    return false;
  }
}

function showErrors(
  { message, fields = {} }: { message: string; fields?: Record<string, string> },
  form: UseFormReturn<SignUpInput>,
) {
  const named = (["name", "email", "password"] as const).filter((field) => fields[field]);
  for (const field of named) form.setError(field, { message: fields[field] }, { shouldFocus: true });
  if (named.length === 0) form.setError("root", { message });
}
