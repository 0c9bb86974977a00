import type { Paper } from '../../model/index.ts';
import { best, isSlip, type Said, silent } from './part.ts';

/** A paper as it is compared. */
export interface ReadPaper {
  readonly kind: Paper['kind'];
  /** Without what two spellings of one number differ in: see `readPaper`. */
  readonly number: string;
  readonly country: string | undefined;
  /** Its check digits hold. */
  readonly isChecked: boolean;
  readonly isWrong: boolean;
}

/**
 * A resident identity number of 15 digits is the one of 18 without century and check character (GB 11643-1999): both become the 17
 * digits that they share.
 */
export function readPaper({ kind, value, country, valid }: Paper): ReadPaper {
  const isCn = kind === 'cn-id' && /^(?:\d{15}|\d{17}[\dX])$/u.test(value);
  const number = isCn ? (value.length === 15 ? `${value.slice(0, 6)}19${value.slice(6)}` : value.slice(0, 17)) : value;
  return { kind, number, country, isChecked: valid === true, isWrong: valid === false };
}

/** Keys under which records that share a paper meet, also one with a slip in its region or its last digits. */
export function paperKeys(paper: ReadPaper): string[] {
  const { kind, number } = paper;
  const keys = [`p${number}`];
  if (kind === 'cn-id' && number.length === 17) keys.push(`q${number.slice(0, 14)}`, `r${number.slice(6)}`);
  return keys;
}

const said = (says: Said['says'], weight: number, en: string, zh: string): Said => ({ says, weight, sentence: { en, zh } });

/** Kinds whose number changes when the paper is renewed, so that another number says nothing. */
const renewed: ReadonlySet<Paper['kind']> = new Set(['passport', 'permit', 'other']);

/**
 * Equal papers decide: 10 outweighs the prior of a list of a million together with names that differ, 8 where no check digit shows
 * that the number was read rightly. Different valid papers of one kind and country speak against, and do not decide: some people
 * hold two registrations, and some hold another's paper.
 */
export function comparePapers(a: readonly ReadPaper[], b: readonly ReadPaper[]): Said {
  const all = a.flatMap((one) => b.flatMap((other) => compareOne(one, other) ?? []));
  return best(all) ?? silent(...(a.length > 0 && b.length > 0 ? nothingAlike : []));
}
const nothingAlike = ['papers of different kinds', '证件种类不同'] as const;

function compareOne(a: ReadPaper, b: ReadPaper): Said | undefined {
  const isOneKind = a.kind === b.kind || a.kind === 'other' || b.kind === 'other';
  if (!isOneKind) return undefined;
  const isOneCountry = a.country === undefined || b.country === undefined || a.country === b.country;
  const isNamed = a.kind === b.kind && a.kind !== 'other';
  if (a.number === b.number) {
    if (!isOneCountry) return said('close', 1, 'the same number of papers of two countries', '证件号码相同，签发国不同');
    if (a.isWrong || b.isWrong)
      return said('agrees', 6, 'the same number, whose check digit is wrong', '证件号码相同，但校验位有误');
    if (a.isChecked || b.isChecked)
      return said('agrees', 10, 'the same identity number, its check digits hold', '证件号码相同且校验通过');
    return isNamed && a.number.length >= 6
      ? said('agrees', 8, 'the same number of one kind of paper', '同类证件号码相同')
      : said('agrees', 5, 'the same number of a paper', '证件号码相同');
  }
  if (!isNamed || !isOneCountry) return undefined;
  const isLong = a.number.length >= 7 && b.number.length >= 7;
  // Check digits show a single slip: two numbers that both hold are two numbers.
  const bothHold = a.isChecked && b.isChecked;
  if (isLong && !bothHold && isSlip(a.number, b.number)) {
    const weight = a.kind === 'cn-id' ? 4.5 : renewed.has(a.kind) ? 2 : 3.5;
    return said('close', weight, 'numbers of papers differ by one slip', '证件号码仅差一处');
  }
  if (renewed.has(a.kind))
    return silent('another number of a paper that is renewed: says nothing', '该类证件换发后号码会变，不作判断');
  if (a.isWrong || b.isWrong)
    return said('differs', -0.5, 'other numbers, one of them written wrongly', '证件号码不同，其中一个有误');
  return said('differs', -3, 'two different papers of one kind and country', '同类证件号码不同');
}
