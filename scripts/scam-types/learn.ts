import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type ScamType, scamTypes } from '../../src/model/index.ts';
import { Scorer, type Temper } from '../../src/scam/type/model.ts';
import type { ModelHead } from '../../src/scam/type/shipped.ts';
import { type Asked, asked, said, temperFor } from './calibrate.ts';
import { fit, type FitOptions, options, quantise, type Sample } from './fit.ts';
import { sampleOf } from './samples.ts';
import { ownTexts, type Wanted, wholeTexts } from './texts.ts';

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

export function ownSamples(wanted: Wanted = {}): Sample[] {
  return ownTexts(wanted).map(({ text, mentions, type }) => sampleOf(text, mentions, classes.indexOf(type)));
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

const scorerOf = (samples: readonly Sample[], how: FitOptions): Scorer =>
  new Scorer(quantise(fit(samples, classes, how), mostRows));

/**
 * Texts as a model reads them that knows all hands but theirs: dialogues by a model of our texts alone, whole texts by one of put together
 * sentences and dialogues. Each kind weighs alike.
 */
export function strangers(
  dialogues: readonly Sample[],
  how: FitOptions = options,
): { readonly dialogues: Asked[]; readonly wholes: Asked[] } {
  const wholes = wholeTexts().map(({ text, mentions, type, tongue, whole }) => ({
    kind: `${tongue} ${whole}`,
    sample: sampleOf(text, mentions, classes.indexOf(type)),
  }));
  const byDialogues = scorerOf([...ownSamples({ isPutTogether: true }), ...dialogues], how);
  const kinds = [...Map.groupBy(wholes, ({ kind }) => kind).values()];
  return {
    dialogues: asked(scorerOf(ownSamples(), how), dialogues),
    wholes: kinds.flatMap((each) =>
      asked(
        byDialogues,
        each.map(({ sample }) => sample),
      ),
    ),
  };
}

export const temperOf = ({ dialogues, wholes }: ReturnType<typeof strangers>): Temper => temperFor([...dialogues, ...wholes]);

/** Precision asked of a type that is said: of texts by hands that are known, and of whole texts by one that is not. */
const precisionAsked = { known: 0.95, stranger: 0.9 } as const;

/** What was found where scores were made probabilities: shares of the texts held out. */
export interface Calibration {
  readonly temper: Temper;
  readonly sure: number;
  readonly known: ReturnType<typeof precisionFrom>;
  readonly stranger: ReturnType<typeof precisionFrom>;
}

/**
 * Temper and threshold. The threshold is the lowest that keeps both precisions asked: where two models, each of one half of our texts and the
 * dialogues, are asked about the other half, and where a model is asked about whole texts that knows none.
 */
function calibrate(dialogues: readonly Dialogue[], how: FitOptions = options): Calibration {
  const all = dialogueSamples(dialogues);
  const unknown = strangers(all, how);
  const temper = temperOf(unknown);
  const found: ReturnType<typeof said>[] = [];
  for (const half of [0, 1]) {
    const scorer = scorerOf([...ownSamples({ half }), ...all.filter((_, i) => i % 2 === half)], how);
    const held = [...ownSamples({ half: 1 - half }), ...all.filter((_, i) => i % 2 !== half)];
    for (const each of asked(scorer, held)) found.push(said(each, temper));
  }
  const byStranger = unknown.wholes.map((each) => said(each, temper));
  for (let percent = 40; ; percent++) {
    const [known, stranger] = [precisionFrom(found, percent / 100), precisionFrom(byStranger, percent / 100)];
    const isEnough = known.precision >= precisionAsked.known && stranger.precision >= precisionAsked.stranger;
    if (isEnough || percent === 99) return { temper, sure: percent / 100, known, stranger };
  }
}

/** How much is right of what is said from a confidence on, and how much is said; shares. */
function precisionFrom(found: readonly ReturnType<typeof said>[], from: number): { precision: number; said: number } {
  const sure = found.filter(({ confidence }) => confidence >= from);
  return { precision: sure.filter(({ isRight }) => isRight).length / sure.length, said: sure.length / found.length };
}

/** Texts of whose pieces fewer are known are not judged. */
const fewestKnown = 5;
const sureNone = 0.9;

/** The head and the numbers of the model to be shipped. */
export function learn(
  dialogues: readonly Dialogue[],
  digest: string,
  how: FitOptions = options,
): { head: ModelHead; model: ReturnType<typeof quantise>; calibration: Calibration } {
  const calibration = calibrate(dialogues, how);
  const model = quantise(fit([...ownSamples(), ...dialogueSamples(dialogues)], classes, how), mostRows, calibration.temper);
  const head: ModelHead = {
    classes,
    rows: model.keys.length,
    scale: model.scale,
    bias: [...model.bias],
    temper: model.temper,
    sure: calibration.sure,
    sureNone: Math.max(sureNone, calibration.sure),
    fewest: fewestKnown,
    learntFrom: { own: ownDigest(), dialogues: digest },
  };
  return { head, model, calibration };
}
