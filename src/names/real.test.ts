import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareNames, nameKeys, nameThreshold, readName } from './index.ts';

/** A public set that lies beside the repository on the machines where Clew is built; it may not be shipped with it. */
const folder = fileURLToPath(new URL('../../../shared/data/names_chinese_romanised/', import.meta.url));

function rows(file: string): string[][] {
  return readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/gu)].map(([, quoted, bare]) => quoted ?? bare ?? ''));
}
const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/gu, '');
const share = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;

describe.skipIf(!existsSync(folder))('Chinese names in Latin letters (public set; skipped where it is not there)', () => {
  it('tells which pairs are one name, and finds those by their keys', () => {
    let [right, wrong, missed, met, positive] = [0, 0, 0, 0, 0];
    for (const [a = '', b = '', same] of rows('pairs.csv')) {
      const [left, other] = [readName(a), readName(b)];
      const isMatch = compareNames(left, other).score >= nameThreshold;
      if (same === '1') {
        positive += 1;
        const keys = nameKeys(left);
        if (nameKeys(other).some((key) => keys.includes(key))) met += 1;
      }
      if (isMatch && same === '1') right += 1;
      else if (isMatch) wrong += 1;
      else if (same === '1') missed += 1;
    }
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.97);
    expect((2 * right) / (2 * right + wrong + missed)).toBeGreaterThanOrEqual(0.93);
    expect(met / positive).toBeGreaterThanOrEqual(0.995);
  });

  it('knows Chinese names from others, and their parts', () => {
    let [chinese, known, parts, surnames, others, refused] = [0, 0, 0, 0, 0, 0];
    for (const [, input = '', isChinese, normalized = ''] of rows('cases.csv')) {
      const [form] = readName(input).forms;
      const isRead = form?.tradition === 'zh';
      if (isChinese !== '1') {
        others += 1;
        if (!isRead) refused += 1;
        continue;
      }
      chinese += 1;
      if (!isRead) continue;
      known += 1;
      const text = (role: string): string =>
        form.words
          .filter((word) => word.role === role)
          .map((word) => word.text)
          .join('');
      if (letters(text('given') + text('surname')) === letters(normalized)) parts += 1;
      if (letters(normalized.split(' ').slice(1).join('')) === text('surname')) surnames += 1;
    }
    expect(share(known, chinese)).toBeGreaterThanOrEqual(95);
    expect(share(refused, others)).toBeGreaterThanOrEqual(90);
    expect(share(parts, chinese)).toBeGreaterThanOrEqual(90);
    expect(share(surnames, chinese)).toBeGreaterThanOrEqual(90);
  });
});
