import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clew, complaintsOf, openBrowser, skipped, start, type Started, strangersOf, viewport } from './started.ts';
import { colours, faults, picture } from './steps.ts';

const head =
  'Report No.,Date reported,Date of loss,Agency,Scam type,Amount lost,Currency,Victim name,Victim phone,Suspect website,Wallet address,Statement';
const wallet = 'TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE';

/** Reports of one gang: its wallet is the same everywhere, its site and its coach are this agency's own. */
const reportsOf = (mark: string, agency: string, site: string, coach: string): string =>
  [
    head,
    ...[52_000, 24_000, 9000].map(
      (amount, at) =>
        `${mark}-1${at},2026-02-0${at + 2} 12:00,2026-01-2${at},${agency},Investment,${amount},USD,Joan Whitfield${at},+44 7700 90012${at},https://${site}/login,${wallet},"The coach on WeChat ${coach} told me to use ${site}. I sent ${amount} dollars to ${wallet}."`,
    ),
    `${mark}-31,2026-02-08 12:00,2026-02-05,${agency},Rental,2820,USD,Sam Pike,+44 7700 900321,rent-${mark.toLowerCase()}.example,,"A flat at rent-${mark.toLowerCase()}.example that did not exist."`,
  ].join('\n');

describe.skipIf(skipped !== undefined)(`overlap of two agencies${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-overlap-'));
  const served: Started[] = [];
  let browser: Browser;
  /** The page of the agency that asks, and of the one that answers. */
  let page: Page;
  let other: Page;
  const complaints: string[][] = [];
  const strangers: string[][] = [];
  const files: Record<string, string> = {};

  async function open(book: string): Promise<Page> {
    const server = await start('serve', '-C', book, '--port', '0', '--no-open');
    served.push(server);
    const context = await browser.newContext({ viewport, locale: 'en-GB', acceptDownloads: true, reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    strangers.push(strangersOf(context, server.url));
    const opened = await context.newPage();
    complaints.push(complaintsOf(opened));
    await opened.goto(server.link);
    await opened.locator('.bar').waitFor();
    return opened;
  }

  beforeAll(async () => {
    browser = await openBrowser();
    const books = [
      ['here', 'GB', 'HB', 'Harrow Bay Police', 'goldenfx-vip.example', 'golden_fx88'],
      ['abroad', 'CN', 'LL', 'Linlan Public Security', 'goldenfx-asia.example', 'golden_fx99'],
    ] as const;
    for (const [name, region, mark, agency, site, coach] of books) {
      const book = join(dir, name);
      writeFileSync(join(dir, `${name}.csv`), `${reportsOf(mark, agency, site, coach)}\n`);
      clew('init', book, '--region', region, '--agency', agency, '--origin', `${name}.example/log`);
      clew('import', join(dir, `${name}.csv`), '-C', book);
      clew('link', '-C', book);
    }
    page = await open(join(dir, 'here'));
    other = await open(join(dir, 'abroad'));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    for (const each of served) await each.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  // What was on the screen when a step failed, for whoever looks for the reason.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join(tmpdir(), 'clew-overlap-failed-here.png') });
    await other.screenshot({ path: join(tmpdir(), 'clew-overlap-failed-abroad.png') });
  });

  /** What is wrong for anybody in light, and with the colours of the dark. */
  async function looked(at: Page): Promise<void> {
    expect(await faults(at)).toEqual([]);
    await at.evaluate(`document.documentElement.dataset.theme = 'dark'`);
    expect(await faults(at, colours)).toEqual([]);
    await at.evaluate(`document.documentElement.dataset.theme = 'light'`);
  }

  async function speak(at: Page, language: 'en' | 'zh'): Promise<void> {
    await at.evaluate(`localStorage.setItem('clew.language', '${language}')`);
    await at.reload();
    await at.getByRole('heading', { level: 1 }).waitFor();
  }

  const keyOf = async (of: Page): Promise<string> =>
    await of.evaluate(async () => ((await (await fetch('/api/overlap')).json()) as { key: string }).key);

  const take = async (by: Page, ...paths: string[]): Promise<void> =>
    await by.locator('main input[type=file]').setInputFiles(paths);

  /** Saves the file that lies ready, and keeps where. */
  async function save(of: Page, name: 'offer' | 'answer' | 'result'): Promise<void> {
    const coming = of.waitForEvent('download');
    await of
      .locator('.overlap-next')
      .getByRole('button', { name: `${name}.clew` })
      .click();
    const came = await coming;
    expect(came.suggestedFilename()).toMatch(new RegExp(`^O[0-9a-f]{12}-${name}\\.clew$`, 'u'));
    files[name] = join(dir, `${name}.clew`);
    await came.saveAs(files[name]);
  }

  it('says what it is before anything was done', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await page.getByRole('heading', { name: 'Find what another agency and you have in common' }).waitFor();
    await looked(page);
    await other.goto(new URL('/overlap', other.url()).href);
    await speak(other, 'zh');
    await other.getByRole('heading', { name: '查明与其他单位共有哪些标识' }).waitFor();
    await looked(other);
  });

  it('records a key only with how it was compared', async () => {
    const keys = [await keyOf(page), await keyOf(other)] as const;
    await page.getByRole('button', { name: 'Add a partner…' }).first().click();
    const dialog = page.getByRole('dialog');
    const record = dialog.getByRole('button', { name: 'It matches: record it' });
    const key = dialog.getByLabel('Their key');
    await key.fill('abroad.example/log');
    await dialog.getByText('This is no key of a log').waitFor();
    await key.fill(keys[0]);
    await dialog.getByText('This is your own key.').waitFor();
    await key.fill(keys[1]);
    const heard = await dialog.locator('.fingerprint span').allInnerTexts();
    expect(await other.locator('.fingerprint span').allInnerTexts()).toEqual(heard);
    expect(heard.length).toBe(8);
    expect(await record.isDisabled()).toBe(true);
    await dialog.getByLabel('With whom it was compared, and how').fill('read aloud by Inspector Lee');
    expect(await faults(page)).toEqual([]);
    await record.click();
    await dialog.waitFor({ state: 'detached' });
    await other.getByRole('button', { name: '添加伙伴单位…' }).first().click();
    const theirs = other.getByRole('dialog');
    await theirs.getByLabel('对方公钥').fill(keys[0]);
    await theirs.getByLabel('与何人核对，如何核对').fill('由王警官通过电话读出');
    await theirs.getByRole('button', { name: '核对一致，予以记录' }).click();
    await theirs.waitFor({ state: 'detached' });
    await other.getByRole('tab', { name: '伙伴单位' }).click();
    await other.getByText('由王警官通过电话读出').waitFor();
    await looked(other);
  });

  it('shows what would enter before anything is fixed, and makes the offer', async () => {
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New run' });
    await dialog.getByText('Which, with agreed fields').click();
    const make = dialog.getByRole('button', { name: 'Fix our set and make the offer' });
    await dialog.locator('.overlap-kinds li').first().waitFor();
    const preview = dialog.locator('.overlap-preview');
    const all = await preview.innerText();
    expect(all).toContain('a victim’s');
    await dialog.getByLabel(/^Wallet/u).check();
    await expect.poll(async () => await preview.innerText()).toContain('1 indicator enters: of 3 reports, of 1 ring.');
    await dialog.getByLabel(/^Wallet/u).uncheck();
    await expect.poll(async () => await preview.innerText()).toBe(all);
    for (const field of ['Number of the ring', 'How many reports', 'Contact']) await dialog.getByLabel(field).first().check();
    await dialog.getByLabel('Purpose').fill('Joint case on Golden Harbour');
    await dialog.getByLabel('Legal basis').fill('Agreement of 2025, article 4');
    expect(await make.isDisabled()).toBe(true);
    await dialog.getByLabel('Approved by').fill('Superintendent Ellis');
    await dialog.getByRole('textbox', { name: 'Contact' }).fill('Sergeant Poole, desk 4');
    expect(await faults(page)).toEqual([]);
    await make.click();
    await page.locator('.overlap-next').waitFor();
    await page.getByText('Hand the offer to').waitFor();
    await looked(page);
    await save(page, 'offer');
  });

  it('takes no file that is not the partner’s', async () => {
    const strange = join(dir, 'strange.clew');
    writeFileSync(strange, 'no offer at all\n');
    for (const wrong of [strange, files['offer']!]) {
      await take(page, wrong);
      await page.locator('.overlap-taking.against').waitFor();
      expect((await page.locator('.overlap-taking p').allInnerTexts()).join(' ').length).toBeGreaterThan(20);
      await page.locator('.overlap-taking').getByRole('button', { name: 'Close' }).click();
    }
    await take(other, strange);
    await other.locator('.overlap-taking.against').waitFor();
    expect(await other.locator('.overlap-taking').innerText()).not.toContain('操作未完成');
    expect(await other.locator('.overlap-taking').innerText()).toContain('strange.clew');
    await other.locator('.overlap-taking').getByRole('button', { name: '关闭' }).click();
  });

  it('shows who asks and why, and answers', async () => {
    await take(other, files['offer']!);
    await other.locator('.overlap-next').waitFor();
    const asks = other.locator('.panel', { hasText: '何人提出，所为何事' });
    for (const told of ['Joint case on Golden Harbour', 'Agreement of 2025, article 4', 'Superintendent Ellis'])
      expect(await asks.innerText()).toContain(told);
    await looked(other);
    // Refusing is thought better of.
    await other.keyboard.press('r');
    await other.getByRole('dialog').waitFor();
    await other.keyboard.press('Escape');
    await other.keyboard.press('a');
    const dialog = other.getByRole('dialog');
    await dialog.getByLabel('用途').fill('核查金港平台');
    await dialog.getByLabel('法律依据').fill('刑事诉讼法第十八条');
    await dialog.getByLabel('批准人').fill('李支队长');
    await dialog.getByRole('textbox', { name: '联系人' }).fill('李警官');
    await dialog.locator('.overlap-kinds li').first().waitFor();
    expect(await faults(other)).toEqual([]);
    await dialog.getByRole('button', { name: '固定标识集并答复' }).click();
    await dialog.waitFor({ state: 'detached' });
    await save(other, 'answer');
  });

  it('opens what is in common, with what was agreed to be told, and no more', async () => {
    await take(page, files['answer']!);
    const ring = page.locator('.overlap-ring').first();
    await ring.waitFor();
    expect(await page.locator('.overlap-ring td.value').allInnerTexts()).toEqual([`tron:${wallet}`]);
    const told = await ring.innerText();
    expect(told).toContain('李警官');
    expect(told).toContain('3 reports of theirs');
    expect(told).not.toContain('loss');
    await looked(page);
    await picture(page, 'overlap-run.en');
    await speak(page, 'zh');
    await picture(page, 'overlap-run.zh');
    await speak(page, 'en');
    await save(page, 'result');
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('.overlap-sheet').innerText();
    for (const part of [wallet, 'Joint case on Golden Harbour', 'Steps']) expect(paper).toContain(part);
    expect(await page.locator('.overlap-next').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('lets the other side learn the same, once', async () => {
    await take(other, files['result']!);
    await other.locator('.overlap-ring').first().waitFor();
    expect(await other.locator('.overlap-ring td.value').allInnerTexts()).toEqual([`tron:${wallet}`]);
    expect(await other.locator('.overlap-ring').innerText()).toContain('Sergeant Poole, desk 4');
    await take(other, files['result']!);
    await other.locator('.overlap-taking.against').waitFor();
    await other.locator('.overlap-taking').getByRole('button', { name: '关闭' }).click();
  });

  it('says on the ring who else knows it, and asks them for a package', async () => {
    await page.locator('.overlap-ring').getByRole('button', { name: 'Ask for a package about these' }).click();
    const dialog = page.getByRole('dialog');
    expect(await faults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save the request' }).click();
    const request = join(dir, 'request.txt');
    await (await coming).saveAs(request);
    await dialog.waitFor({ state: 'detached' });
    await take(other, request);
    await other.getByText('对方请求移送卷宗').first().waitFor();
    await other.goto(new URL('/overlap', other.url()).href);
    const asks = other.locator('.overlap-requests');
    await asks.getByText('here.example/log 就 1 个标识提出请求').waitFor();
    expect(await asks.locator('a[href^="/rings/"]').count()).toBe(1);
    await looked(other);
    await picture(other, 'overlap.zh');
    await speak(other, 'en');
    await picture(other, 'overlap.en');
    await speak(other, 'zh');
    await page.getByRole('heading', { name: 'Asked for packages' }).waitFor();
    await page.locator('.overlap-ring h3 a').click();
    await page.locator('.known-to', { hasText: 'Also known to abroad.example/log' }).waitFor();
    await page.goto(new URL('/overlap?tab=table', page.url()).href);
    await page.locator('.overlap-across .shared', { hasText: '1' }).waitFor();
    await looked(page);
  });

  it('lists runs with what comes next, and what a judge gets', async () => {
    await page.goto(new URL('/overlap', page.url()).href);
    const row = page.getByRole('row', { name: /abroad\.example/u });
    await row.waitFor();
    expect(await row.innerText()).toContain('hand the result on');
    await looked(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.overlap-run').waitFor();
    await page.goto(new URL('/overlap?tab=judge', page.url()).href);
    await page.getByText('clew overlap audit O').waitFor();
    await looked(page);
    // A narrow window scrolls in one direction alone.
    await page.setViewportSize({ width: 400, height: 720 });
    for (const path of ['/overlap', '/overlap?tab=partners', '/overlap?tab=table']) {
      await page.goto(new URL(path, page.url()).href);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth), path).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(viewport);
  });

  it('complained of nothing, and asked nobody else', () => {
    expect(complaints.flat().filter((each) => !/status of 4\d\d/u.test(each))).toEqual([]);
    expect(strangers.flat()).toEqual([]);
  });
});
