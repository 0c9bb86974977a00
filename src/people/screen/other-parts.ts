import type { IndicatorKind, Kin } from '../../model/index.ts';
import { compareNames, nameThreshold, type ReadName } from '../../names/index.ts';
import { best, isSlip, type Said, silent, slipsBetween } from './part.ts';
import { ratio } from './setting.ts';

const said = (says: Said['says'], weight: number, en: string, zh: string): Said => ({ says, weight, sentence: { en, zh } });

const sameSex = said('agrees', ratio(0.985, 0.65), 'the same sex', '性别相同');
const otherSex = said('differs', ratio(0.015, 0.5), 'the other sex', '性别不同');

export function compareSex(a: 'm' | 'f' | undefined, b: 'm' | 'f' | undefined): Said {
  if (a === undefined || b === undefined) return silent();
  return a === b ? sameSex : otherSex;
}

/** Papers of one of these are often held with those of another, and lists call one the other. */
const oneCountry: ReadonlySet<string> = new Set(['CN', 'HK', 'MO', 'TW']);
const sameNation = said('agrees', ratio(0.93, 0.4), 'the same nationality', '国籍相同');
const nearNation = said('close', -0.2, 'papers of places that are often held together', '国籍或地区记载相近');
const otherNation = said('differs', ratio(0.04, 0.6), 'other nationalities', '国籍不同');

export function compareNations(a: readonly string[], b: readonly string[]): Said {
  if (a.length === 0 || b.length === 0) return silent();
  if (a.some((each) => b.includes(each))) return sameNation;
  return a.some((each) => oneCountry.has(each)) && b.some((each) => oneCountry.has(each)) ? nearNation : otherNation;
}

/** A place as it is compared: letters alone, without the words that say what kind of place it is. */
export function readPlace(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const short = letters.replaceAll(/特别行政区|自治区|自治州|自治县|[省市县区镇乡村州]|province|county|city|district/gu, '');
  return short === '' ? letters : short;
}

type Places = ReadonlyMap<string, number> | undefined;

const ordinaryPlace = 0.02;
/** A place that half a list comes from says little; none is so rare that it says everything. */
const shareOf = (places: Places, place: string): number => Math.min(0.5, Math.max(0.002, places?.get(place) ?? ordinaryPlace));

const samePlace = (share: number): Said => said('agrees', ratio(0.6, share), 'the same place of origin', '籍贯（户籍地）相同');
const placeSlip = (share: number): Said =>
  said('close', ratio(0.4, share * 1.5), 'places of origin differ by a slip or two', '籍贯（户籍地）仅一两字之差');
const insidePlace = (share: number): Said =>
  said('close', ratio(0.5, Math.min(0.5, share * 3)), 'one place of origin lies in the other', '籍贯（户籍地）相互包含');
/** People move, and lists mean different things by it. */
const otherPlace = said('differs', -0.5, 'other places of origin', '籍贯（户籍地）不同');

export function compareOrigins(a: readonly string[], b: readonly string[], places?: Places): Said {
  const all = a.flatMap((one) => b.map((other) => comparePlace(one, other, places)));
  return best(all) ?? silent();
}

function comparePlace(a: string, b: string, places: Places): Said {
  const share = Math.max(shareOf(places, a), shareOf(places, b));
  if (a === b) return samePlace(share);
  const least = Math.min(a.length, b.length);
  if (least >= 2 && (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a))) return insidePlace(share);
  // One character of a Chinese place is half of it.
  if (least < 5) return otherPlace;
  return slipsBetween(a, b, 2) <= (least < 7 ? 1 : 2) ? placeSlip(share) : otherPlace;
}

/** Shares of the places that these records come from, for `PersonSetting.places`. */
export function placeShares(origins: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const told = origins.filter((places) => places.length > 0);
  for (const places of told) for (const place of new Set(places)) counts.set(place, (counts.get(place) ?? 0) + 1);
  return new Map(Array.from(counts, ([place, count]) => [place, (count + 1) / (told.length + 50)]));
}

