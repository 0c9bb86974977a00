import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ScamType } from '../src/model/index.ts';
import { taxonomy, type Taxonomy } from '../src/scam/index.ts';
import { emptyGrams } from '../src/scam/type/grams.ts';
import { Scorer } from '../src/scam/type/model.ts';
import { verdictOf } from '../src/scam/type/classify.ts';
import { shipped } from '../src/scam/type/shipped.ts';
import { extractMentions } from '../src/extract/index.ts';
import { readDialogues } from '../scripts/scam-types/dialogues.ts';
import { fit, options, quantise } from '../scripts/scam-types/fit.ts';
import { classes, dialogueSamples, mostRows, ownSamples, strangers, temperOf } from '../scripts/scam-types/learn.ts';
import { sampleOf } from '../scripts/scam-types/samples.ts';
import { ownWords } from '../scripts/scam-types/texts.ts';
import { parseCsv } from '../test/support/csv.ts';
import { accuracy, calibrationError, confusion, macroF1, predicted, type Said } from './scam/measures.ts';
import { dialogues, dialoguesFile, fakeBaseStation, fraudR1, isHere, type Item, partOf, spamHunter } from './scam/sets.ts';

// How well the type of a scam is read from texts nobody learnt from. Classes of the sets are mapped by src/scam/data/taxonomy.json.
//   npm run bench -- scam-types [--only halves,zero,own,speed,sim] [--sim DIR] [--card]
// `--card` writes what is measured into docs/reference/scam-type-model.md, below its heading Figures.

const { values } = parseArgs({ options: { only: { type: 'string' }, sim: { type: 'string' }, card: { type: 'boolean' } } });
const wanted = (name: string): boolean => values.only === undefined || values.only.split(',').includes(name);
if (!isHere) {
  console.log('skipped: ../shared/data is not here');
  process.exit(0);
}

const round = (value: number): string => value.toFixed(3);
const lines: string[] = [];
function say(line: string): void {
  lines.push(line);
  console.log(line);
}
const heading = (text: string): void => say(`\n### ${text}\n`);

function report(name: string, said: readonly Said[], baselines: Readonly<Record<string, readonly Said[]>>): void {
  const beside = Object.entries(baselines).map(([base, of]) => `${base} ${round(macroF1(of))}`);
  say(
    `${name}: macro-F1 ${round(macroF1(said))}, accuracy ${round(accuracy(said))}, ECE ${round(calibrationError(said))}, items ${said.length}${beside.length > 0 ? ` (macro-F1 of ${beside.join(', ')})` : ''}`,
  );
}

/** Always the commonest label. */
function majority(items: readonly Item[]): Said[] {
  const counts = new Map<string, number>();
  for (const { label } of items) counts.set(label, (counts.get(label) ?? 0) + 1);
  const said = [...counts].sort((a, b) => b[1] - a[1])[0]![0];
  return items.map(({ label }) => ({ label, said, confidence: 1 }));
}

/** The class most of whose own words stand in the text; the commonest label where none does. */
function keywords(items: readonly Item[], tongue: 'en' | 'zh', classOf: (type: string) => string | undefined): Said[] {
  const commonest = majority(items)[0]!.said;
  const lists = classes.map((type) => [classOf(type), ownWords(type, tongue).map((word) => word.toLowerCase())] as const);
  return items.map(({ text, label }) => {
    const lower = text.toLowerCase().replaceAll(tongue === 'zh' ? /\s/gu : /\s+/gu, tongue === 'zh' ? '' : ' ');
    const hits = new Map<string, number>();
    for (const [to, words] of lists) {
      if (to === undefined) continue;
      hits.set(to, (hits.get(to) ?? 0) + words.filter((word) => lower.includes(word)).length);
    }
    const [said, most] = [...hits].sort((a, b) => b[1] - a[1])[0]!;
    return { label, said: most === 0 ? commonest : said, confidence: 1 };
  });
}

if (wanted('halves')) {
  heading('Dialogues: learnt from own texts and one half, tried on the other half');
  const items = dialogues();
  const { dialogues: told } = readDialogues(dialoguesFile);
  const samples = dialogueSamples(told);
  const classOf = (type: string): string | undefined => taxonomy[type as ScamType].as.teleAntiFraud?.[0];
  const own = ownSamples();
  const all: Said[] = [];
  for (const half of [0, 1]) {
    const known = samples.filter((_, i) => i % 2 !== half);
    const model = quantise(fit([...own, ...known], classes), mostRows, temperOf(strangers(known)));
    const scorer = new Scorer(model);
    const said = items
      .filter((_, i) => i % 2 === half)
      .map((item) => ({ label: item.label, ...predicted(scorer, item, classOf) }));
    report(`half ${half}`, said, {});
    all.push(...said);
  }
  report('both', all, { majority: majority(items), keywords: keywords(items, 'zh', classOf) });
  say(`\n${confusion(all)}`);
}

