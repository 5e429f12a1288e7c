"use server";

import { headers } from "next/headers";
import { publicAction } from "../action";
import { addressOf, limit } from "../rate-limit";
import { createUser } from "./data";
import { signUpInput } from "./schema";

/** Makes an account; signing in is a second step, through next-auth. */
export const signUp = publicAction(signUpInput, async (_viewer, input) => {
  await limit("sign-up", addressOf((await headers()).get("x-forwarded-for")));
  return createUser(input);
});
