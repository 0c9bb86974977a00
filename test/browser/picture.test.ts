import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pictureReports } from '../support/made-picture.ts';
import { clew, complaintsOf, openBrowser, skipped, start, type Started, viewport } from './started.ts';
import { colours, faults, picture, purpose } from './steps.ts';

describe.skipIf(skipped !== undefined)(`the picture${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-picture-'));
  const casebook = join(dir, 'casebook');
  let served: Started;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  /** Address of the ring that moved. */
  let ring = '';

  beforeAll(async () => {
    const file = join(dir, 'reports.csv');
    // The last one names what the ring's next website may be, and stands in no ring.
    writeFileSync(
      file,
      `${pictureReports()}\nPIC-999,2026-09-13,投资理财,500,CNY,对方发来链接 lmtz044.example 让我注册充值，随后失联。`,
    );
    clew('init', casebook, '--region', 'CN', '--agency', 'Harrow Bay Police Department');
    clew('import', '-C', casebook, file);
    clew('link', '-C', casebook);
    served = await start('serve', '-C', casebook, '--port', '0', '--no-open');
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' })).newPage();
    complaints = complaintsOf(page);
    await page.goto(served.link);
    await page.locator('.bar').waitFor();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  // What was on the screen when a step failed, for whoever looks for the reason.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: join(tmpdir(), 'clew-picture-failed.png') });
  });

  const go = async (path: string): Promise<void> => {
    await page.goto(new URL(path, served.url).href);
    await purposeOrNothing();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    while ((await page.locator('.waiting').count()) > 0) await page.locator('.waiting').first().waitFor({ state: 'detached' });
  };
  const addressOf = (of: Page): string => new URL(of.url()).pathname + new URL(of.url()).search;
  const purposeOrNothing = async (): Promise<void> => {
    if (page.url().includes('/reports/')) await purpose(page);
  };
  /** The dialog that asks why, answered by keys alone. */
  const because = async (reason: string): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^(?:Reason|理由)$/u }).focus();
    await page.keyboard.type(reason);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  };
  /** Nobody is kept out in either language and theme; `name`: what stands in the guide. */
  const both = async (path: string, name?: string): Promise<void> => {
    for (const language of ['zh', 'en'] as const) {
      await page.evaluate(`localStorage.setItem('clew.language', '${language}')`);
      await go(path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
      await page.evaluate(`document.documentElement.dataset.theme = 'dark'`);
      expect(await faults(page, colours)).toEqual([]);
      await page.evaluate(`document.documentElement.dataset.theme = 'light'`);
      expect(await faults(page)).toEqual([]);
      if (name !== undefined) await picture(page, `${name}.${language}`);
    }
  };

  /** A page whose rules `pages.test.ts` holds: opened, and kept for the guide in both languages when pictures are taken. */
  const open = async (path: string, name?: string): Promise<void> => {
    for (const language of process.env['CLEW_SCREENS'] === undefined ? (['en'] as const) : (['zh', 'en'] as const)) {
      await page.evaluate(`localStorage.setItem('clew.language', '${language}')`);
      await go(path);
      if (name !== undefined) await picture(page, `${name}.${language}`);
    }
  };

  it('is reached by keys, and shows the map of the last week with what it says in words', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'Picture', level: 1 }).waitFor();
    await page.locator('.map .town').first().waitFor();
    expect(await page.locator('.time-now').innerText()).toMatch(/2026-\d\d-\d\d – 2026-\d\d-\d\d.*reports?/su);
    expect(await page.locator('.picture-beside').innerText()).toContain('Myawaddy');
    await open('/picture', 'picture');
  });

  it('plays by Space, stops by Space, steps by the arrows, and the address keeps where it stands', async () => {
    const slider = page.getByRole('slider');
    const last = Number(await slider.getAttribute('max'));
    expect(last).toBeGreaterThan(20);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => await slider.inputValue()).toBe(String(last - 1));
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await expect.poll(async () => await slider.inputValue(), { timeout: 10_000 }).toBe(String(last));
    await page.getByRole('button', { name: 'Play' }).waitFor();
    // From the end it plays from the beginning.
    await page.keyboard.press('Space');
    await expect.poll(async () => Number(await slider.inputValue())).toBeLessThan(last);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('2026-03-02');
    expect(await slider.getAttribute('aria-valuetext')).toContain('2026-03-02');
    expect(await page.locator('.picture-beside tbody').innerText()).toContain('Laukkai');
  });

  it('shows types as a chart and as a table, and by one type', async () => {
    await both('/picture?tab=types');
    await page.locator('.chart svg').first().waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('.picture-figures tbody tr').first().waitFor();
    const rows = await page.locator('.picture-figures tbody tr').count();
    await page.getByRole('combobox', { name: 'Type' }).selectOption('investment');
    await expect.poll(async () => await page.locator('.picture-figures tbody tr').count()).toBeLessThan(rows);
  });

  it('lists moves, and records by keys that a person confirms one', async () => {
    await go('/picture?tab=moves');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.picture-side h2').waitFor();
    await both(addressOf(page), 'picture-moves');
    expect(await page.locator('.picture-side').innerText()).toContain('Laukkai → Myawaddy');
    await page.keyboard.press('c');
    await because('两名被带走者的陈述');
    await page.locator('.picture-side .state.person').waitFor();
    expect(await page.locator('.picture-side').innerText()).toContain('confirmed by a person');
    const acts = JSON.parse(clew('log', '--act', 'picture.judge', '--json', '-C', casebook)) as { body: { verdict: string } }[];
    expect(acts.at(-1)!.body.verdict).toBe('confirmed');
  });

  it('leads from a move to its ring', async () => {
    await page.locator('.picture-side a.value').first().click();
    await page.locator('.ring-head').waitFor();
    ring = new URL(page.url()).pathname;
  });

  it.each([
    ['moves', '.tab-panel .ring-stays tbody', /Laukkai[\s\S]*Myawaddy/u],
    ['domains', '.tab-panel .ring-domains', /lmtz0/u],
    ['modus', '.tab-panel .modus-phrases', /PIC-/u],
  ])('shows on the ring its %s', async (tab, part, told) => {
    const path = `${ring}?tab=${tab}`;
    await (tab === 'moves' ? both(path) : open(path, tab === 'modus' ? 'ring-modus' : undefined));
    expect(await page.locator(part).innerText()).toMatch(told);
  });

  it('leads from wording that reports share to its place in one of them', async () => {
    await page.locator('.modus-places a').first().click();
    await purpose(page);
    await page.locator('.narrative').waitFor();
    expect(new URL(page.url()).searchParams.get('mark')).toMatch(/^\d+-\d+$/u);
  });

  it('tells of a report its type, steps and places, and keeps what a person decides', async () => {
    const report = new URL(page.url()).pathname;
    await page.locator('.reading').waitFor();
    expect(await page.locator('.reading').innerText()).toMatch(/Laukkai|Myawaddy/u);
    const marked = await page.evaluate<string[]>(
      `[...CSS.highlights.get('reading-step')].map((range) => range.toString()).filter((text) => text !== '')`,
    );
    expect(marked.length).toBeGreaterThan(0);
    await page.keyboard.press('t');
    await page.getByRole('dialog').getByLabel('Type').selectOption('romance');
    await because('先建立感情再谈投资');
    await page.locator('.reading-judged .state.person').waitFor();
    await both(report, 'reading');
    expect(await page.locator('.reading-judged').innerText()).toContain('Romance');
  });

  it('ranks new routines with their reasons, and records which are new', async () => {
    await go('/picture?tab=routines');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.picture-side li').first().waitFor();
    await both(addressOf(page), 'picture-routines');
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByLabel('What to call it').fill('eSIM hijack');
    await because('nobody here knew it');
    await page.locator('.picture-side .state.person').waitFor();
    expect(await page.locator('.picture-side h2').innerText()).toBe('eSIM hijack');
  });

  it('watches for what rings may name next, and tells which report names one', async () => {
    await go('/picture?tab=watch');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.picture-side h2').waitFor();
    await both(addressOf(page));
    expect(await page.locator('.picture-side').innerText()).toMatch(/lmtz044\.example[\s\S]*lmtz#\.example[\s\S]*1 report/u);
    await page.getByRole('button', { name: /pattern/u }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    expect(await page.locator('.picture-side h2').innerText()).toBe('lmtz#.example');
    await page.locator('.picture-side').getByText('A list to block its domains by').click();
    await page.locator('.blocklist-count').waitFor();
    expect(new URL(page.url()).searchParams.get('ring')).toMatch(/^G/u);
  });

  it('counts what a block list would hold while confidence changes, and gives it out with a reason, recorded', async () => {
    await open('/picture?tab=blocklist', 'picture-blocklist');
    const onIt = async (): Promise<number> => Number.parseInt(await page.locator('.blocklist-count strong').innerText(), 10);
    const before = await onIt();
    expect(before).toBeGreaterThan(5);
    await page.getByRole('slider').focus();
    await page.keyboard.press('End');
    await expect.poll(onIt).toBe(0);
    expect(await page.getByRole('button', { name: 'Give it out…' }).isDisabled()).toBe(true);
    await page.keyboard.press('Home');
    await expect.poll(onIt).toBeGreaterThanOrEqual(before);
    const wanted = await onIt();
    await page.getByRole('combobox', { name: 'Format' }).selectOption('hosts');
    await page.locator('.picture-head h1').click();
    await page.keyboard.press('b');
    const dialog = page.getByRole('dialog');
    expect(await faults(page)).toEqual([]);
    await dialog.getByLabel('Recipient').fill('Resolver desk');
    await dialog.getByLabel('Reason and legal basis').fill('Anti-Fraud Act, article 32');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Record and download' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^blocklist-\d+\.hosts\.txt$/u);
    const file = readFileSync(await saved.path(), 'utf8');
    expect(file.match(/^0\.0\.0\.0 (?!www\.)/gmu)).toHaveLength(wanted);
    await dialog.waitFor({ state: 'detached' });
    const acts = JSON.parse(clew('log', '--act', 'disclose', '--json', '-C', casebook)) as { body: Record<string, string> }[];
    expect(acts.at(-1)!.body).toMatchObject({
      recipient: 'Resolver desk',
      reason: 'Anti-Fraud Act, article 32',
      sha256: createHash('sha256').update(file).digest('hex'),
    });
  });

  it.each([
    ['watch', /lmtz044\.example[\s\S]*lmtz#\.example/u],
    ['blocklist', /lmtz01\.example[\s\S]*Taken out by the allow list/u],
  ])('prints the %s list that is shown', async (tab, told) => {
    await go(`/picture?tab=${tab}`);
    await page.locator('.picture-sheet').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await expect.poll(async () => await page.locator('.picture-sheet').innerText()).toMatch(told);
    await page.emulateMedia({ media: 'screen' });
  });

  it('is printed with map and tables of the span that stands', async () => {
    await go('/picture');
    await page.locator('.picture-sheet').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await page.locator('.picture-sheet .map svg').waitFor();
    const sheet = await page.locator('.picture-sheet').innerText();
    for (const told of ['Myawaddy', 'eSIM hijack', 'Laukkai → Myawaddy', 'confirmed by a person']) expect(sheet).toContain(told);
    expect(await page.locator('.picture.on-screen').isVisible()).toBe(false);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'screen' });
  });

  it('counts what an agency publishes, hides what is small, and tells what changed since', async () => {
    await open('/stats?year=2026');
    expect(await page.locator('.stats-hidden').count()).toBeGreaterThan(0);
    await page.locator('.stats-tables td button.link').first().click();
    await purpose(page);
    await page.locator('.stats-behind tbody a').first().waitFor();
    for (const format of ['HTML', 'PDF', 'CSV']) {
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: format, exact: true }).click(),
      ]);
      expect(saved.suggestedFilename()).toMatch(new RegExp(`${format.toLowerCase()}$`, 'u'));
    }
    await page.keyboard.press('p');
    await because('annual report');
    await page.locator('.stats-published').waitFor();
    expect(await page.locator('.stats-published').innerText()).toContain('No figure changed since.');
  });

  it('says so where there is nothing yet', async () => {
    await go('/picture?from=2020-01-01&to=2020-02-01');
    await page.getByText('No report fits these days and this type').waitFor();
    expect(complaints).toEqual([]);
  });
});
