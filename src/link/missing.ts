import type { Sentence } from '../model/index.ts';
import type { Explainer } from './explain.ts';
import { mayLink, type Sighting } from './sources.ts';
import { groups, nounOf, type TieKind } from './words.ts';

/** Kinds of numbers in which one wrong digit is a likely slip. */
const numbers = new Set<TieKind>(['phone', 'account', 'card', 'iban', 'wallet', 'idcard']);
/** Shorter numbers differ in one digit by chance. */
const shortestNumber = 9;

/** What is not in the reports and would help to decide: unlike spellings to check, and kinds one of them does not name. */
export function missingFor(explainer: Explainer, a: number, b: number): Sentence[] {
  const [one, two] = [a, b].map((report) => explainer.sources.all(report).filter(mayLink)) as [Sighting[], Sighting[]];
  return [...slips(one, two), ...unnamed(one, two)];
}

/** Numbers of the two reports that differ in a single character: perhaps one number, mistyped. */
function slips(one: readonly Sighting[], two: readonly Sighting[]): Sentence[] {
  const found = new Map<string, Sentence>();
  for (const x of one) {
    for (const y of two) {
      if (x.kind !== y.kind || !numbers.has(x.kind) || !differByOne(x.value, y.value)) continue;
      found.set(`${x.value} ${y.value}`, {
        en: `They give two ${nounOf(x.kind, x.value, 'en')}s that differ in one place (${x.value} and ${y.value}): check the originals for a slip.`,
        zh: `两份报案的${nounOf(x.kind, x.value, 'zh')}仅一处不同（${x.value}、${y.value}）：请核对原件是否笔误。`,
      });
    }
  }
  return [...found.values()];
}

/** Whether two strings of one length differ in one character, or in two neighbours that changed places. */
export function differByOne(x: string, y: string): boolean {
  if (x.length !== y.length || x.length < shortestNumber || x === y) return false;
  let first = 0;
  while (x[first] === y[first]) first++;
  if (x.slice(first + 1) === y.slice(first + 1)) return true;
  return x[first] === y[first + 1] && x[first + 1] === y[first] && x.slice(first + 2) === y.slice(first + 2);
}

/** Groups of kinds by which cases are joined, and what each is called when it is missing. */
const wanted: readonly { readonly kinds: readonly TieKind[]; readonly name: Sentence }[] = [
  { kinds: groups[0]!.kinds, name: { en: 'account, card or wallet', zh: '银行账户、银行卡或钱包' } },
  { kinds: ['domain', 'url', 'app', 'ip'], name: { en: 'website or app', zh: '网站或应用程序' } },
  {
    kinds: ['phone', 'handle', 'email'],
    name: { en: 'phone number, chat account or e-mail address', zh: '电话号码、聊天账号或邮箱' },
  },
];

function unnamed(one: readonly Sighting[], two: readonly Sighting[]): Sentence[] {
  const found: Sentence[] = [];
  for (const { kinds, name } of wanted) {
    const has = [one, two].map((report) => report.some((seen) => kinds.includes(seen.kind)));
    if (has[0] === has[1] && has[0] === true) continue;
    const who =
      has[0] === has[1]
        ? { en: 'Neither report names', zh: '两份报案都未写明对方的' }
        : { en: 'Only one report names', zh: '只有一份报案写明对方的' };
    found.push({ en: `${who.en} the suspect’s ${name.en}.`, zh: `${who.zh}${name.zh}。` });
  }
  return found;
}
