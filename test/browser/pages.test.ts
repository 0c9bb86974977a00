import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colours, violations } from './steps.ts';
import { complaintsOf, openBrowser, skipped, start, type Started, viewport } from './started.ts';

/** `CLEW_SCREENS=1 npx vitest run test/browser/pages.test.ts` takes the pictures of the guide anew. */
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const pictures = process.env['CLEW_SCREENS'] === undefined ? undefined : join(import.meta.dirname, '../../docs/guide/img');

const languages = ['en', 'zh'] as const;
const tabs = ['graph', 'links', 'timeline', 'map', 'money', 'modus', 'moves', 'domains', 'reports', 'decisions'] as const;

/** What the pages are shown with: the largest ring, two of its reports, an indicator they share. */
interface Shown {
  readonly ring: string;
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly value: string;
  /** A case on another ring, a cell of its board, one of its exhibits. */
  readonly of: string;
  readonly cell: string;
  readonly exhibit: string;
  /** A package sent and one received. */
  readonly sent: string;
  readonly received: string;
}

/** Pages by name; those in `pictured` stand in the guide. */
const pagesOf = ({ ring, a, b, kind, value, of, cell, exhibit, sent, received }: Shown): Readonly<Record<string, string>> => ({
  inbox: '/',
  report: `/reports/${a}`,
  rings: '/rings',
  ...Object.fromEntries(tabs.map((tab) => [tab === 'graph' ? 'ring' : `ring-${tab}`, `/rings/${ring}?tab=${tab}`])),
  picture: '/picture',
  'picture-watch': '/picture?tab=watch',
  'picture-blocklist': `/picture?tab=blocklist&least=70&ring=${ring}`,
  stats: '/stats?year=2026',
  why: `/why/${a}/${b}`,
  'why-empty': '/why/-/-',
  indicator: `/indicators/${kind}/${encodeURIComponent(value)}`,
  services: '/services',
  custody: '/custody',
  audit: '/audit',
  settings: '/settings',
  rejected: '/rejected',
  cases: '/cases',
  'cases-open': '/cases?open=form',
  case: `/cases/${of}`,
  board: `/cases/${of}?tab=board&cell=${cell}`,
  suspects: `/cases/${of}?tab=suspects`,
  'case-exhibits': `/cases/${of}?tab=exhibits&exhibit=${exhibit}`,
  samples: `/cases/${of}?tab=samples`,
  'case-packages': `/cases/${of}?tab=packages`,
  packages: '/packages',
  'package-sent': `/packages/${sent}`,
  'package-received': `/packages/${received}`,
  overlap: '/overlap',
  'no-case': '/cases/none',
  'no-package': '/packages/none',
  'no-overlap': '/overlap/O000000000000',
  'no-report': '/reports/none',
  'not-found': '/nowhere',
});
/** What an agency abroad sends: three indicators, of which nobody here vouches for any. */
const stix = JSON.stringify({
  type: 'bundle',
  id: 'bundle--3f2f6c0e-5f0b-4a5e-9d7c-0d2f8a0b1c2d',
  objects: ['guka-abroad.example', 'fx-abroad.example', 'vip-abroad.example'].map((name, at) => ({
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--3f2f6c0e-5f0b-4a5e-9d7c-0d2f8a0b1c${at}d`,
    created: '2026-10-01T00:00:00.000Z',
    modified: '2026-10-01T00:00:00.000Z',
    name,
    pattern: `[domain-name:value = '${name}']`,
    pattern_type: 'stix',
    valid_from: '2026-10-01T00:00:00Z',
  })),
});
const pictured = [
  'inbox',
  'report',
  'rings',
  'ring',
  'ring-links',
  'ring-timeline',
  'ring-map',
  'why',
  'indicator',
  'custody',
  'settings',
  'board',
  'case-exhibits',
  'package-received',
];

describe.skipIf(skipped !== undefined)(`every page${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-pages-'));
  let served: Started;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let shown: Shown;

  beforeAll(async () => {
    browser = await openBrowser();
    served = await start('demo', join(dir, 'sample'), '--port', '0', '--no-open');
    context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
    page = await context.newPage();
    complaints = complaintsOf(page);
    await page.goto(served.link);
    await page.locator('.bar').waitFor();
    shown = await page.evaluate(async (bundle) => {
      const ask = async <T>(path: string): Promise<T> => (await (await fetch(`/api${path}`)).json()) as T;
      const ring = (await ask<{ rows: { id: string }[] }>('/rings?limit=1')).rows[0]!.id;
      const [first] = (
        await ask<{ rows: { refs: string[]; link: { because: { kind: string; value: string }[] } }[] }>(
          `/rings/${ring}/links?limit=1`,
        )
      ).rows;
      const [a = '', b = ''] = first!.refs;
      const { kind, value } = first!.link.because[0]!;
      const { csrf } = await ask<{ csrf: string }>('/session');
      // Said once, so that the report's page opens without asking.
      const consult = async (refused: Response): Promise<void> => {
        const { detail } = ((await refused.json()) as { error: { detail: object } }).error;
        await fetch('/api/consults', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf': csrf },
          body: JSON.stringify({ ...detail, purpose: 'Investigation' }),
        });
      };
      await consult(await fetch(`/api/reports/${a}`));
      /** Asks, gives the reason where one is wanted, and asks again. */
      const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
        const go = async (): Promise<Response> =>
          await fetch(`/api${path}`, {
            method,
            headers: { 'content-type': 'application/json', 'x-csrf': csrf },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          });
        let response = await go();
        if (response.status === 428) {
          await consult(response);
          response = await go();
        }
        if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
        return (await response.json()) as T;
      };
      const ended = async <T>(job: { id: string }): Promise<T> => {
        for (;;) {
          const { state, result, error } = await ask<{ state: string; result: T; error?: object }>(`/jobs/${job.id}`);
          if (state === 'done') return result;
          if (state === 'failed') throw new Error(JSON.stringify(error));
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      };
      const other = (await ask<{ rows: { id: string }[] }>('/rings?limit=5')).rows.at(-1)!.id;
      const opened = await send<{ case: { id: string } }>('POST', '/cases', { title: 'Golden Harbour', rings: [other] });
      const of = opened.case.id;
      const suspect = { name: '王某', indicators: [{ kind, value }] };
      await send('POST', `/cases/${of}/suspects`, { suspect });
      await send('POST', `/cases/${of}/suspects`, { suspect: { indicators: [{ kind: 'phone', value: '+13145550108' }] } });
      const rate = { from: 'USD', to: 'CNY', rate: 7.1, day: '2026-09-01', source: 'China Foreign Exchange Trade System' };
      await send('PUT', `/cases/${of}/rates`, rate);
      await send('PATCH', `/cases/${of}/facts`, { templates: ['cn-telecom-fraud'] });
      await send('PATCH', `/cases/${of}/facts`, { hold: { reason: 'Charged' } });
      interface Cell {
        readonly element: string;
        readonly suspect?: string;
        readonly state: string;
      }
      const board = await send<{ template: { id: string }; cells: Cell[] }>('GET', `/cases/${of}/board`);
      const gap = board.cells.find(({ state, suspect }) => state === 'missing' && suspect !== undefined)!;
      for (const stance of ['for', 'against']) {
        await send('POST', `/cases/${of}/supports`, {
          template: board.template.id,
          element: gap.element,
          suspect: gap.suspect,
          ground: { kind: 'note', ref: 'Statement of the account holder' },
          stance,
          reason: 'Taken on 2026-10-02',
        });
      }
      const exhibit = (await send<{ rows: { sha256: string }[] }>('GET', `/cases/${of}/exhibits`)).rows[0]!.sha256;
      const sampling = { population: 'reports', method: 'random', seed: 'court list 7', share: 0.1 };
      await send('POST', `/cases/${of}/samples`, { sampling, keep: true });
      const made = await send<{ id: string }>('POST', `/cases/${of}/packages`, {
        recipient: 'Linlan Public Security',
        reason: 'Request 2026/14',
        redact: 'victims',
      });
      const { package: sent } = await ended<{ package: string }>(made);
      const form = new FormData();
      form.append('file', new Blob([bundle]), 'bundle.json');
      const handed = await fetch('/api/uploads?as=file', { method: 'POST', headers: { 'x-csrf': csrf }, body: form });
      const { upload } = (await handed.json()) as { upload: string };
      const came = await send<{ id: string }>('POST', '/packages/received', { upload });
      const { package: received } = await ended<{ package: string }>(came);
      await send('GET', `/packages/${received}`);
      const cell = `${gap.element}@${gap.suspect}`;
      return { ring, a, b, kind, value, of, cell, exhibit, sent, received };
    }, stix);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function show(path: string, language: string, theme: string): Promise<void> {
    await page.evaluate(
      ([language, theme]) => {
        localStorage.setItem('clew.language', language!);
        localStorage.setItem('clew.theme', theme!);
      },
      [language, theme],
    );
    await page.goto(new URL(path, served.url).href);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    // One by one: there may be several.
    while ((await page.locator('.waiting').count()) > 0) await page.locator('.waiting').first().waitFor({ state: 'detached' });
    await page.evaluate(`document.fonts.ready.then(() => undefined)`);
  }

  /** What axe finds wrong, in a line each. */
  async function wrong(rules = everything): Promise<string[]> {
    return (await violations(page, rules)).flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`));
  }

  const none = { ring: '', a: '', b: '', kind: '', value: '', of: '', cell: '', exhibit: '', sent: '', received: '' };
  const names = Object.keys(pagesOf(none));
  describe.each(languages)('in %s', (language) => {
    it.each(names)('%s is open to everybody, in light and in dark', async (name) => {
      await show(pagesOf(shown)[name]!, language, 'light');
      expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
      expect(await wrong()).toEqual([]);
      if (pictures !== undefined && pictured.includes(name)) {
        // The layout of a picture comes to rest.
        if (name === 'ring') await page.waitForTimeout(4000);
        await page.screenshot({ path: join(pictures, `${name}.${language}.png`) });
      }
      await page.evaluate(`document.documentElement.dataset.theme = 'dark'`);
      expect(await wrong(colours)).toEqual([]);
    });
    it('search, keys and reasons are open to everybody', async () => {
      await show('/', language, 'light');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('example');
      await page.getByRole('option').nth(1).waitFor();
      expect(await wrong()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      expect(await wrong()).toEqual([]);
      await page.keyboard.press('Escape');
      await show(`/why/${shown.a}/${shown.b}`, language, 'dark');
      await page.keyboard.press('r');
      await page.getByRole('dialog').waitFor();
      expect(await wrong()).toEqual([]);
      await page.keyboard.press('Escape');
    });
  });

  it('nothing broke meanwhile', () => {
    expect(complaints.filter((each) => !each.includes('404'))).toEqual([]);
  });
});
