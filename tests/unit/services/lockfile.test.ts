import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Package = { optionalDependencies?: Record<string, string> };

/** npm leaves out what the registry of whoever wrote the lockfile did not have, and `npm ci` then refuses it. */
test.each(["package-lock.json", "services/soketi/package-lock.json"])(
  "%s has the packages of every platform",
  (file) => {
    const { packages }: { packages: Record<string, Package> } = JSON.parse(readFileSync(file, "utf8"));
    const present = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(wanted.filter((name) => !present.has(name))).toEqual([]);
  },
);
