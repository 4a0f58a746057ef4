/**
 * Takes pictures of the pages as `npm run dev:mock` serves them, light, dark and at phone width:
 * `node dev/screens.mjs <folder> [name…]`. Uses the machine's own Chromium.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [folder = 'target/screens', ...only] = process.argv.slice(2);
const base = process.env.SCREENS_BASE ?? 'http://localhost:5173';
mkdirSync(folder, { recursive: true });

const pages = {
  tasks: '/my-tasks',
  task: '/my-tasks?task=t1',
  project: '/projects/p1',
  automations: '/workspaces/w1/automations',
  editor: '/automations/a1',
  comments: '/automations/a1?comment=m1',
  runs: '/workspaces/w1/runs',
  run: '/runs/r1',
  settings: '/settings',
  keys: '/settings/api-keys',
  usage: '/workspaces/w1/usage',
  missing: '/nowhere',
};
const looks = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 820 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 820 } },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true },
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const [look, options] of Object.entries(looks)) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${look}: ${error.message}`));
  page.on(
    'console',
    (message) => message.type() === 'error' && console.error(`${look}: ${message.text().slice(0, 300)}`),
  );
  await page.goto(`${base}/my-tasks`);
  await page.getByRole('heading', { name: 'My tasks' }).waitFor();
  for (const [name, path] of Object.entries(pages)) {
    if (only.length && !only.includes(`${name}-${look}`) && !only.includes(name)) continue;
    await page.goto(base + path);
    await page.waitForLoadState('networkidle').catch(() => {});
    await page.waitForTimeout(700);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (overflow) console.error(`${name}-${look}: wider than the window`);
    await page.screenshot({ path: `${folder}/${name}-${look}.png` });
  }
  await context.close();
}
await browser.close();
