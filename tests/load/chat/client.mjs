/**
 * Members of a room as the site's own browser code makes them: its engine, outbox, timeline and broker connection, with
 * pusher-js, over the public HTTP contract. Only the player's heartbeats are played by `heartbeats.mjs`.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const GLOBALS = ["fetch", "window", "document", "localStorage"];

/** In place of what needs a player and a React tree. */
const standIns = {
  "@/components/player/watching": here("heartbeats.mjs"),
  "@/components/viewer": here("viewer.mjs"),
  "@/components/ui/toast": here("toast.mjs"),
};

/** Compiles the browser's code once; each call of the result is a tab of its own, with the globals given. */
async function compile() {
  const { outputFiles } = await build({
    entryPoints: [here("entry.mjs")],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    supported: { "dynamic-import": false },
    external: ["pusher-js"],
    plugins: [{ name: "stand-ins", setup: substitute }],
    tsconfigRaw: { compilerOptions: { baseUrl: root, paths: { "@/*": ["./*"] } } },
    absWorkingDir: root,
  });
  return compileFunction(outputFiles[0].text, ["module", "require", ...GLOBALS]);
}

function substitute({ onResolve }) {
  onResolve({ filter: /^@\// }, ({ path }) => (standIns[path] ? { path: standIns[path] } : undefined));
}

const require = createRequire(import.meta.url);

/** Answers `open(person, room)`: a tab in which that person has joined the room, with its engine running. */
export async function browserCode() {
  const tab = await compile();
  return (person, site) => {
    const module = { exports: {} };
    const window = Object.assign(new EventTarget(), { location: { href: site.url } });
    const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    tab(module, require, fetchAs(person, site), window, document, storage());
    return module.exports.browser();
  };
}

/** `fetch` with a base address and a cookie. `site.filter`, when set, may change an answer or lose it. */
function fetchAs({ cookie }, site) {
  return async (path, { headers, keepalive: _, ...options } = {}) => {
    const asked = ask(`${site.url}${path}`, { ...options, headers: { ...headers, cookie } });
    const response = await Promise.race([asked, abortion(options.signal)]);
    return site.filter ? site.filter(path, options, response) : response;
  };
}

async function ask(url, options) {
  const response = await fetch(url, options);
  const body = await response.arrayBuffer();
  return new Response(body.byteLength > 0 ? body : null, response);
}

/** Node's fetch holds what would abort it only weakly, so that a body that never ends may outlive its signal. */
function abortion(signal) {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
}

/** As a browser's: its keys are its own properties. */
function storage() {
  const methods = {
    getItem(key) {
      return this[key] ?? null;
    },
    setItem(key, value) {
      this[key] = value;
    },
    removeItem(key) {
      delete this[key];
    },
  };
  return Object.create(methods);
}
