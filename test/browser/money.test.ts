import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cards, madeReports, madeStatement } from '../support/made-money.ts';
import { clew, complaintsOf, openBrowser, skipped, start, type Started, strangersOf, viewport } from './started.ts';
import { faults, picture, purpose } from './steps.ts';

describe.skipIf(skipped !== undefined)(`money${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-money-'));
  const book = join(dir, 'book');
  let served: Started;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let strangers: string[];
  let ring = '';

  beforeAll(async () => {
    browser = await openBrowser();
    writeFileSync(join(dir, 'reports.csv'), `${madeReports}\n`);
    writeFileSync(join(dir, '流水.csv'), madeStatement());
    clew('init', book, '--region', 'CN', '--agency', '临澜市公安局');
    clew('import', join(dir, 'reports.csv'), '-C', book);
    clew('link', '-C', book);
    served = await start('serve', '-C', book, '--port', '0', '--no-open');
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(10_000);
    strangers = strangersOf(context, served.url);
    page = await context.newPage();
    complaints = complaintsOf(page);
    await page.goto(served.link);
    await page.locator('.bar').waitFor();
    ring = await page.evaluate(async () => {
      const answer = (await (await fetch('/api/rings?limit=1')).json()) as { rows: { id: string }[] };
      return answer.rows[0]!.id;
    });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  // What was on the screen when a step failed, for whoever looks for the reason.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: join(tmpdir(), 'clew-money-failed.png') });
  });

  const open = async (path: string): Promise<unknown> => await page.goto(new URL(path, served.url).href);
  async function setLanguage(language: 'en' | 'zh'): Promise<void> {
    await page.evaluate((to) => localStorage.setItem('clew.language', to), language);
  }

  it('says what to do while there are no statements', async () => {
    await open(`/rings/${ring}?tab=money`);
    await page.getByRole('heading', { name: 'There are no transfers yet' }).waitFor();
    await page.getByRole('link', { name: 'Import statements' }).click();
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  });

  it('takes a statement by the dialog, and says which row does not add up', async () => {
    await page.locator('input[type=file]').first().setInputFiles(join(dir, '流水.csv'));
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('combobox', { name: 'What it holds' }).inputValue()).toBe('transfers');
    await dialog.getByRole('button', { name: /^Import/u }).click();
    // The preview says the same, beside the rows of the account: what is looked at is what the finished import says.
    await dialog
      .getByText(/Recorded as act/u)
      .first()
      .waitFor({ timeout: 60_000 });
    const broken = dialog.getByRole('row').filter({ hasText: cards.first[2] });
    expect(await broken.textContent()).toMatch(/row \d+: balance CNY 32,191\.00 does not follow .*expected CNY 32,190\.00/u);
    // And of no other.
    expect(await dialog.getByText(/does not follow/u).count()).toBe(1);
    const close = await dialog.getByRole('button', { name: 'Close' }).boundingBox();
    expect(close!.y + close!.height).toBeLessThan((await dialog.boundingBox())!.y + (await dialog.boundingBox())!.height);
    await page.keyboard.press('Escape');
  });

  it('traces the money of a ring, draws it and lists it', async () => {
    await open(`/rings/${ring}?tab=money`);
    await page.getByRole('button', { name: 'Trace the money' }).click();
    await purpose(page);
    await page.locator('.money-flow .money-place').first().waitFor({ timeout: 60_000 });
    expect(await page.locator('.money-flow .money-place.account').count()).toBeGreaterThanOrEqual(7);
    await page.locator('.money-same', { hasText: 'Comes to the same today' }).waitFor();
    await page.locator('.money-table tbody tr').first().waitFor();
    await picture(page, 'money-flow');
    expect(await faults(page)).toEqual([]);
  });

  it('is gone through by keys: from place to band, Enter opens its transfers and their rows', async () => {
    await page.locator('.money-flow [data-item="start"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(':focus').getAttribute('data-item')).toMatch(/^start → /u);
    await page.keyboard.press('Enter');
    const side = page.locator('.money-side');
    await side.locator('.money-transfers li').first().waitFor();
    await side
      .getByText(/^row \d+ ·/u)
      .first()
      .waitFor();
    await side.getByText('流水.csv').first().waitFor();
    await page.keyboard.press('Escape');
    await side.waitFor({ state: 'detached' });
  });

  it('is narrowed by amount and by where it stopped', async () => {
    const bands = page.locator('.money-flow .money-band');
    const all = await bands.count();
    await page.getByRole('textbox', { name: 'Only bands of at least' }).fill('5万');
    await page.keyboard.press('Enter');
    await page.waitForURL(/least=/u);
    expect(await bands.count()).toBeLessThan(all);
    await open(`/rings/${ring}?tab=money&stops=cash-out`);
    await page.locator('.money-flow .money-place').first().waitFor();
    expect(await bands.count()).toBeLessThan(all);
  });

  it('prints the picture and the table, not the sheet of the ring', async () => {
    await open(`/rings/${ring}?tab=money`);
    await page.locator('.money-sheet').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#clew').isVisible()).toBe(false);
    expect(await page.locator('.money-sheet .money-picture').isVisible()).toBe(true);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: null });
  });

  it('shows an account: facts, statements that were checked, transfers', async () => {
    await open(`/accounts/bank:${cards.first[1]}`);
    await purpose(page);
    await page.getByRole('heading', { level: 1, name: cards.first[1] }).waitFor();
    await page.locator('.account-transfers tbody tr').first().waitFor();
    await page.locator('.account-statements').waitFor();
    await picture(page, 'money-account');
    expect(await faults(page)).toEqual([]);
  });

  it('proposes a stop for what is in dispute, and no more', async () => {
    await open(`/rings/${ring}?tab=money&part=stoppable`);
    await page
      .getByRole('button', { name: /^Propose for/u })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    const amount = dialog.getByRole('textbox', { name: 'Amount in dispute' });
    const most = await amount.inputValue();
    await amount.fill(`${Number(most) + 1}`);
    await dialog.getByText('More than is in dispute by the trace.').waitFor();
    await amount.fill(most);
    await dialog.getByRole('textbox', { name: 'Bank or exchange that is asked' }).fill('农业银行');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Case 12/26, by phone');
    expect(await faults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Record the proposal' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('is sent and confirmed, with a clock; the letter prints alone', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.locator('.freezes .data-table tbody tr').first().click();
    const side = page.locator('.freeze-side');
    for (const [button, name] of [
      ['Sent…', 'The letter was sent'],
      ['Confirmed…', 'The bank confirmed'],
    ] as const) {
      await side.getByRole('button', { name: button }).click();
      const dialog = page.getByRole('dialog', { name });
      await dialog.getByRole('button', { name: 'Record' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    await side
      .getByRole('timer')
      .getByText(/^1 day 23:59/u)
      .waitFor();
    await picture(page, 'money-freezes');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('l');
    await purpose(page);
    const letter = page.locator('.letter-body');
    await letter.waitFor();
    const english = await letter.textContent();
    await page.getByRole('button', { name: 'Chinese' }).click();
    expect(await letter.textContent()).toContain('止付');
    expect(english).not.toContain('M-01');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#clew').isVisible()).toBe(false);
    expect(await letter.isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  });

  it('is found by its number from anywhere', async () => {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('combobox', { name: 'Search and commands' });
    await palette.fill('6217 0000 1000 0000 021');
    await page.getByRole('group', { name: 'Accounts' }).getByRole('option', { name: cards.first[1] }).waitFor();
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
  });

  it('lapses by the clock, and may be renewed before', async () => {
    const side = page.locator('.freeze-side');
    await side.getByRole('button', { name: 'Renew: second stop…' }).waitFor();
    // The page counts by its own clock; the server's word on the state comes with the next answer.
    await page.clock.install({ time: Date.now() + 49 * 3_600_000 });
    await page.reload();
    await page.locator('.freeze-clock.over').first().waitFor();
    await open('/');
    await page.getByText('1 stop of payment lapsed in the last 7 days').waitFor();
    await page.getByRole('link', { name: 'To the queue' }).click();
    await page.waitForURL(/\/freezes$/u);
    await page.clock.resume();
  });

  it('tells losses, shares what was recovered, compares methods and shows patterns', async () => {
    await open(`/rings/${ring}?tab=money&part=losses`);
    await page.locator('.money-total').waitFor();
    await page.getByRole('textbox', { name: 'Recovered' }).fill('1万');
    await page.getByRole('button', { name: 'Compute' }).click();
    await page.getByText(/^Everybody gets/u).waitFor();
    // By the number that its source gave it, with the id underneath.
    const first = page.locator('.money-refund tbody tr').first();
    expect(await first.locator('th').textContent()).toMatch(/^M-\d\dr[0-9a-f]+$/u);
    expect(await faults(page)).toEqual([]);
    await open(`/rings/${ring}?tab=money&part=compare`);
    await page.locator('.money-compare tbody tr').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await open(`/rings/${ring}?tab=money&part=patterns`);
    await page.locator('.money-patterns :is(.money-pattern-list, .empty)').waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('says all of it in Chinese, in the dark, without a fault', async () => {
    await setLanguage('zh');
    await page.evaluate(() => localStorage.setItem('clew.theme', 'dark'));
    for (const [path, there] of [
      [`/rings/${ring}?tab=money`, '.money-flow .money-place'],
      [`/rings/${ring}?tab=money&part=stoppable`, '.freeze-candidates li'],
      [`/accounts/bank:${cards.first[1]}`, '.account-transfers tbody tr'],
      ['/freezes', '.freezes .data-table tbody tr'],
    ] as const) {
      await open(path);
      await page.locator(there).first().waitFor();
      expect([path, await faults(page)]).toEqual([path, []]);
    }
    await open(`/rings/${ring}?tab=money`);
    await page.locator('.money-flow .money-column', { hasText: '二级卡' }).waitFor();
  });

  it('asked nobody else, and nothing broke', () => {
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