/** A relative as they are compared. */
export interface ReadKin {
  readonly relation: string;
  readonly name: ReadName;
}

/** Words of relation in one word of each meaning; others stay as they are written. */
const relations: readonly (readonly [string, RegExp])[] = [
  ['father', /父|爸|father|พ่อ|ayah|abe/iu],
  ['mother', /母|妈|mother|แม่|ibu/iu],
  ['spouse', /配偶|妻|夫|丈夫|老婆|老公|wife|husband|spouse/iu],
  ['child', /儿|女儿|子女|son|daughter|child/iu],
  ['sibling', /兄|弟|姐|妹|哥|brother|sister|sibling/iu],
];
export const readRelation = (relation: Kin['relation']): string =>
  relations.find(([, words]) => words.test(relation))?.[0] ?? relation.trim().toLowerCase();

const sameKin = said('agrees', ratio(0.5, 2e-4), 'a relative of the same name', '亲属姓名相同');
const nearKin = said('close', ratio(0.2, 0.01), 'a relative whose name may be the same', '亲属姓名相近');
const otherParent = said('differs', ratio(0.08, 1), 'parents of other names', '父母姓名不同');

export function compareKin(a: readonly ReadKin[], b: readonly ReadKin[]): Said {
  const all: Said[] = [];
  for (const one of a) {
    for (const other of b) {
      const isOne = one.relation === other.relation;
      if (!isOne && one.relation !== '' && other.relation !== '') continue;
      const { score } = compareNames(one.name, other.name);
      if (score >= 0.9) all.push(sameKin);
      else if (score >= nameThreshold) all.push(nearKin);
      // Of children and siblings there are several.
      else if (isOne && (one.relation === 'father' || one.relation === 'mother')) all.push(otherParent);
    }
  }
  return best(all) ?? silent();
}

/** An indicator as it is compared. */
export interface ReadIndicator {
  readonly kind: IndicatorKind;
  readonly value: string;
}

/** Of what many use at a time: a site says little of who a person is. */
const shared: ReadonlySet<IndicatorKind> = new Set(['url', 'domain', 'ip', 'platform', 'app', 'tracker', 'hash']);
const sameShared = said('agrees', 1, 'the same site or app', '使用同一网站或应用');
const sameOwn = said('agrees', ratio(0.5, 2e-6), 'the same phone, account or handle', '电话、账号等标识相同');
const nearOwn = said('close', ratio(0.1, 1e-4), 'e-mails or handles differ by few slips', '邮箱或网名仅有数处不同');
const farOwn = said('close', ratio(0.05, 5e-4), 'e-mails or handles differ by three or four slips', '邮箱或网名有三四处不同');
const slipNumber = said('close', ratio(0.1, 1e-4), 'phones or accounts differ by one digit', '电话或账号仅差一位');
const slipWord = said('close', ratio(0.1, 1e-5), 'e-mails or handles differ by one slip', '邮箱或网名仅差一处');
/** People have several of them, and change them. */
const otherOwn = said('differs', -0.3, 'other phones, accounts or handles', '电话、账号等标识不同');

export function compareIndicators(a: readonly ReadIndicator[], b: readonly ReadIndicator[]): Said {
  const all: Said[] = [];
  for (const one of a) {
    for (const other of b) {
      if (one.kind !== other.kind) continue;
      const isShared = shared.has(one.kind);
      if (one.value === other.value) all.push(isShared ? sameShared : sameOwn);
      else if (!isShared) all.push(compareOwn(one, other.value));
    }
  }
  return best(all) ?? silent();
}

function compareOwn({ kind, value: a }: ReadIndicator, b: string): Said {
  const least = Math.min(a.length, b.length);
  if (least < 8) return otherOwn;
  // Of digits nearly all that are so alike are somebody else's number; words are not.
  const isWord = kind === 'email' || kind === 'handle';
  if (isSlip(a, b)) return isWord ? slipWord : slipNumber;
  const slips = isWord ? slipsBetween(a, b, 4) : 5;
  if (slips > Math.min(4, least / 5)) return otherOwn;
  return slips === 2 ? nearOwn : farOwn;
}