if (wanted('zero')) {
  heading('Zero-shot: the shipped model on sets it never saw');
  const { scorer, head } = shipped();
  const zero = (name: string, items: readonly Item[], elsewhere: Taxonomy, tongue: 'en' | 'zh', isCoarse = false): void => {
    const coarse = (label: string): string => (isCoarse ? label.slice(0, 2) : label);
    const merged = (label: string): string =>
      ['AD', 'IL'].includes(coarse(label)) && label !== 'IL:Gambling' ? coarse(label) : label;
    const nameOf = (type: string): string | undefined => {
      const to = taxonomy[type as ScamType].as[elsewhere]?.[0];
      return to === undefined ? undefined : merged(to);
    };
    // A class of three items decides nothing, and would count like one of a thousand.
    const counts = new Map<string, number>();
    for (const { label } of items) counts.set(label, (counts.get(label) ?? 0) + 1);
    const mapped = new Set(
      classes.flatMap((type) => taxonomy[type].as[elsewhere] ?? []).filter((label) => counts.get(label)! >= 10),
    );
    const kept = items.filter(({ label }) => mapped.has(label)).map((item) => ({ ...item, label: merged(item.label) }));
    const targets = new Set(kept.map(({ label }) => label));
    const classOf = (type: string): string | undefined => {
      const to = nameOf(type);
      return to !== undefined && targets.has(to) ? to : undefined;
    };
    const said = kept.map((item) => ({ label: item.label, ...predicted(scorer, item, classOf) }));
    const unseen = said.filter((_, i) => partOf(kept[i]!.group, 2) === 1);
    report(`${name}, all`, said, { majority: majority(kept), keywords: keywords(kept, tongue, classOf) });
    report(`${name}, the half whose tables chose nothing`, unseen, {});
    const open = kept.map((item) => ({ label: item.label, ...verdictOf(item.text, item.mentions) }));
    const told = open.filter(({ type }) => type !== undefined);
    const right = told.filter(({ type, label }) => nameOf(type!) === label).length;
    say(
      `${name} as shipped (all ${head.classes.length} types, says nothing when unsure): says a type of ${told.length} of ${open.length}, ${round(right / told.length)} of them right`,
    );
    say(`\n${confusion(said)}\n`);
  };
  zero('Fraud-R1 Chinese', fraudR1('chinese'), 'fraudR1', 'zh');
  zero('Fraud-R1 English', fraudR1('english'), 'fraudR1', 'en');
  zero('FBS SMS', fakeBaseStation(), 'fakeBaseStation', 'zh', true);
}

/** The same features, learnt from the set itself: five parts, each tried on by what the other four taught. */
function crossValidated(name: string, items: readonly Item[], goal: number): void {
  const labels = [...new Set(items.map(({ label }) => label))].sort();
  const samples = items.map(({ text, mentions, label }) => sampleOf(text, mentions, labels.indexOf(label)));
  const all: Said[] = [];
  for (let part = 0; part < 5; part++) {
    const isTried = items.map(({ group }) => partOf(group, 5) === part);
    const how = { ...options, epochs: 12, dropout: 0.3 };
    const scorer = new Scorer(
      quantise(
        fit(
          samples.filter((_, i) => !isTried[i]),
          labels,
          how,
        ),
        200_000,
      ),
    );
    items.forEach((item, i) => {
      if (isTried[i]) all.push({ label: item.label, ...predicted(scorer, item, (own) => own) });
    });
  }
  report(`${name} (asked: ${goal})`, all, { majority: majority(items) });
  say(`\n${confusion(all)}\n`);
}

if (wanted('own')) {
  heading('Features alone: learnt from the set itself, cross-validated, not shipped');
  // Fewer than ten of a class leave some part without any.
  const atLeast = (items: readonly Item[], least: number): Item[] => {
    const counts = new Map<string, number>();
    for (const { label } of items) counts.set(label, (counts.get(label) ?? 0) + 1);
    return items.filter(({ label }) => counts.get(label)! >= least);
  };
  crossValidated('FBS SMS, 14 classes by template', fakeBaseStation(), 0.83);
  crossValidated('Fraud-R1 Chinese, 9 classes', fraudR1('chinese'), 0.86);
  crossValidated('Fraud-R1 English, 9 classes', fraudR1('english'), 0.86);
  crossValidated('SpamHunter, classes of ten items and more', atLeast(spamHunter(), 10), 0.62);
}

