// node gallery.mjs URL OUT_DIRECTORY [COUNT]
// Takes pictures of every kind of object in light and in dark, checks that SVG is cleaned, and measures frames while COUNT
// objects (10,000) are panned. At URL is the development server of the web client (npx vite in src/main/webui).
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
import { check, runWith } from "./checks.mjs";

const [url, out, count = "10000"] = process.argv.slice(2);
if (!url || !out) {
  console.error("usage: node gallery.mjs URL OUT_DIRECTORY [COUNT]");
  process.exit(2);
}

const HOSTILE =
  '<svg viewBox="0 0 10 10" onload="alert(1)"><script>alert(2)</script><foreignObject><p>x</p></foreignObject>' +
  '<image href="https://example.org/a.png"/><use href="#a"/><rect id="a" width="10" height="10" ' +
  'style="fill:url(https://example.org/b)"/><style>@import "https://example.org/c.css";</style>' +
  '<a href="javascript:alert(3)"><circle r="3"/></a></svg>';
const MUST_GO = ["script", "onload", "foreignObject", "example.org", "javascript"];
const MUST_STAY = ["rect", "circle", 'href="#a"'];

async function run(browser) {
  mkdirSync(out, { recursive: true });
  for (const colorScheme of ["light", "dark"]) {
    await check(`every kind of object, ${colorScheme}`, async () => {
      const page = await open(browser, "", { colorScheme, deviceScaleFactor: 1.5 });
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: path.join(out, `gallery-${colorScheme}.png`) });
    });
  }
  await check("SVG is cleaned of scripts, handlers, foreign objects and references out of itself", async () => {
    const page = await open(browser, "");
    const left = await page.evaluate((text) => window.gallery.sanitised(text), HOSTILE);
    for (const bad of MUST_GO) if (left.includes(bad)) throw new Error(`${bad} is left in ${left}`);
    for (const good of MUST_STAY) if (!left.includes(good)) throw new Error(`${good} is missing in ${left}`);
  });
  const page = await open(browser, `?count=${count}`, { viewport: { width: 1280, height: 800 } });
  for (const zoom of [0.1, 0.5, 1]) {
    const times = await page.evaluate((at) => window.gallery.panning(120, at), zoom);
    const at = (part) => times[Math.floor(times.length * part)].toFixed(1);
    console.log(`${count} objects at ${zoom * 100} %: ${at(0.5)} ms a frame (p50), ${at(0.95)} (p95)`);
  }
}

async function open(browser, query, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1500, height: 1100 }, ...options });
  const page = await context.newPage();
  await page.goto(new URL(`test/gallery/index.html${query}`, url).href);
  await page.waitForFunction(() => window.gallery !== undefined);
  return page;
}

await runWith(openBrowser, run);
