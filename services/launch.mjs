// Runs on the oldest Node that parses it, so that a wrong version is told kindly: no import before the check.
const [major, minor] = process.versions.node.split(".").map(Number);
const supported = major > 20 || (major === 20 && minor >= 19);

if (supported) {
  import("./commands.mjs").then(({ main }) => main(process.argv.slice(2)));
} else {
  console.error(`Matinee needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  console.error("Install a newer one from https://nodejs.org (any of 20, 22 and 24 works) and try again.");
  process.exitCode = 1;
}
