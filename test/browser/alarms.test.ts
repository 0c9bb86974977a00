import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './steps.ts';
import { clew, openBrowser, skipped, start, type Started, viewport } from './started.ts';

describe.skipIf(skipped !== undefined)(`alarms${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  let folder: string;
  let casebook: string;
  let started: Started;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clew-alarms-'));
    casebook = join(folder, 'casebook');
    const file = join(folder, 'reports.csv');
    writeFileSync(
      file,
      [
        '编号,案情描述,案件类别,报案时间',
        'A1,弟弟看到招聘电话15912340001后被骗到缅甸，现在被关在园区里，每天被殴打。,失踪,2026-03-01',
        'A2,儿子被招聘中介15912340001骗去泰国，已经失联。,失踪,2026-03-02',
        'A3,网购被骗五百元。,购物,2026-03-03',
      ].join('\n'),
    );
    clew('init', casebook, '--region', 'CN');
    clew('import', '-C', casebook, file);
    clew('link', '-C', casebook);
    started = await start('serve', '-C', casebook, '--port', '0');
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport })).newPage();
    await page.goto(started.link);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await started?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stand first on every page, with the newest sentence', async () => {
    const banner = page.locator('.alarm-banner');
    await banner.waitFor();
    expect(await banner.innerText()).toContain('2 reports tell of harm that cannot wait');
    expect(await banner.locator('q').innerText()).toContain('儿子被招聘中介');
    await expect.poll(async () => await page.locator('.ref-cell .alarm-mark').count()).toBe(2);
    expect(await page.locator('.missing-mark').count()).toBe(2);
  });

  it('are reached by keys, read by everybody, and recorded', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await page.locator('.alarm-card').first().waitFor();
    expect(await page.locator('.alarm-card').count()).toBe(2);
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      expect(await violations(page)).toEqual([]);
    }
    await page.locator('.alarm-card').first().getByRole('button', { name: 'Seen' }).click();
    await expect.poll(async () => await page.locator('.alarm-list .alarm-card').count()).toBe(1);
    await expect.poll(async () => await page.locator('.alarm-banner').innerText()).toContain('1 report tells');
    await page.locator('.alarm-card').getByRole('button', { name: 'Close…' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('handed to the task force');
    await page.getByRole('dialog').getByRole('button', { name: 'Close alarm' }).click();
    await expect.poll(async () => await page.locator('.alarm-banner').count()).toBe(0);
  });

  it('are marked on the report and on the ring, which says that it recruits', async () => {
    await page.goto(new URL('/rings', started.url).href);
    await page.locator('a[href^="/rings/"]').first().click();
    await page.locator('.ring-head').waitFor();
    await expect.poll(async () => await page.locator('.ring-alarms').count()).toBeGreaterThan(0);
    expect(await page.locator('.ring-facts').innerText()).toContain('recruiting');
    await page.locator('.ring-alarms a').first().click();
    // A report is opened with a reason.
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('textbox').fill('Investigation');
    await dialog.getByRole('button').last().click();
    await page.locator('.report .alarm-card').waitFor();
  });
});
