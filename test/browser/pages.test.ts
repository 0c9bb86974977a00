import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, openBrowser, skipped, start, type Started, viewport } from './started.ts';

/** `CLEW_SCREENS=1 npx vitest run test/browser/pages.test.ts` takes the pictures of the guide anew. */
const pictures = process.env['CLEW_SCREENS'] === undefined ? undefined : join(import.meta.dirname, '../../docs/guide/img');

const languages = ['en', 'zh'] as const;
const themes = ['light', 'dark'] as const;
const tabs = ['graph', 'links', 'timeline', 'map', 'money', 'reports', 'decisions'] as const;

/** What the pages are shown with: the largest ring, two of its reports, an indicator they share. */
interface Shown {
  readonly ring: string;
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly value: string;
}

/** Pages by name; those in `pictured` stand in the guide. */
const pagesOf = ({ ring, a, b, kind, value }: Shown): Readonly<Record<string, string>> => ({
  inbox: '/',
  report: `/reports/${a}`,
  rings: '/rings',
  ...Object.fromEntries(tabs.map((tab) => [tab === 'graph' ? 'ring' : `ring-${tab}`, `/rings/${ring}?tab=${tab}`])),
  why: `/why/${a}/${b}`,
  'why-empty': '/why/-/-',
  indicator: `/indicators/${kind}/${encodeURIComponent(value)}`,
  services: '/services',
  custody: '/custody',
  audit: '/audit',
  settings: '/settings',
  rejected: '/rejected',
  'no-report': '/reports/none',
  'not-found': '/nowhere',
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
    shown = await page.evaluate(async () => {
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
      const refused = (await ask<{ error: { detail: object } }>(`/reports/${a}`)).error.detail;
      await fetch('/api/consults', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf': csrf },
        body: JSON.stringify({ ...refused, purpose: 'Investigation' }),
      });
      return { ring, a, b, kind, value };
    });
  }, 180_000);
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
  async function wrong(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
  }

  const names = Object.keys(pagesOf({ ring: '', a: '', b: '', kind: '', value: '' }));
  describe.each(languages)('in %s', (language) => {
    describe.each(themes)('%s', (theme) => {
      it.each(names)('%s is open to everybody', async (name) => {
        await show(pagesOf(shown)[name]!, language, theme);
        expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
        expect(await wrong()).toEqual([]);
        if (pictures === undefined || theme !== 'light' || !pictured.includes(name)) return;
        // The layout of a picture comes to rest.
        if (name === 'ring') await page.waitForTimeout(4000);
        await page.screenshot({ path: join(pictures, `${name}.${language}.png`) });
      });
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
