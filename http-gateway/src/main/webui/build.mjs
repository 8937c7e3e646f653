// What Maven runs here: `node build.mjs build OUT CACHE` and `node build.mjs check CACHE [SKIP...]`. Each step is left
// out where nothing that it depends on has changed since it last succeeded. OUT and CACHE are directories; check does
// nothing where one of SKIP is "true".
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const HERE = import.meta.dirname;
const CONTRACT = path.resolve(HERE, "../../../../proto/src/main/proto/collabboard/wire");
const GOLDEN = path.resolve(HERE, "../../../../proto/src/test/resources/golden");
const OLDEST_NODE = [20, 19];
const MADE_HERE = new Set(["node_modules", "gen"]);

const [task, ...rest] = process.argv.slice(2);
requireNode();
if (task === "build") build(...rest);
else if (task === "check") check(...rest);
else fail(`unknown task ${task}; there are build and check`);

function build(out, cache) {
  install();
  const inputs = [CONTRACT, HERE].flatMap(filesUnder).filter((file) => !file.startsWith(path.join(HERE, "test")));
  once(path.join(cache, "build.hash"), inputs, existsSync(path.join(out, "index.html")), () => {
    npm("run", "generate");
    npm("run", "build", "--", "--outDir", out);
  });
}

function check(cache, ...skips) {
  if (skips.includes("true")) return;
  once(path.join(cache, "check.hash"), [CONTRACT, GOLDEN, HERE].flatMap(filesUnder), true, () => npm("run", "check"));
}

function install() {
  const modules = path.join(HERE, "node_modules");
  const inputs = ["package.json", "package-lock.json", ".npmrc"].map((name) => path.join(HERE, name));
  once(path.join(modules, ".installed.hash"), inputs, existsSync(modules), () => npm("ci", "--include=dev"));
}

/** Does the work unless it was done for the same inputs, and remembers them once it succeeded. */
function once(stamp, inputs, resultIsThere, work) {
  const hash = hashOf(inputs);
  if (resultIsThere && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function hashOf(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(`\0${path.relative(HERE, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(directory) {
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) return MADE_HERE.has(entry.name) ? [] : filesUnder(file);
    return [file];
  });
}

function npm(...args) {
  const { status, error } = spawnSync("npm", args, {
    cwd: HERE,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error) fail(`npm could not be started (${error.message}); it comes with Node.js`);
  if (status !== 0) fail(`npm ${args.join(" ")} failed`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(`Node.js ${OLDEST_NODE.join(".")} or later is needed; this is ${process.versions.node}`);
}

function fail(message) {
  console.error(`webui: ${message}`);
  process.exit(1);
}
