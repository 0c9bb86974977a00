import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractMentions } from '../src/extract/index.ts';
import { plan } from '../src/intake/index.ts';
import { buildTable, chooseReasons, Explainer, link } from '../src/link/index.ts';
import type { Because, ReportColumns } from '../src/model/index.ts';
import { read } from '../src/path/read.ts';

// The promise behind every link: what it says both reports name stands in both, at the places given. Checked on the
// sample by reading the words at each place anew, apart from the linker.

const sample = join(import.meta.dirname, '..', 'sample');

async function batchesOf(name: string): Promise<ReportColumns[]> {
  const path = join(sample, name);
  const batches: ReportColumns[] = [];
  for await (const { columns } of read(path, await plan(path), { keepWords: true })) batches.push(columns);
  return batches;
}

const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Whether the words of a span spell the value, read by plain means for the kinds that allow it. */
function spells({ kind, value }: Because, raw: string): boolean | undefined {
  const told = letters(raw);
  if (kind === 'account' || kind === 'card' || kind === 'iban') return told.includes(letters(value));
  if (kind === 'phone' && /^\D*[\d\s()+\-－．.０-９]+$/u.test(raw))
    return letters(value).endsWith(told.replace(/^(86|1|0)/u, '').slice(-7));
  if (kind === 'wallet') return told.includes(letters(value.slice(value.indexOf(':') + 1)));
  if (kind === 'handle') return told.includes(letters(value.slice(value.indexOf(':') + 1)));
  if (kind === 'email' && raw.includes('@')) return told === letters(value);
  return undefined;
}

describe.each(['reports-zh.csv', 'reports-en.csv'])('the reasons for %s', async (name) => {
  const batches = await batchesOf(name);
  const table = buildTable(batches);
  const result = link(table);
  const explainer = new Explainer(result, batches);
  const reasons = chooseReasons(result, explainer.weigher);
  const links = Array.from({ length: reasons.count }, (_, i) =>
    explainer.link(reasons.a[i]!, reasons.b[i]!, reasons.confidence[i]),
  );
  const wordsOf = (id: string, field: string | undefined): string => {
    const r = table.id.indexOf(id);
    const batch = batches[table.batch[r]!]!;
    const at = table.position[r]!;
    return field === undefined ? batch.text![at]! : (JSON.parse(batch.fields![at]!) as Record<string, string>)[field]!;
  };

  it('exist, and every report of a ring has one', () => {
    expect(links.length).toBeGreaterThan(50);
    const told = new Set(links.flatMap(({ a, b }) => [a, b]));
    for (const ring of result.rings) for (const r of ring.reports) expect(told.has(table.id[r]!)).toBe(true);
  });

  it('name only what stands in both reports at the places given', () => {
    let checked = 0;
    for (const { a, b, because } of links) {
      for (const tie of because) {
        if (tie.kind === 'text' || tie.kind === 'victim') continue;
        for (const id of [a, b]) expect(tie.spans.some(({ report }) => report === id)).toBe(true);
        for (const { report, field, start, end, raw } of tie.spans) {
          const words = wordsOf(report, field);
          expect(words.slice(start, end)).toBe(raw);
          expect(raw).not.toBe('');
          const found = extractMentions({ text: words }).filter((mention) => mention.start < end && mention.end > start);
          const isSpelled = spells(tie, raw!);
          if (isSpelled === undefined) expect(found.length, `${tie.kind} in ${report}`).toBeGreaterThan(0);
          else expect(isSpelled, `${tie.kind} in ${report}`).toBe(true);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('never rest on a mention of the victim, of an institution or of an earlier scam', () => {
    for (const { because } of links) {
      for (const { spans } of because) {
        for (const { report, field, start, end } of spans) {
          const seen = explainer.sources
            .all(table.id.indexOf(report))
            .find((each) => each.field === field && each.start === start && each.end === end)!;
          expect(['suspect', 'unknown']).toContain(seen.role);
          expect(seen.earlier || seen.masked).toBe(false);
        }
      }
    }
  });

  it('weigh as they are sorted, and are told in both languages', () => {
    for (const { sentence, weight } of links) {
      expect(Number.isFinite(weight)).toBe(true);
      expect(sentence.en).toMatch(/^(Both|The two) reports .+\.$/u);
      expect(sentence.zh).toMatch(/^两份报案.+。$/u);
      expect(`${sentence.en}${sentence.zh}`).not.toMatch(/undefined|NaN|\[object/u);
    }
  });
});