if (wanted('speed')) {
  heading('Speed on one core');
  const base = dialogues()
    .map(({ text }) => text.slice(0, 300))
    .slice(0, 1000);
  const inputs = base.map((text) => ({ text, mentions: extractMentions({ text }) }));
  const { scorer } = shipped();
  const grams = emptyGrams();
  let best = 0;
  for (let round = 0; round < 10; round++) {
    // Processor time: what else the machine does is not the model's doing.
    const from = process.cpuUsage();
    for (const { text, mentions } of inputs) scorer.scoreText(text, mentions, grams);
    const { user, system } = process.cpuUsage(from);
    best = Math.max(best, (inputs.length / (user + system)) * 1e6);
  }
  say(`${Math.round(best).toLocaleString('en')} reports/s of 300 characters, by processor time (best of ten rounds)`);
}

if (wanted('sim') && values.sim !== undefined) {
  heading('Reports of the simulator');
  const rings = new Map(
    parseCsv(readFileSync(`${values.sim}/truth_rings.csv`, 'utf8')).map((row) => [row['ring_id']!, row['type']!] as const),
  );
  const ringOf = new Map(
    parseCsv(readFileSync(`${values.sim}/truth.csv`, 'utf8')).map((row) => [row['report_id']!, row['ring_id']!] as const),
  );
  const file = `${values.sim}/reports.csv`;
  if (!existsSync(file)) throw new Error(`${file} is not here`);
  const { scorer } = shipped();
  const classOf = (type: string): string | undefined => taxonomy[type as ScamType].as.simulator?.[0];
  const rows = parseCsv(readFileSync(file, 'utf8')).flatMap(({ report_id: id = '', language = '', text = '' }) => {
    const label = rings.get(ringOf.get(id) ?? '');
    return label === undefined ? [] : [{ text, mentions: extractMentions({ text }), label, group: '', language }];
  });
  for (const [name, items] of [
    ['all', rows],
    ['Chinese', rows.filter(({ language }) => language === 'zh')],
    ['English', rows.filter(({ language }) => language === 'en')],
  ] as const) {
    const said = items.map((item) => ({ label: item.label, ...predicted(scorer, item, classOf) }));
    const tongue = name === 'English' ? 'en' : 'zh';
    report(`simulator, 10 classes, ${name}`, said, {
      majority: majority(items),
      ...(name === 'all' ? {} : { keywords: keywords(items, tongue, classOf) }),
    });
    const told = items.flatMap(({ label, ...item }) => {
      const { type } = verdictOf(item.text, item.mentions);
      return type === undefined ? [] : [classOf(type) === label];
    });
    const right = told.filter(Boolean).length;
    say(`as shipped: says a type of ${told.length} of ${items.length}, ${round(right / told.length)} of them right`);
    if (name !== 'all') say(`\n${confusion(said)}\n`);
  }
}

if (values.card) {
  const card = new URL('../docs/reference/scam-type-model.md', import.meta.url);
  const figures = '\n## Figures\n';
  const model = createHash('sha256')
    .update(readFileSync(new URL('../src/scam/data/types.bin', import.meta.url)))
    .digest('hex');
  const [told, before = ''] = readFileSync(card, 'utf8').split(figures);
  const measured = sectionsOf(lines.join('\n'));
  const earlier = sectionsOf(before);
  // What was not measured this time stands as it was, and is said to.
  const all = new Map([...earlier, ...measured]);
  const kept = [...all.keys()].filter((name) => !measured.has(name));
  const by = 'Written by `npm run bench -- scam-types --sim DIR --card`; measured on the model with SHA-256';
  const note = kept.length === 0 ? '' : ` Of an earlier run: ${kept.map((name) => `*${name}*`).join('; ')}.`;
  const texts = [...all].map(([name, text]) => `### ${name}\n\n${text.replaceAll(/\n{3,}/gu, '\n\n').trim()}\n`);
  writeFileSync(card, `${told}${figures}\n${by} \`${model}\`.${note}\n\n${texts.join('\n')}`);
}

/** What stands below each heading, by heading. */
function sectionsOf(text: string): Map<string, string> {
  return new Map(
    text
      .split(/^### /mu)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n'))] as const),
  );
}
