import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type ScamType, scamTypes } from '../../src/model/index.ts';
import { emptyGrams } from '../../src/scam/type/grams.ts';
import { Scorer } from '../../src/scam/type/model.ts';
import type { ModelHead } from '../../src/scam/type/shipped.ts';
import { fit, type FitOptions, options, quantise, type Sample } from './fit.ts';
import { sampleOf } from './samples.ts';
import { ownTexts } from './texts.ts';

/** The classes of the shipped model: every type that has texts. */
export const classes: readonly ScamType[] = scamTypes.filter((type) => type !== 'other');

/** Rows kept: what the package has room for. */
export const mostRows = 60_000;
/** One dialogue counts less than one text of ours: a thousand of one maker's would else teach his manner for the matter. */
const dialogueWeight = 0.4;

export interface Dialogue {
  readonly text: string;
  readonly type: ScamType;
}

export function ownSamples(half?: number): Sample[] {
  return ownTexts(half).map(({ text, mentions, type }) => sampleOf(text, mentions, classes.indexOf(type)));
}

export function dialogueSamples(dialogues: readonly Dialogue[]): Sample[] {
  return dialogues.map(({ text, type }) => sampleOf(text, [], classes.indexOf(type), dialogueWeight));
}

/** SHA-256 over the files of own sentences, by name. */
export function ownDigest(): string {
  const folder = new URL('../scam-texts/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(`${name}\n`).update(readFileSync(new URL(name, folder)));
  return hash.digest('hex');
}

/** A text that was not learnt from, and the model to ask about it. */
interface Held {
  readonly scorer: Scorer;
  readonly sample: Sample;
}

/** Precision asked of a type that is said. */
const precisionAsked = 0.95;

/**
 * What scores are divided by. Texts held out of those by the same hand are read with more right than what a stranger writes: a temperature
 * chosen there makes the model too sure of itself. So it is chosen where the hand changes: a model of the sentences alone is asked about
 * dialogues, none of which it knows. The smallest Brier score counts, in tenths from 0.4 to 4.
 */
export function temperatureFor(unknown: readonly Sample[], scorer: Scorer): number {
  const held = unknown.map((sample) => ({ scorer, sample }));
  let temperature = 1;
  let smallest = Infinity;
  for (let step = 4; step <= 40; step++) {
    const tried = step / 10;
    let brier = 0;
    for (const { p, target } of predictions(held, tried)) {
      for (let c = 0; c < p.length; c++) {
        const off = p[c]! - (c === target ? 1 : 0);
        brier += off * off;
      }
    }
    if (brier < smallest) [smallest, temperature] = [brier, tried];
  }
  return temperature;
}

/** A model of the sentences alone. */
export const stranger = (how: FitOptions = options): Scorer => new Scorer(quantise(fit(ownSamples(), classes, how), mostRows, 1));

/**
 * Temperature and threshold. The threshold is the lowest that keeps the precision asked where two models, each of one half of sentences and
 * dialogues, are asked about the other half.
 */
export function calibrate(
  dialogues: readonly Dialogue[],
  how: FitOptions = options,
): { temperature: number; sure: number; precision: number; said: number } {
  const all = dialogueSamples(dialogues);
  const temperature = temperatureFor(all, stranger(how));
  const held: Held[] = [];
  for (const half of [0, 1]) {
    const known = [...ownSamples(half), ...all.filter((_, i) => i % 2 === half)];
    const scorer = new Scorer(quantise(fit(known, classes, how), mostRows, 1));
    for (const sample of [...ownSamples(1 - half), ...all.filter((_, i) => i % 2 !== half)]) held.push({ scorer, sample });
  }
  const said: { readonly confidence: number; readonly right: boolean }[] = [];
  for (const { p, target } of predictions(held, temperature)) {
    const confidence = Math.max(...p);
    said.push({ confidence, right: p.indexOf(confidence) === target });
  }
  for (let percent = 40; ; percent++) {
    const sure = said.filter(({ confidence }) => confidence >= percent / 100);
    const precision = sure.filter(({ right }) => right).length / sure.length;
    if (precision >= precisionAsked || percent === 99)
      return { temperature, sure: percent / 100, precision, said: sure.length / said.length };
  }
}

/** Probabilities at a temperature; each is overwritten by the next. */
function* predictions(held: readonly Held[], temperature: number): Generator<{ p: Float64Array; target: number }> {
  const grams = emptyGrams();
  const cooled = new Map<Scorer, Scorer>();
  for (const { scorer, sample } of held) {
    let cool = cooled.get(scorer);
    if (cool === undefined) {
      const { model } = scorer;
      cool = new Scorer({ ...model, bias: model.bias.map((b) => b / temperature), scale: model.scale / temperature });
      cooled.set(scorer, cool);
    }
    grams.keys.set(sample.keys);
    grams.count = sample.keys.length;
    yield { p: cool.score(grams).p, target: sample.target };
  }
}

/** Texts of whose pieces fewer are known are not judged. */
const fewestKnown = 5;
const sureNone = 0.9;

/** The head and the numbers of the model to be shipped. */
export function learn(
  dialogues: readonly Dialogue[],
  digest: string,
  how: FitOptions = options,
): { head: ModelHead; model: ReturnType<typeof quantise>; calibration: ReturnType<typeof calibrate> } {
  const calibration = calibrate(dialogues, how);
  const model = quantise(fit([...ownSamples(), ...dialogueSamples(dialogues)], classes, how), mostRows, calibration.temperature);
  const head: ModelHead = {
    classes,
    rows: model.keys.length,
    scale: model.scale,
    bias: [...model.bias],
    sure: calibration.sure,
    sureNone: Math.max(sureNone, calibration.sure),
    fewest: fewestKnown,
    learntFrom: { own: ownDigest(), dialogues: digest },
  };
  return { head, model, calibration };
}
