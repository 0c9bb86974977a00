import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createCasebook } from '../src/casebook/index.ts';
import type { RingGraph } from '../src/model/index.ts';
import { serveWorkbench } from '../src/server/index.ts';
import { openWorkbench } from '../src/workbench.ts';

// How long a large ring takes to stand on the page: from the picture's data to the first paint, and frames while it is moved.
// Chromium draws in software, so that a machine with a graphics card is only faster. Needs `npm run build:web` first.
//   npm run bench -- picture [--reports 5000] [--indicators 8000] [--shows 20000] [--times 3]

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const [reports, indicators, shows, times] = [
  option('reports', 5000),
  option('indicators', 8000),
  option('shows', 20_000),
  option('times', 3),
];
const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => existsSync(each));
if (browser === undefined || !existsSync(fileURLToPath(new URL('../web/dist/index.html', import.meta.url)))) {
  console.log('skipped: needs Chromium and npm run build:web');
  process.exit(0);
}

/** A made ring: indicators are named by reports near each other in time, every fiftieth link is a bridge. */
function madeRing(): RingGraph {
  let state = 1;
  const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const each = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  const kinds = ['phone', 'domain', 'wallet', 'account', 'handle', 'email'];
  const report = each(shows, () => Math.floor(random() * reports));
  const near = (of: number): number =>
    Math.floor((of / reports) * indicators + (random() ** 3 - 0.5) * 300 + indicators) % indicators;
  return {
    reports: {
      id: each(reports, (i) => `r${i}`),
      ref: each(reports, (i) => `SYN-${i}`),
      at: each(reports, (i) => 1.75e12 + i * 3.6e6),
      confidence: each(reports, () => 0.9),
    },
    indicators: {
      kind: each(indicators, (i) => kinds[i % kinds.length]!),
      value: each(indicators, (i) => `v${i}`),
      reports: each(indicators, () => 3),
      service: each(indicators, (i) => i % 400 === 0),
    },
    shows: { report, indicator: report.map(near) },
    links: {
      a: each(reports - 1, (i) => Math.max(0, i - Math.floor(random() * 20))),
      b: each(reports - 1, (i) => i + 1),
      weight: each(reports - 1, () => 2),
      confidence: each(reports - 1, () => 0.9),
      bridge: each(reports - 1, (i) => i % 50 === 0),
      judged: each(reports - 1, (i) => (i % 500 === 0 ? 'different' : '')),
    },
    omitted: 0,
  };
}

const row = {
  id: 'G000000000000',
  status: 'proposed',
  tier: 'named',
  confidence: 0.96,
  cohesion: 1,
  size: reports,
  loss: {},
  category: '',
  agencies: [],
  places: [],
  services: 0,
  spark: [],
};
const head = {
  ring: row,
  duplicates: 0,
  withoutAmount: 0,
  indicators: [],
  services: [],
  languages: [],
  categories: [],
  agencies: [],
  places: [],
  money: [],
};

/** Notes when the data came and when the first frame with the picture was on the screen. */
const watch = `
  globalThis.told = {};
  const ask = fetch;
  globalThis.fetch = async (...asked) => {
    const answer = await ask(...asked);
    if (String(asked[0]).includes('/graph')) told.data = performance.now();
    return answer;
  };
  const draw = WebGL2RenderingContext.prototype.drawArrays;
  WebGL2RenderingContext.prototype.drawArrays = function (...what) {
    if (told.drawn === undefined) {
      told.drawn = performance.now();
      requestAnimationFrame(() => requestAnimationFrame(() => (told.painted = performance.now())));
    }
    return draw.apply(this, what);
  };`;

const dir = mkdtempSync(join(tmpdir(), 'clew-picture-'));
await (await createCasebook(join(dir, 'casebook'), { region: 'CN', language: 'en', agency: 'Bench' })).close();
const workbench = await openWorkbench(join(dir, 'casebook'));
const served = await serveWorkbench(workbench, { port: 0 });
const opened = await chromium.launch({
  executablePath: browser,
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  const page = await opened.newPage({ viewport: { width: 1280, height: 720 }, bypassCSP: true });
  await page.addInitScript(watch);
  const graph = JSON.stringify(madeRing());
  await page.route(/\/api\/rings\/G0+$/u, (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify(head) }),
  );
  await page.route(/\/api\/rings\/G0+\/graph/u, (route) => route.fulfill({ contentType: 'application/json', body: graph }));
  await page.goto(served.link());
  await page.waitForSelector('nav');
  console.log(
    `${reports} reports, ${indicators} indicators, ${shows} mentions\n\ndata → drawn  data → painted  frame p50  frame p95  (ms)`,
  );
  for (let time = 0; time < times; time++) {
    await page.goto(`${served.url}/rings/${row.id}`);
    await page.waitForFunction('told.painted !== undefined', undefined, { timeout: 60_000 });
    const told = await page.evaluate<{ data: number; drawn: number; painted: number }>('told');
    const box = (await page.locator('.stage').boundingBox())!;
    await page.mouse.move(box.x + 300, box.y + 150);
    await page.mouse.down();
    await page.evaluate(`(() => {
      globalThis.frames = [];
      let last = performance.now();
      const next = (now) => { frames.push(now - last); last = now; if (frames.length < 60) requestAnimationFrame(next); };
      requestAnimationFrame(next);
    })()`);
    for (let step = 0; step < 40; step++) await page.mouse.move(box.x + 300 + step * 4, box.y + 150 + (step % 8));
    await page.mouse.up();
    await page.waitForFunction('frames.length >= 60', undefined, { timeout: 60_000 });
    const frames = (await page.evaluate<number[]>('frames')).sort((a, b) => a - b);
    const cells = [told.drawn - told.data, told.painted - told.data, frames[30]!, frames[57]!];
    console.log(cells.map((each) => String(Math.round(each)).padStart(9)).join('  '));
  }
} finally {
  await opened.close();
  await served.close();
  await workbench.close();
  rmSync(dir, { recursive: true, force: true });
}
