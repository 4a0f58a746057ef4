/**
 * Measures the modeler in the machine's own Chromium, on an automation of 500 shapes and 499 paths, and prints what
 * docs/performance.md tells: `npm run measure -w @taskloom/modeler [-- <turns>]`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const turns = Number(process.argv[2] ?? 5);
const outDir = fileURLToPath(new URL('../target/measure', import.meta.url));
mkdirSync(outDir, { recursive: true });
const root = fileURLToPath(new URL('.', import.meta.url));
await build({
  root,
  configFile: false,
  logLevel: 'error',
  resolve: { mainFields: ['browser', 'module', 'main'] },
  worker: { format: 'es' },
  build: { outDir, emptyOutDir: true, target: 'es2023' },
});
const server = await preview({
  root,
  configFile: false,
  logLevel: 'error',
  build: { outDir },
  preview: { port: 5197, strictPort: true },
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

const opened = [];
const linted = [];
const frames = [];
try {
  for (let turn = 0; turn < turns; turn++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto('http://localhost:5197/?shapes=500');
    await page.waitForFunction(() => performance.getEntriesByName('tl-open').length > 0);
    opened.push(await page.evaluate(() => performance.getEntriesByName('tl-open')[0].duration));
    await page.waitForFunction(() => performance.getEntriesByName('tl-lint').length > 0);
    linted.push(await page.evaluate(() => performance.getEntriesByName('tl-lint').at(-1).detail.took));
    frames.push(...(await framesOfDrag(page)));
    linted.push(
      await page.evaluate(async () => {
        await globalThis.modeler.check();
        return performance.getEntriesByName('tl-lint').at(-1).detail.took;
      }),
    );
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
report('opened, from the call to the painted diagram, ms', opened);
report('linted on its own thread, reading included, ms', linted);
report('processor time of the page a frame while dragging a step, ms', frames);

/** Drags a step with its paths about the middle of the screen, and adds up what the page's thread did from frame to frame. */
async function framesOfDrag(page) {
  await page.evaluate(() => globalThis.modeler.zoom(1) ?? globalThis.modeler.focusElement('n32'));
  await page.waitForTimeout(500);
  const box = await page.locator('[data-element-id="n32"] .djs-hit').first().boundingBox();
  const start = { x: box.x + box.width / 2, y: box.y + 12 };
  // Not to its edge, where the canvas would scroll as well.
  const canvas = await page.locator('.djs-container').boundingBox();
  const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 };
  await browser.startTracing(page, {
    categories: [
      'devtools.timeline',
      'devtools.timeline.frame',
      'disabled-by-default-devtools.timeline',
      'toplevel',
      '__metadata',
    ],
  });
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (let step = 1; step <= 90; step++) {
    await page.mouse.move(middle.x + Math.sin(step / 9) * 160, middle.y + Math.sin(step / 14) * 120);
    await page.waitForTimeout(16);
  }
  const trace = JSON.parse((await browser.stopTracing()).toString());
  await page.mouse.up();
  writeFileSync(`${outDir}/trace.json`, JSON.stringify(trace));
  return workByFrame(trace.traceEvents);
}

/** From one commit of the page's thread to the next: the processor time it used meanwhile, however busy the machine. */
function workByFrame(events) {
  const main = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const on = (event) => event.pid === main.pid && event.tid === main.tid;
  const marks = events.filter((event) => on(event) && event.name === 'Commit').map(({ ts }) => ts);
  const tasks = events.filter((event) => on(event) && event.ph === 'X' && event.name === 'RunTask');
  marks.sort((one, other) => one - other);
  return marks.slice(1).map((to, index) => {
    const within = tasks.filter(({ ts, dur }) => ts + dur > marks[index] && ts + dur <= to);
    return within.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
  });
}

function report(what, values) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  console.log(`${what}: median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)} of ${sorted.length}`);
}
