import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clew, complaintsOf, openBrowser, skipped, start, type Started, viewport } from './started.ts';

/** Nothing here touches a mouse: keys are pressed, and what has the focus is looked at. */
describe.skipIf(skipped !== undefined)(`the keyboard alone${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-keys-'));
  const casebook = join(dir, 'sample');
  let served: Started;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    served = await start('demo', casebook, '--port', '0', '--no-open');
    page = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage();
    complaints = complaintsOf(page);
    // From the start, for a chooser that opens before the browser was told to hand it over is never heard of.
    page.on('filechooser', () => undefined);
    await page.goto(served.link);
    await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
    await page.getByRole('row').nth(2).waitFor();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  // What was on the screen when a step failed, for whoever looks for the reason.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: join(tmpdir(), 'clew-keys-failed.png') });
  });

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  /** Goes on with Tab until what has the focus is called so. */
  async function tabTo(name: RegExp, to: Page = page): Promise<void> {
    for (let i = 0; i < 150; i++) {
      await to.keyboard.press('Tab');
      const text = await to.evaluate<string>(
        `(({ activeElement: at }) => at?.getAttribute('aria-label') ?? (at?.labels?.[0] ?? at)?.textContent ?? '')(document)`,
      );
      if (name.test(text.trim())) return;
    }
    throw new Error(`Tab never reaches ${String(name)}`);
  }

  /** Answers the dialog that asks why, which has the focus in its field. */
  async function because(reason: string): Promise<void> {
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).waitFor();
    await press('ControlOrMeta+a');
    await page.keyboard.type(reason);
    await tabTo(/^Record the decision$/u);
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it('goes to the largest ring, reads its links, rejects one and takes it back', async () => {
    await press('g', 'r');
    await page.getByRole('heading', { name: 'Rings', level: 1 }).waitFor();
    await page
      .getByRole('link', { name: /^G[0-9a-f]{12}$/u })
      .first()
      .waitFor();
    await press('j', 'Enter');
    await page.getByRole('tab', { name: 'Graph' }).waitFor();
    await press(']');
    await page.locator('[data-line="0"]').waitFor();
    await press('j', 'r');
    await because('The number is a public hotline');
    await page
      .getByText(/Recorded as act \d+/u)
      .first()
      .waitFor();
    await press('Control+z');
    await because('Slip of the hand');
    await page
      .getByText(/was taken back by act/u)
      .first()
      .waitFor();
    const acts = JSON.parse(clew('log', '--act', 'judge', '--json', '-C', casebook)) as { body: { verdict: string } }[];
    expect(acts.map(({ body }) => body.verdict)).toEqual(['different', 'undo']);
  });

  it('asks why two reports belong together', async () => {
    await press('j', 'w');
    await page.getByRole('heading', { name: /^Why/u, level: 1 }).waitFor();
  });

  it('imports a file', async () => {
    const file = join(dir, 'keys.csv');
    writeFileSync(
      file,
      'Report No.,Date reported,Statement\nKEYS-1,2026-08-01,I paid on keysone.example.\nKEYS-2,2026-13-01,A day that is none.\n',
    );
    await press('g', 'i');
    await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
    await tabTo(/^Import…$/u);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')]);
    await chooser.setFiles(file);
    await page.getByRole('button', { name: 'Import and link' }).waitFor();
    await tabTo(/^Import and link$/u);
    await press('Enter');
    await page.getByRole('link', { name: 'download them' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('searches in Chinese and opens what it found', async () => {
    await press('Control+k');
    await page.keyboard.insertText('妙瓦底');
    await page.getByRole('option').nth(1).waitFor();
    await press('Enter');
    await page.getByRole('dialog').getByText('Why do you look at this?').waitFor();
    await page.keyboard.type('Investigation');
    await press('Enter');
    await page.getByRole('heading', { name: 'Narrative' }).waitFor();
  });

  it('changes the language, verifies the log, and shows the keys', async () => {
    await press('g', 'c');
    await page.getByRole('heading', { name: 'Custody', level: 1 }).waitFor();
    await press('v');
    await page.getByText('Nothing was changed.', { exact: true }).waitFor({ timeout: 60_000 });
    await press('Control+k');
    await page.keyboard.type('Language');
    await page.getByRole('option', { name: /中文/u }).waitFor();
    await press('Enter');
    await page.getByRole('heading', { name: '存证', level: 1 }).waitFor();
    await press('?');
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    expect(complaints).toEqual([]);
  });

  it('signs in', async () => {
    await served.stop();
    const secret = join(dir, 'password');
    writeFileSync(secret, 'seven quiet harbours at dusk\n');
    clew('user', 'add', 'vera', '--role', 'viewer', '--password-file', secret, '-C', casebook);
    served = await start('serve', '-C', casebook, '--port', '0', '--no-open', '--team');
    const other = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage();
    await other.goto(served.link);
    await other.getByLabel('Name').waitFor();
    await tabTo(/^Name/u, other).catch(async () => await other.keyboard.press('Shift+Tab'));
    await other.keyboard.type('vera');
    await other.keyboard.press('Tab');
    await other.keyboard.type('seven quiet harbours at dusk');
    await other.keyboard.press('Enter');
    await other.getByRole('navigation').waitFor();
    await other.context().close();
  });
});
