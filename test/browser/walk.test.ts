import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clew, complaintsOf, openBrowser, skipped, start, type Started, strangersOf, viewport } from './started.ts';

const bad = [
  'Report No.,Date reported,Agency,Scam type,Amount lost,Currency,Suspect website,Statement',
  'WALK-1,2026-08-01 10:00,Harrow Bay Police Department,Investment,1200,USD,walkone.example,I sent 1200 dollars to walkone.example.',
  'WALK-2,2026-13-45,Harrow Bay Police Department,Investment,900,USD,walkone.example,The date on this row cannot be.',
  'WALK-3,2026-08-02 11:00,Harrow Bay Police Department,Investment,many,USD,walkone.example,The amount on this row is a word.',
].join('\n');

describe.skipIf(skipped !== undefined)(
  `a first day at the workbench${skipped === undefined ? '' : ` (skipped: ${skipped})`}`,
  () => {
    const dir = mkdtempSync(join(tmpdir(), 'clew-walk-'));
    const casebook = join(dir, 'sample');
    let served: Started;
    let browser: Browser;
    let context: BrowserContext;
    /** The one that is looked at. */
    let page: Page;
    let complaints: string[];
    let strangers: string[];
    /** The largest ring, and the two reports of the link that is rejected. */
    let ring = '';
    let pair: string[] = [];

    beforeAll(async () => {
      browser = await openBrowser();
      served = await start('demo', casebook, '--port', '0', '--no-open');
      context = await browser.newContext({ viewport, locale: 'en-GB', acceptDownloads: true });
      strangers = strangersOf(context, served.url);
      page = await context.newPage();
      complaints = complaintsOf(page);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await served?.stop();
      rmSync(dir, { recursive: true, force: true });
    });

    // What was on the screen when a step failed, for whoever looks for the reason.
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await page.screenshot({ path: join(tmpdir(), 'clew-walk-failed.png') });
    });

    /** The dialog that asks why, answered. */
    async function because(reason: string): Promise<void> {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
      await dialog.getByRole('button', { name: 'Record the decision' }).click();
      await dialog.waitFor({ state: 'detached' });
    }

    it('signs in by the link, once, and says that the sample is invented', async () => {
      await page.goto(served.link);
      await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
      await page.getByText('Synthetic sample').waitFor();
      expect(page.url()).not.toContain('link=');
      const other = await browser.newContext();
      const again = await other.newPage();
      await again.goto(served.link);
      await again.getByRole('heading', { name: 'Open the one-time link' }).waitFor();
      await other.close();
    });

    it('opens the largest ring', async () => {
      await page.getByRole('link', { name: 'Rings', exact: true }).click();
      const first = page.getByRole('link', { name: /^G[0-9a-f]{12}$/u }).first();
      ring = (await first.textContent())!;
      await first.click();
      await page.getByRole('heading', { name: ring }).waitFor();
      await page.locator('.state.machine').first().waitFor();
    });

    it('tells why two of its reports belong together', async () => {
      await page.getByRole('tab', { name: 'Links' }).click();
      const line = page.locator('[data-line="0"]');
      await line.locator('.refs a').nth(1).waitFor();
      pair = (await line.locator('.refs a').allTextContents()).slice(0, 2);
      expect(pair).toHaveLength(2);
      await line.getByRole('link', { name: 'Side by side' }).click();
      await page.getByRole('heading', { name: 'Why these two', level: 1 }).waitFor();
      for (const ref of pair) await page.getByRole('link', { name: ref }).first().waitFor();
      await page.getByRole('heading', { name: 'What ties them' }).waitFor();
    });

    it('rejects the link, with a reason, and shows that a person did', async () => {
      await page.getByRole('button', { name: 'Not the same' }).click();
      await because('The wallet belongs to an exchange');
      await page
        .getByText(/Recorded as act \d+/u)
        .first()
        .waitFor();
      await page.getByText('rejected by a person').first().waitFor();
      const acts = JSON.parse(clew('log', '--act', 'judge', '--json', '-C', casebook)) as { body: { verdict: string } }[];
      expect(acts.at(-1)!.body.verdict).toBe('different');
    });

    it('takes the decision back from the message', async () => {
      await page.getByRole('button', { name: /^Undo/u }).first().click();
      await because('Slip of the hand');
      await page
        .getByText(/was taken back by act/u)
        .first()
        .waitFor();
      await page.getByRole('heading', { name: 'Why these two', level: 1 }).waitFor();
    });

    it('imports a file with bad rows, and hands them back', async () => {
      const file = join(dir, 'walk.csv');
      writeFileSync(file, bad);
      await page.getByRole('link', { name: 'Reports', exact: true }).click();
      await page.getByRole('button', { name: 'Import…' }).click();
      await page.locator('input[type=file]').setInputFiles(file);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('First rejected rows').waitFor();
      await dialog.getByRole('button', { name: 'Import and link' }).click();
      const ask = dialog.getByRole('link', { name: 'download them' });
      await ask.waitFor();
      const [saved] = await Promise.all([page.waitForEvent('download'), ask.click()]);
      const text = await saved.createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of text) chunks.push(chunk as Buffer);
      const csv = Buffer.concat(chunks).toString();
      expect(csv).toContain('WALK-2');
      expect(csv).not.toContain('WALK-1');
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('searchbox').or(page.getByPlaceholder('Words, number or indicator')).first().fill('walkone.example');
      await page.getByRole('link', { name: 'WALK-1' }).waitFor();
    });

    it('finds Chinese words as they are typed', async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('妙瓦底');
      await page.getByRole('option').nth(1).waitFor();
      await page.keyboard.press('Escape');
    });

    it('changes the language of everything', async () => {
      await page.getByRole('button', { name: /This machine/u }).click();
      await page.getByRole('menuitem', { name: '中文' }).click();
      await page.getByRole('link', { name: '团伙', exact: true }).click();
      await page.getByRole('heading', { name: '团伙', level: 1 }).waitFor();
      await page.locator('.state.machine').first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      await page.getByRole('button', { name: /本机/u }).click();
      await page.getByRole('menuitem', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Rings', level: 1 }).waitFor();
    });

    it('verifies the log', async () => {
      await page.getByRole('link', { name: 'Custody', exact: true }).click();
      await page.getByRole('button', { name: 'Verify now' }).click();
      await page.getByText('Nothing was changed.', { exact: true }).waitFor({ timeout: 60_000 });
    });

    it('never asked anybody else for anything, and nothing broke', () => {
      expect(strangers).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it('lets a viewer look and decide nothing', async () => {
      await served.stop();
      const secret = join(dir, 'password');
      writeFileSync(secret, 'seven quiet harbours at dusk\n');
      clew('user', 'add', 'vera', '--role', 'viewer', '--password-file', secret, '-C', casebook);
      served = await start('serve', '-C', casebook, '--port', '0', '--no-open', '--team');
      const viewer = await browser.newContext({ viewport, locale: 'en-GB' });
      page = await viewer.newPage();
      await page.goto(served.link);
      await page.getByLabel('Name').fill('vera');
      await page.getByLabel('Password', { exact: true }).fill('seven quiet harbours at dusk');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('navigation').waitFor();
      await page.goto(new URL(`/why/${pair.join('/')}`, served.url).href);
      await page.getByRole('heading', { name: 'Why these two', level: 1 }).waitFor();
      expect(await page.getByRole('button', { name: 'Not the same' }).count()).toBe(0);
      const refused = await page.evaluate(async ([a, b]) => {
        const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
        const answer = await fetch('/api/judgements', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf': csrf },
          body: JSON.stringify({ verdict: 'different', a, b, reason: 'I may not' }),
        });
        return { status: answer.status, body: (await answer.json()) as { error: { code: string } } };
      }, pair);
      expect(refused).toMatchObject({ status: 403, body: { error: { code: 'server.may' } } });
      await page.goto(new URL('/audit', served.url).href);
      await page.getByText('This page is not open to you.').waitFor();
    });
  },
);
