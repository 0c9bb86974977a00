import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clew, complaintsOf, openBrowser, skipped, start, type Started, strangersOf, viewport } from './started.ts';
import { faults, picture, purpose } from './steps.ts';

const sample = join(import.meta.dirname, '../../sample');

describe.skipIf(skipped !== undefined)(`people${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-people-'));
  const book = join(dir, 'book');
  let served: Started;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let strangers: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    clew('init', book, '--region', 'CN', '--agency', '临澜市公安局');
    served = await start('serve', '-C', book, '--port', '0', '--no-open');
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(10_000);
    strangers = strangersOf(context, served.url);
    page = await context.newPage();
    complaints = complaintsOf(page);
    await page.goto(served.link);
    await page.locator('.bar').waitFor();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: join(tmpdir(), 'clew-people-failed.png') });
  });

  const open = async (path: string): Promise<unknown> => await page.goto(new URL(path, served.url).href);
  async function reason(text: string): Promise<void> {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(text);
    await dialog.getByRole('button', { name: /^Record/u }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  it('says what to do while there is no roster', async () => {
    await open('/people');
    await page.getByRole('heading', { name: 'No roster was compared yet' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('takes a roster and a wanted list by the dialog', async () => {
    await open('/');
    for (const name of ['roster.csv', 'wanted.csv']) {
      await page.locator('input[type=file]').first().setInputFiles(join(sample, name));
      const dialog = page.getByRole('dialog');
      const holds = name === 'roster.csv' ? 'roster' : 'wanted';
      expect(await dialog.getByRole('combobox', { name: 'What it holds' }).inputValue()).toBe(holds);
      await dialog.getByRole('button', { name: /^Import/u }).click();
      await dialog.getByText('The list waits to be screened.').waitFor({ timeout: 40_000 });
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  });

  it('compares them, and lists who is to be looked at', async () => {
    await open('/people');
    await page.getByRole('button', { name: 'Compare…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Version or day of the list' }).fill('2026-11');
    await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
    await page
      .getByRole('grid', { name: 'Comparisons' })
      .getByRole('link', { name: /roster\.csv/u })
      .first()
      .click({ timeout: 60_000 });
    await purpose(page);
    await page.getByText('Chen Yanghai').first().waitFor();
    // Written otherwise, of the same birth; and one whose year alone is told.
    for (const name of ['LAM Yeung Tung', '黃樣國', 'Sommut Tuayang'])
      expect(await page.getByText(name).count(), name).toBeGreaterThan(0);
    expect(await page.getByText('Anita Specimen Kumari').count()).toBe(0);
    expect(await faults(page)).toEqual([]);
  });

  it('shows a hit field by field, and decides by keys', async () => {
    await page.getByText('Chen Yanghai').first().click();
    const side = page.locator('.people-side');
    await side.getByText('陈样海').first().waitFor();
    await side.getByRole('row', { name: /birth .*1991-04-17.*agrees/u }).waitFor();
    await picture(page, 'screening');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('m');
    await reason('Papers seen in the original');
    await page
      .getByText(/Recorded with score and list version/u)
      .first()
      .waitFor();
    await page.locator('.people-sides').getByText('same person').first().waitFor();
  });

  it('refers who tells of it, and shows them nowhere as wanted', async () => {
    await open('/people/referrals');
    await purpose(page);
    await page.getByRole('link', { name: '李样芳' }).waitFor();
    await picture(page, 'referrals');
    expect(await faults(page)).toEqual([]);
    const boxes = page.getByRole('grid').getByRole('checkbox');
    for (let i = 0; i < (await boxes.count()); i++) await boxes.nth(i).check();
    await page.getByRole('button', { name: 'Refer…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Authority or organisation' }).fill('NRM');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('signs in what they told');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('referral open').first().waitFor();
    await page.getByRole('link', { name: '李样芳' }).click();
    await purpose(page);
    await page.getByText('Held by protection').waitFor();
    await page.getByText('papers taken', { exact: false }).first().waitFor();
    await picture(page, 'person');
    expect(await faults(page)).toEqual([]);
  });

  it('counts them as police publish it, and lists whoever is not held', async () => {
    await open('/people');
    await page
      .getByRole('grid', { name: 'Comparisons' })
      .getByRole('link', { name: /roster\.csv/u })
      .first()
      .click();
    await purpose(page);
    await page.getByRole('tab', { name: 'Figures and hand-over' }).click();
    const figures = page.locator('.people-figures');
    await figures.waitFor();
    expect(await figures.textContent()).toMatch(/People in all16.*Wanted, decided by a person1.*Referred or to be looked at3/u);
    await page.getByText(/Left out: \d+ not looked at/u).waitFor();
    await picture(page, 'people-counts');
    expect(await faults(page)).toEqual([]);
  });

  it('prints the interview form in the language of who is asked', async () => {
    await open('/people/referrals');
    await page.getByRole('combobox', { name: 'Interview form' }).selectOption('th');
    await page.emulateMedia({ media: 'print' });
    await page.locator('.printed-form li').first().waitFor();
    expect(await page.locator('.printed-form').textContent()).toMatch(/[\u0E00-\u0E7F]{20}/u);
    await page.emulateMedia({ media: 'screen' });
  });

  it('says all of it in Chinese', async () => {
    await page.evaluate(() => localStorage.setItem('clew.language', 'zh'));
    await open('/people');
    await page.getByRole('heading', { name: '名册与名单' }).waitFor();
    await open('/people/referrals');
    await page.getByText('转介中').first().waitFor();
    await page.evaluate(() => localStorage.setItem('clew.language', 'en'));
  });

  it('asks nobody else for anything, and complains of nothing', () => {
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
