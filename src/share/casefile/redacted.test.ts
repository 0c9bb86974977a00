import { inflateSync } from 'node:zlib';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { canonicalJson, type Dossier, PackageInfo } from '../../model/index.ts';
import { madeVictims, makeCase, owner } from '../../../test/support/made-case.ts';
import { addSupport } from '../../review/index.ts';
import { redact } from '../send/redact.ts';
import { casefile } from './index.ts';

const info = PackageInfo.parse({
  recipient: 'Partner',
  label: 'AMBER',
  reason: 'indicators',
  redact: 'victims',
  languages: ['en', 'zh'],
  originals: false,
  wholeLog: false,
  id: 'P0123456789ab',
  at: Date.UTC(2026, 1, 9),
  withheld: 3,
});

/** Everything that can be read out of a PDF: its text without blanks, and each of its streams unpacked, attachments among them. */
async function everything(dossier: Dossier): Promise<string> {
  const data = Buffer.from(canonicalJson(dossier));
  const pdf = await casefile(dossier, info, [
    { name: 'dossier.json', bytes: data, media: 'application/json', about: 'the case' },
  ]);
  const raw = Buffer.from(pdf);
  const parts = [raw.toString('utf8')];
  for (let at = raw.indexOf('stream\n'); at >= 0; at = raw.indexOf('stream\n', at + 1)) {
    try {
      parts.push(inflateSync(raw.subarray(at + 7), { finishFlush: 2 }).toString('utf8'));
    } catch {
      // The end of a stream, or one that is not packed: its bytes are in the file as they are.
    }
  }
  const { text } = await extractText(await getDocumentProxy(pdf, { verbosity: 0 }), { mergePages: true });
  return [...parts, text.replace(/\s+/gu, '')].join('\n');
}

it('names no victim in a page, a stream or an attachment once they are left out', { timeout: 120_000 }, async () => {
  const made = await makeCase();
  try {
    const [{ name, phone }] = madeVictims;
    const { ctx, id } = { ...made, ctx: made.workbench.ctx };
    const told = await made.dossier();
    const report = told.reports.find(({ ref }) => ref === 'ZA-001')!.id;
    const ground = { kind: 'report' as const, ref: report, start: 0, end: 5 };
    const template = told.boards[0]!.template;
    const words = { template: template.id, element: template.elements[0]!.id, ground, stance: 'for' as const };
    await addSupport(ctx, id, { ...words, reason: `${name} (${phone}) confirms it` }, owner);
    const whole = await made.dossier();
    const names = madeVictims.flatMap((victim) => [victim.name, victim.phone, victim.account]).filter((word) => word !== '');
    // An officer wrote of one, and the page shows what officers write: what is looked for would be found.
    expect(await everything(whole)).toContain(name);
    const left = await everything(redact(whole).dossier);
    for (const word of names) {
      expect(left.includes(word), word).toBe(false);
      expect(left.includes(word.replace(/\s+/gu, '')), word).toBe(false);
    }
    expect(left).toContain('golden_fx88');
  } finally {
    await made.close();
  }
});
