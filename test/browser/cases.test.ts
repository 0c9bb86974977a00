import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clew, complaintsOf, openBrowser, skipped, start, type Started, strangersOf, viewport } from './started.ts';
import { purpose } from './steps.ts';

/** Six who were cheated by one gang, and two by nobody they share. */
const reports = [
  'Report No.,Date reported,Date of loss,Agency,Scam type,Amount lost,Currency,Victim name,Victim phone,Suspect website,Wallet address,Statement',
  ...[52_000, 24_000, 9000, 15_000, 31_000, 7500].map(
    (amount, at) =>
      `HB-1${at},2026-02-0${at + 2} 12:00,2026-01-2${at},Harrow Bay Police,Investment,${amount},USD,Joan Whitfield${at},+44 7700 90012${at},https://goldenfx-vip.example/login,TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE,"The coach on WeChat golden_fx88 told me to use goldenfx-vip.example. I sent ${amount} dollars to TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE."`,
  ),
  'HB-31,2026-02-08 12:00,2026-02-05,Harrow Bay Police,Rental,2820,USD,Sam Pike,+44 7700 900321,rent-hb.example,,"A flat at rent-hb.example that did not exist."',
].join('\n');

describe.skipIf(skipped !== undefined)(`a case, in two countries${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-cases-'));
  const here = join(dir, 'here');
  const abroad = join(dir, 'abroad');
  const served: Started[] = [];
  let browser: Browser;
  /** The page of the agency that sends, and of the one that receives. */
  let page: Page;
  let other: Page;
  let complaints: string[];
  const strangers: string[][] = [];
  let caseId = '';
  let tar = '';
  let packageId = '';
  let receipt = '';

  async function open(book: string): Promise<Page> {
    const server = await start('serve', '-C', book, '--port', '0', '--no-open');
    served.push(server);
    const context = await browser.newContext({ viewport, locale: 'en-GB', acceptDownloads: true, reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    strangers.push(strangersOf(context, server.url));
    const opened = await context.newPage();
    await opened.goto(server.link);
    await opened.locator('.bar').waitFor();
    return opened;
  }

  beforeAll(async () => {
    browser = await openBrowser();
    writeFileSync(join(dir, 'reports.csv'), `${reports}\n`);
    clew('init', here, '--region', 'GB', '--agency', 'Harrow Bay Police');
    clew('init', abroad, '--region', 'CN', '--agency', 'Linlan Public Security');
    for (const book of [here, abroad]) {
      clew('import', join(dir, 'reports.csv'), '-C', book);
      clew('link', '-C', book);
    }
    page = await open(here);
    other = await open(abroad);
    complaints = complaintsOf(page);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    for (const each of served) await each.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  // What was on the screen when a step failed, for whoever looks for the reason.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join(tmpdir(), 'clew-cases-failed-here.png') });
    await other.screenshot({ path: join(tmpdir(), 'clew-cases-failed-abroad.png') });
  });

  const tab = async (name: string): Promise<void> => await page.getByRole('tab', { name }).click();

  it('teaches what a case is, and opens one', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: 'No case is open' }).waitFor();
    await page.locator('.page-head').getByRole('button', { name: 'Open a case' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title of the case' }).fill('Golden FX');
    await dialog.getByRole('button', { name: /^G[0-9a-f]{12} · 6 reports$/u }).click();
    await dialog.getByRole('button', { name: 'Open a case' }).click();
    await purpose(page);
    await page.getByRole('heading', { name: 'Golden FX', level: 1 }).waitFor();
    caseId = new URL(page.url()).pathname.split('/').at(-1)!;
    await page.getByText('TLP:AMBER').first().waitFor();
  });

  it('names a suspect who is known by a wallet alone', async () => {
    await tab('Suspects');
    await page.getByRole('heading', { name: 'Nobody is named as a suspect yet' }).waitFor();
    await page.getByRole('button', { name: 'Add a suspect' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Give a name, or an indicator at least.').waitFor();
    await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('wallet');
    await dialog.getByRole('textbox', { name: 'Value' }).first().fill('tron:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Identity unknown' }).waitFor();
  });

  it('shows what is missing, and writes the letter that asks for it', async () => {
    await page.keyboard.press('b');
    await purpose(page);
    await page.locator('.matrix .cell').first().waitFor();
    await page.keyboard.press('n');
    const side = page.locator('.case-side');
    await side.locator('.cell-mark.missing').waitFor();
    const letters = page.locator('.board-gaps').getByRole('button', { name: /^Letter to/u });
    expect(await letters.count()).toBeGreaterThan(0);
    await letters.first().click();
    const dialog = page.getByRole('dialog');
    const body = dialog.locator('.letter-body');
    await body.waitFor();
    const english = await body.textContent();
    await dialog.getByRole('button', { name: 'Chinese' }).click();
    const chinese = await body.textContent();
    expect(english).not.toMatch(/\p{Script=Han}{6}/u);
    expect(chinese).toMatch(/\p{Script=Han}{6}/u);
    expect(`${english}${chinese}`).not.toContain('Joan Whitfield');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#clew').isVisible()).toBe(false);
    expect(await body.isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('takes a ground for an element and one against it, and shows both as plainly', async () => {
    const side = page.locator('.case-side');
    for (const [button, stance] of [
      ['Add a ground', 'shows it'],
      ['Something speaks against it', 'speaks against it'],
    ] as const) {
      await side.getByRole('button', { name: button }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: 'What somebody knows' }).check();
      await dialog.getByRole('textbox', { name: 'What is known, and from whom' }).fill(`The exchange’s reply: ${stance}`);
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Account opened with a passport');
      await dialog.getByRole('button', { name: 'Record' }).click();
      await dialog.waitFor({ state: 'detached' });
      await side.locator('.stance', { hasText: stance }).waitFor();
    }
    await side.locator('.cell-mark.contested').waitFor();
    expect(await side.locator('.ground .state.person').count()).toBe(2);
    await side
      .locator('.ground.against')
      .getByRole('button', { name: /^Withdraw the ground/u })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The reply was about another account');
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await dialog.waitFor({ state: 'detached' });
    await side.locator('.cell-mark.supported').waitFor();
  });

  it('moves over the board by keys', async () => {
    await page.locator('.matrix .cell').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.matrix .cell[data-cell="1:0"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.matrix .cell[data-cell="1:0"][aria-pressed="true"]').waitFor();
  });

  it('seals an exhibit for the case, and shows the prosecutor’s list', async () => {
    await tab('Exhibits');
    writeFileSync(join(dir, 'reply.txt'), 'The exchange replies: the wallet was opened with a passport.\n');
    await page.getByRole('button', { name: 'Seal a file' }).waitFor();
    await page.locator('input[type=file]').setInputFiles(join(dir, 'reply.txt'));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Signed by' }).fill('Li\nWang');
    await dialog.getByRole('combobox', { name: 'The original medium is kept' }).selectOption('true');
    await dialog.getByRole('button', { name: 'Seal it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'reply.txt' }).click();
    const side = page.locator('.case-side');
    await side.getByText('Li, Wang').waitFor();
    await side.locator('.review-point.yes .state.machine').first().waitFor();
    await side.locator('.review-point.yes .state.person').first().waitFor();
  });

  it('draws a sample that is the same when it is drawn again', async () => {
    await tab('Sampling');
    await page.getByRole('textbox', { name: 'Share in per cent' }).fill('50');
    await page.getByRole('textbox', { name: 'Seed' }).fill('court list 7');
    await page.getByRole('button', { name: 'Try' }).click();
    await page.getByText('3 of 6 drawn').waitFor();
    await page.getByRole('button', { name: 'Keep it for the case' }).click();
    await page.getByRole('button', { name: 'Draw again' }).click();
    await page.getByText('Drawn again: the same sample.').waitFor();
  });

  it('makes a package, which plain Node verifies', async () => {
    await tab('Packages');
    await page.getByRole('textbox', { name: 'Recipient' }).fill('Linlan Public Security');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Request 2026/14');
    await page.getByRole('button', { name: 'Make it' }).click();
    const save = page.locator('.package-made').getByRole('button', { name: 'Save the file' });
    await save.waitFor({ timeout: 120_000 });
    const [saved] = await Promise.all([page.waitForEvent('download'), save.click()]);
    tar = join(dir, 'package.tar');
    await saved.saveAs(tar);
    packageId = /P[0-9a-f]{12}/u.exec((await page.locator('.package-made').textContent()) ?? '')![0];
    execFileSync('tar', ['xf', tar], { cwd: dir });
    const bag = readdirSync(dir).find((name) => existsSync(join(dir, name, 'verify.mjs')))!;
    execFileSync(process.execPath, [join(dir, bag, 'verify.mjs'), join(dir, bag)]);
    expect(readFileSync(join(dir, bag, 'data/dossier.json'), 'utf8')).not.toContain('Joan Whitfield');
  }, 180_000);

  it('is received abroad: verified first, apart, then accepted with a reason', async () => {
    await other.goto(new URL('/packages', served[1]!.url).href);
    await other.getByRole('heading', { name: 'No package was sent or received' }).waitFor();
    await other.locator('input[type=file]').setInputFiles(tar);
    await other.getByRole('button', { name: 'Verify and take in' }).click();
    await purpose(other);
    await other.getByRole('heading', { name: packageId, level: 1 }).waitFor({ timeout: 60_000 });
    await other.locator('.package-checks .outcome.passed').first().waitFor();
    expect(await other.locator('.package-checks .outcome.failed').count()).toBe(0);
    await other.getByText('lies apart, undecided').waitFor();
    await other.getByRole('heading', { name: 'What we know already' }).waitFor();
    await other.locator('.foreign .state.foreign').first().waitFor();
    await other.getByRole('button', { name: 'Accept' }).click();
    const dialog = other.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Matches our ring');
    await dialog.getByRole('button', { name: 'Record the decision' }).click();
    await dialog.waitFor({ state: 'detached' });
    receipt = (await other.locator('.signed-text').textContent())!;
    expect(receipt).toMatch(/^clew receipt v1\n/u);
  }, 120_000);

  it('comes back as a receipt, which closes the chain', async () => {
    await page.goto(new URL(`/packages/${packageId}`, served[0]!.url).href);
    await page.getByText('sent, no receipt yet').waitFor();
    await page.getByRole('textbox', { name: 'Receipt' }).fill(receipt);
    await page.getByRole('button', { name: 'Take the receipt' }).click();
    await page.getByText('receipt came back').waitFor();
  });

  it('is recalled, and abroad somebody must say that they have read it', async () => {
    await page.getByRole('button', { name: 'Recall…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('A report was withdrawn by who made it');
    await dialog.getByRole('button', { name: 'Make the recall' }).click();
    await dialog.waitFor({ state: 'detached' });
    const recall = join(dir, 'recall.txt');
    writeFileSync(recall, (await page.locator('.signed-text').textContent())!);
    await other.goto(new URL('/packages', served[1]!.url).href);
    await other.locator('.data-table').waitFor();
    await other.locator('input[type=file]').setInputFiles(recall);
    await other.getByRole('alert').getByText('A report was withdrawn by who made it').waitFor();
    await other.getByRole('button', { name: 'I have read it' }).click();
    const read = other.getByRole('dialog');
    await read.getByRole('textbox', { name: 'Reason' }).fill('Put aside');
    await read.getByRole('button', { name: 'I have read it' }).click();
    await read.waitFor({ state: 'detached' });
    await other.getByText('acknowledged').waitFor();
  });

  it('is found by its title from anywhere', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('golden fx');
    await page
      .getByRole('option', { name: /Golden FX/u })
      .first()
      .click();
    await page.waitForURL(`**/cases/${caseId}`);
  });

  it('asked nobody else, and nothing broke', () => {
    expect(strangers.flat()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
