import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clew, complaintsOf, openBrowser, skipped, start, type Started, viewport } from './started.ts';
import { faults, picture, purpose } from './steps.ts';

const dayMs = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * Reports made for this test: one gang that sits in Laukkai until June and in Myawaddy from July on, with domains of one pattern; twelve
 * ordinary ones a month; and in the last week six of a kind that was not there before.
 */
function reports(): string {
  const rows: string[][] = [];
  const add = (at: number, kind: string, text: string): void => {
    rows.push([`PIC-${String(rows.length + 1).padStart(3, '0')}`, dayOf(at), kind, String(900 + rows.length * 37), 'CNY', text]);
  };
  const begin = Date.UTC(2026, 2, 2);
  for (let week = 0; week < 28; week++) {
    const at = begin + week * 7 * dayMs;
    if (week < 12 || week > 17) {
      const [place, site] = week < 12 ? ['老街', 1] : ['妙瓦底', 7];
      for (const more of [0, 2]) {
        add(
          at + more * dayMs,
          '投资理财',
          `对方在微信加我为好友，推荐我下载投资平台 lmtz0${site + (week % 3)}.example，联系Telegram账号 @lmtz_pic951。先充值小额获利提现成功，之后投入资金，平台提示账户冻结无法提现。对方称公司在缅甸${place}的园区内。`,
        );
      }
    }
    for (const more of [1, 3, 5]) {
      add(
        at + more * dayMs,
        '购物',
        `本人在网上看到低价手机，付款后卖家不发货并将我拉黑，第${week}周，订单尾号${1000 + week * 10 + more}。`,
      );
    }
  }
  for (let i = 0; i < 6; i++) {
    add(
      begin + (27 * 7 + i) * dayMs,
      '其他',
      `对方冒充运营商称我的eSIM卡被异地补办，要求扫描二维码做实名复核，随后我的手机没有信号，网银被转走，复核链接 esim-fuhe${i}.example。`,
    );
  }
  return [['编号', '报案时间', '案件类别', '涉案金额', '币种', '案情描述'], ...rows].map((row) => row.join(',')).join('\n');
}

describe.skipIf(skipped !== undefined)(`the picture${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-picture-'));
  const casebook = join(dir, 'casebook');
  let served: Started;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    const file = join(dir, 'reports.csv');
    writeFileSync(file, reports());
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
  const both = async (path: string, name: string): Promise<void> => {
    for (const language of ['zh', 'en'] as const) {
      await page.evaluate(`localStorage.setItem('clew.language', '${language}')`);
      await go(path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
      for (const theme of ['dark', 'light']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
        expect(await faults(page)).toEqual([]);
      }
      await picture(page, `${name}.${language}`);
    }
  };

  it('is reached by keys, and shows the map of the last week with what it says in words', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'Picture', level: 1 }).waitFor();
    await page.locator('.map .town').first().waitFor();
    expect(await page.locator('.time-now').innerText()).toMatch(/2026-\d\d-\d\d – 2026-\d\d-\d\d.*reports?/su);
    expect(await page.locator('.picture-beside').innerText()).toContain('Myawaddy');
    await both('/picture', 'picture');
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
    await both('/picture?tab=types', 'picture-types');
    await page.locator('.chart svg').first().waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('.picture-figures tbody tr').first().waitFor();
    const rows = await page.locator('.picture-figures tbody tr').count();
    await page.getByRole('combobox', { name: 'Type' }).selectOption('investment');
    await expect.poll(async () => await page.locator('.picture-figures tbody tr').count()).toBeLessThan(rows);
  });

  it('lists moves, and records by keys that a person confirms one', async () => {
    await both('/picture?tab=moves', 'picture-moves');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.picture-side h2').waitFor();
    expect(await page.locator('.picture-side').innerText()).toContain('Laukkai → Myawaddy');
    await page.keyboard.press('c');
    await because('两名被带走者的陈述');
    await page.locator('.picture-side .state.person').waitFor();
    expect(await page.locator('.picture-side').innerText()).toContain('confirmed by a person');
    const acts = JSON.parse(clew('log', '--act', 'picture.judge', '--json', '-C', casebook)) as { body: { verdict: string } }[];
    expect(acts.at(-1)!.body.verdict).toBe('confirmed');
  });

  it('shows on the ring where it worked, how it works and how it names its domains', async () => {
    await page.locator('.picture-side a.value').first().click();
    await page.locator('.ring-head').waitFor();
    const ring = new URL(page.url()).pathname;
    for (const tab of ['moves', 'modus', 'domains']) await both(`${ring}?tab=${tab}`, `ring-${tab}`);
    expect(await page.locator('.ring-domains').innerText()).toContain('lmtz0');
    await go(`${ring}?tab=moves`);
    expect(await page.locator('.ring-stays tbody').innerText()).toMatch(/Laukkai[\s\S]*Myawaddy/u);
    await go(`${ring}?tab=modus`);
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
    await both('/picture?tab=routines', 'picture-routines');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.picture-side li').first().waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByLabel('What to call it').fill('eSIM hijack');
    await because('nobody here knew it');
    await page.locator('.picture-side .state.person').waitFor();
    expect(await page.locator('.picture-side h2').innerText()).toBe('eSIM hijack');
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
    await both('/stats?year=2026', 'stats');
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
