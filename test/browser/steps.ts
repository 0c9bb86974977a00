import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** `CLEW_SCREENS=1` takes pictures of pages for the guide. */
const pictures = process.env['CLEW_SCREENS'] === undefined ? undefined : join(import.meta.dirname, '../../docs/guide/img');

/** Keeps what is on the screen for the guide, when pictures are taken. */
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Says why somebody's data are looked at, where that is asked. */
export async function purpose(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Why do you look at this?' });
  const wanted = await dialog.waitFor({ timeout: 4000 }).then(
    () => true,
    () => false,
  );
  if (!wanted) return;
  await dialog.getByText('Investigation').first().click();
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Rules that another theme may break: it changes colours alone. */
export const colours = ['cat.color'];

/** What axe finds wrong on the page by rules of these tags, by all rules without. What is right is not collected: that takes longest. */
export async function violations(
  page: Page,
  tags?: readonly string[],
): Promise<{ readonly id: string; readonly targets: string[] }[]> {
  // Results of several frames are put together in a page of their own, which a page without frames needs not.
  const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1).options({ resultTypes: ['violations'] });
  const found = await (tags === undefined ? axe : axe.withTags([...tags])).analyze();
  return found.violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.join(' ')) }));
}

/** What WCAG 2.2 AA asks of the page and it does not keep; or of some rules of it. */
export async function faults(page: Page, rules: readonly string[] = everything): Promise<string[]> {
  return (await violations(page, rules)).map(({ id, targets }) => `${id}: ${targets.join(', ')}`);
}
