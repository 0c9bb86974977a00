import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { Mention } from '../../src/model/index.ts';
import { find, readCsv, readJson } from './case.ts';
import type { Case } from './case.ts';

/** One example of each type of number of each country: read in the national format, from E.164, and in sentences. */
function examples(): Case[] {
  return readCsv('oracle_phone_numbers/example_numbers.csv').flatMap((row) => {
    const { region, e164, type } = row as { region: CountryCode; e164: string; type: string };
    const national = parsePhoneNumberFromString(e164)?.formatNational() ?? row['national_number']!;
    const values = (text: string, given?: string): string[] =>
      find(given === undefined ? { text } : { text, region: given }, ['phone']).map((each) => each.value);
    const country = find({ text: e164 }, ['phone'])[0]?.about?.['country'];
    const id = `${region} ${type}`;
    return [
      {
        id: `${id} national`,
        group: 'national format with region',
        input: `Tel: ${national}`,
        want: [e164],
        got: values(`Tel: ${national}`, region),
      },
      { id: `${id} country`, group: 'country of +E.164', input: e164, want: region, got: country },
      {
        id: `${id} zh`,
        group: 'in a Chinese sentence',
        input: `他用${e164}给我打电话，让我转账5000元。`,
        want: [e164],
        got: values(`他用${e164}给我打电话，让我转账5000元。`),
      },
      {
        id: `${id} en`,
        group: 'in an English sentence',
        input: `On 2024-03-05 ${e164} rang and asked for $500.`,
        want: [e164],
        got: values(`On 2024-03-05 ${e164} rang and asked for $500.`),
      },
    ];
  });
}

/** `call` is a function's name, or the method to get and what it is called on. */
type Tree = { get?: string; of?: Tree; call?: string | { get: string; of: Tree }; new?: string; args?: unknown[] } | string;

interface Assert {
  readonly file: string;
  readonly test: string;
  readonly actual: Tree;
  readonly matcher: string;
  readonly expected: readonly unknown[];
}

/** A number as their finders answer it. */
function answer(mention: Mention): Record<string, unknown> {
  const number = parsePhoneNumberFromString(mention.value);
  const base = { country: number?.country, startsAt: mention.start, endsAt: mention.end, ext: mention.about?.['extension'] };
  const inner = {
    ...base,
    number: mention.value,
    nationalNumber: number?.nationalNumber,
    countryCallingCode: number?.countryCallingCode,
  };
  return { ...base, phone: number?.nationalNumber, number: inner };
}

function found(args: readonly unknown[]): Record<string, unknown>[] {
  const [text, second] = args as [string, unknown];
  const given = typeof second === 'string' ? second : (second as { defaultCountry?: string } | null)?.defaultCountry;
  const region = given === undefined || given === 'metadata' || given === 'XX' ? undefined : given;
  return find(region === undefined ? { text, lang: 'en' } : { text, lang: 'en', region }, ['phone'], 0.5).map(answer);
}

const isFinder = (name: string | undefined): boolean => /^find|^PhoneNumberMatcher$/.test(name ?? '');

/** All values the tree may stand for: a stateful matcher's `next` may be any of its numbers. */
function evaluate(tree: Tree): unknown[] {
  if (typeof tree === 'string') return [];
  const { args = [] } = tree;
  const { get, of, call } =
    typeof tree.call === 'object' ? { get: undefined, of: tree.call.of, call: tree.call.get } : { ...tree, call: tree.call };
  if (isFinder(call ?? tree.new)) return [found(args)];
  const inner = of === undefined ? [] : evaluate(of);
  if (call === 'next') return inner.flat();
  if (call === 'hasNext') return inner.map((list) => (list as unknown[]).length > 0);
  if (call === 'map') return inner;
  return inner.map((value) => (value as Record<string, unknown> | undefined)?.[get!]);
}

/** Only what the expected value tells is compared. */
function like(want: unknown, got: unknown): unknown {
  if (Array.isArray(want) && Array.isArray(got)) return got.map((each, i) => like(want[i] ?? want[0], each));
  if (typeof want !== 'object' || want === null || typeof got !== 'object' || got === null) return got;
  return Object.fromEntries(Object.keys(want).map((key) => [key, (got as Record<string, unknown>)[key]]));
}

function asserts(): Case[] {
  const all = readJson('oracle_phone_numbers/asserts.json') as Assert[];
  return all.flatMap((each, index) => {
    const text = JSON.stringify(each.actual);
    if (!/"(?:call|new)": ?"(?:find\w*|PhoneNumberMatcher)"/.test(text) || each.matcher === 'to.throw' || /extended/.test(text))
      return [];
    const want = each.expected[0];
    const answers = evaluate(each.actual).map((got) => like(want, got));
    const equal = answers.find((got) => JSON.stringify(got) === JSON.stringify(want));
    return [{ id: `assert ${index}`, group: 'finding numbers in text', input: text, want, got: equal ?? answers[0] }];
  });
}

export const phoneNumbers = {
  name: 'oracle_phone_numbers',
  data: 'oracle_phone_numbers',
  cases: (): Case[] => [...examples(), ...asserts()],
};
