import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import i18next from 'i18next';
import { parseSync } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { standIn, webDir, webFiles } from './support.ts';

type Bundle = Readonly<Record<string, string>>;
const bundles = new Map<string, { readonly en: Bundle; readonly zh: Bundle }>();

beforeAll(async () => {
  standIn();
  for (const file of webFiles(/words[^/]*\/[^/]+\.ts$|-words\.ts$/u)) {
    if (file.endsWith('app/words.ts')) continue;
    await import(file);
  }
  for (const [name, en] of Object.entries(i18next.services.resourceStore.data['en'] ?? {})) {
    bundles.set(name, { en: en as Bundle, zh: i18next.getResourceBundle('zh', name) as Bundle });
  }
});

/** Every text with where it stands. */
function texts(): { readonly where: string; readonly en: string; readonly zh: string }[] {
  return [...bundles].flatMap(([name, { en, zh }]) =>
    Object.keys(en).map((key) => ({ where: `${name}.${key}`, en: en[key]!, zh: zh[key] ?? '' })),
  );
}

const values = (text: string): string[] => [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/gu)].map(([, name]) => name!).sort();

describe('words of the pages', () => {
  it('are found', () => {
    expect(bundles.size).toBeGreaterThan(10);
    expect(texts().length).toBeGreaterThan(300);
  });

  it('have the same keys in both languages', () => {
    for (const [name, { en, zh }] of bundles) expect(Object.keys(zh).sort(), name).toEqual(Object.keys(en).sort());
  });

  it('say something in both', () => {
    expect(texts().filter(({ en, zh }) => en.trim() === '' || zh.trim() === '')).toEqual([]);
  });

  it('hold the same values', () => {
    const uneven = texts().filter(({ en, zh, where }) => {
      // The number itself may be left to the language: one report.
      const dropped = where.endsWith('_one') ? ['count', 'shown'] : [];
      const [a, b] = [values(en), values(zh)].map((list) => list.filter((name) => !dropped.includes(name)).join());
      return a !== b;
    });
    expect(uneven).toEqual([]);
  });

  it('count in one and in other', () => {
    for (const [name, { en }] of bundles) {
      const stems = Object.keys(en).filter((key) => /_(?:one|other)$/u.test(key));
      const odd = stems.filter((key) => !(key.replace(/_(?:one|other)$/u, key.endsWith('_one') ? '_other' : '_one') in en));
      expect(odd, name).toEqual([]);
    }
  });
});

/** Names that Chinese keeps in Latin letters: products, formats, units, keys, roles of law; and the other language's own name. */
const latin = new Set(
  `Clew English IP IBAN CSV PIN PDF JSON UTF TLS URL QR ID GB GBK BOM SHA API OpenAPI Apache License OFL PKCS CDN APP IMEI OK
  C2SP RFC EU EUR CNY USD USDT B kB MB GB TB Ctrl Esc Enter Tab Alt Shift Backspace Delete Home End PageUp PageDown
  tlog tiles log vkey keys age clew zh en Excel Telegram WhatsApp DNS SMS HTML XLSX TXT UTC TSV csv sha256 NUL MiB WebGL import
  MT940 CAMT Lines Natural Earth STIX MISP FollowTheMoney CASE RED CLEAR TLP`.split(/\s+/u),
);

/** A single letter is a key. */
const isName = (word: string): boolean => word.length === 1 || latin.has(word);

describe('Chinese words', () => {
  it('leave nothing in English', () => {
    const left = texts().flatMap(({ where, zh }) => {
      const plain = zh.replaceAll(/\{\{[^}]*\}\}/gu, '');
      const words = [...plain.matchAll(/\p{Script=Latin}[\p{Script=Latin}\d]*/gu)].map(([word]) => word);
      const strange = words.filter((word) => !isName(word));
      return strange.length === 0 ? [] : [`${where}: ${strange.join(' ')} in “${zh}”`];
    });
    expect(left).toEqual([]);
  });

  it('use one form of address', () => {
    expect(texts().filter(({ zh }) => /你(?!们)/u.test(zh))).toEqual([]);
  });
});

describe('English words', () => {
  it('hold no Chinese but its name', () => {
    const left = texts().filter(({ en }) => /\p{Script=Han}/u.test(en.replaceAll(/中文|万|亿|元/gu, '')));
    expect(left).toEqual([]);
  });
});

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Attributes that a person reads or hears. */
const read = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
  'aria-valuetext',
]);
/** What is in these is said to a machine, or by one. */
const machine = new Set(['code', 'kbd', 'pre', 'samp']);
const hasWords = (text: string): boolean =>
  [...text.matchAll(/\p{L}[\p{L}\d]*/gu)].some(([word]) => !isName(word) && word !== 'Aa');

/** What one node says to a person by itself. */
function said(node: Node, inMachine: boolean): string | undefined {
  switch (node.type) {
    case 'JSXText':
      return inMachine ? undefined : (node['value'] as string).trim();
    case 'JSXAttribute': {
      const { name, value } = node as unknown as { readonly name: { readonly name: string }; readonly value: Node | null };
      return read.has(name.name) && value?.type === 'Literal' ? String(value['value']) : undefined;
    }
    case 'JSXExpressionContainer': {
      const { expression } = node as unknown as { readonly expression: Node };
      return !inMachine && expression.type === 'Literal' ? String(expression['value']) : undefined;
    }
    default:
      return undefined;
  }
}

/** Texts in a file that a person would see and that are in no list of words. */
function literals(node: Node, inMachine = false): string[] {
  const own = said(node, inMachine);
  const found = own !== undefined && hasWords(own) ? [own] : [];
  let isMachine = inMachine;
  if (node.type === 'JSXElement') {
    const { name } = (node['openingElement'] as Node)['name'] as { readonly name?: string };
    isMachine ||= machine.has(name ?? '');
  }
  const { value } = node as { readonly value?: unknown };
  const parts =
    node.type === 'JSXAttribute' && isNode(value) && value.type === 'JSXExpressionContainer'
      ? // A plain text there is code; elements in it are seen like any other.
        [value['expression']]
      : Object.values(node).flat();
  const below = parts.filter(isNode).flatMap((child) => literals(child, isMachine));
  return [...found, ...below];
}

describe('pages', () => {
  it('say nothing that is in no list of words', () => {
    const said = webFiles(/\.tsx$/u).flatMap((file) => {
      const { program } = parseSync(file, readFileSync(file, 'utf8'));
      return literals(program as unknown as Node).map((text) => `${relative(webDir, file)}: ${text}`);
    });
    expect(said).toEqual([]);
  });

  it('would be found out', () => {
    const found = (code: string): string[] => literals(parseSync('x.tsx', code).program as unknown as Node);
    expect(found('const a = <p title="Oh no">Hello {"there"}</p>;')).toEqual(['Oh no', 'Hello', 'there']);
    expect(found('const a = <p>Hello {name}</p>;')).toEqual(['Hello']);
    expect(found('const a = <p>{"there"}</p>;')).toEqual(['there']);
    expect(found('const a = <Part action={<b>Do it</b>} kind={"some kind"} />;')).toEqual(['Do it']);
    expect(found('const a = <p className="some name"><code>clew verify</code> · {t("x")}</p>;')).toEqual([]);
  });
});
