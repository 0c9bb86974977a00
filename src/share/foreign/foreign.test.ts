import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeDossier, madeInfo } from '../../../test/support/made-dossier.ts';
import { caseGraph, ftmEntities, mispEvent, stixBundle } from '../index.ts';
import { offenders } from '../forms/told.ts';
import { readForeign } from './index.ts';

const dossier = madeDossier();
const info = madeInfo(dossier);
const signal = new AbortController().signal;
let dir: string;

beforeAll(async () => (dir = await mkdtemp(join(tmpdir(), 'clew-foreign-'))));
afterAll(async () => await rm(dir, { recursive: true, force: true }));

async function read(name: string, content: string | Buffer | object) {
  const path = join(dir, name);
  const data = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  await writeFile(path, data);
  return await readForeign(path, { signal });
}

const refused = async (name: string, content: string | Buffer | object) =>
  await expect(read(name, content), name).rejects.toMatchObject({ kind: 'input', code: 'share.foreign' });

const named = (found: readonly { kind: string; value: string }[]): string[] =>
  found.map(({ kind, value }) => `${kind} ${value}`).sort((a, b) => (a < b ? -1 : 1));

describe('what Clew itself writes, read again', () => {
  const all = named(offenders(dossier));
  // MISP has no object, and no type of its own, for these.
  const without = all.filter((each) => !/^(?:platform|txid) /u.test(each));

  it.each([
    ['stix', stixBundle(dossier, info), all],
    ['misp', mispEvent(dossier, info), without],
    ['case', caseGraph(dossier, info), all],
  ] as const)('%s: each indicator of an offender, no other, in our own form', async (format, form, expected) => {
    const found = await read(`${format}.json`, form);
    expect(found.format).toBe(format);
    const extra = named(dossier.suspects.flatMap(({ indicators }) => indicators)).filter((each) => !all.includes(each));
    expect(named(found.indicators).filter((each) => !extra.includes(each))).toEqual(expected);
    expect(found.title).toBe(dossier.case.title);
    expect(found.exhibits).toEqual([{ name: `${format}.json`, path: join(dir, `${format}.json`) }]);
  });

  it('ftm: each indicator of an offender, no other, in our own form', async () => {
    const found = await read('ftm.ijson', ftmEntities(dossier, info));
    expect([found.format, found.title]).toEqual(['ftm', dossier.case.title]);
    expect(named(found.indicators)).toEqual(all);
    expect(found.holds['Note']).toBeGreaterThan(0);
  });
});

const id = '5f86c4da-0f79-4577-baa8-f6c62104d83e';
const at = { created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' };
const indicator = {
  type: 'indicator',
  spec_version: '2.1',
  id: `indicator--${id}`,
  ...at,
  pattern_type: 'stix',
  valid_from: at.created,
  pattern:
    "[domain-name:value = 'Shop.Example' AND url:value != 'https://not.example/x'] OR [ipv4-addr:value IN ('192.0.2.1', '192.0.2.2')] AND [file:hashes.'SHA-256' = '" +
    `${'A'.repeat(64)}' OR email-message:from_ref.value = 'desk@shop.example']`,
};
const bundle = (...objects: object[]): object => ({ type: 'bundle', id: `bundle--${id}`, objects });

describe('STIX', () => {
  it('takes what a pattern asks for, and not what it denies', async () => {
    const { indicators } = await read('pattern.json', bundle(indicator));
    expect(named(indicators)).toEqual(
      [`domain shop.example`, `email desk@shop.example`, `hash ${'a'.repeat(64)}`, 'ip 192.0.2.1', 'ip 192.0.2.2'].sort(),
    );
  });

  it('leaves detection rules of other programs in the exhibit, and says so', async () => {
    const found = await read(
      'yara.json',
      bundle({ ...indicator, pattern_type: 'yara', pattern: "[url:value = 'https://x.example/a']" }),
    );
    expect(found.indicators).toEqual([]);
    expect(found.notes.map(({ en }) => en).join()).toContain('detection rules');
  });

  it.each([
    ['no list of objects', { type: 'bundle', id: `bundle--${id}`, objects: {} }],
    ['a bundle without id', { type: 'bundle', objects: [] }],
    ['an object that is none', { type: 'bundle', id: `bundle--${id}`, objects: ['x'] }],
    ['another type in the id', bundle({ ...indicator, id: `malware--${id}` })],
    ['no pattern', bundle({ ...indicator, pattern: undefined })],
    ['no version', bundle({ ...indicator, spec_version: undefined })],
    ['no time', bundle({ ...indicator, created: 'yesterday' })],
    ['modified before created', bundle({ ...indicator, modified: '2025-01-01T00:00:00.000Z' })],
    ['an empty list', bundle({ ...indicator, labels: [] })],
    ['a reference that is none', bundle({ ...indicator, created_by_ref: 'somebody' })],
  ])('is refused with %s', async (_, value) => await refused('wrong.json', value));
});

describe('MISP', () => {
  const event = (more: object): object => ({ Event: { info: 'x', uuid: id, Attribute: [], Object: [], ...more } });
  const attribute = (type: string, value: string, more: object = {}): object => ({ type, value, ...more });

  it('takes parts of compound attributes, and nothing deleted, referred to or written to', async () => {
    const found = await read(
      'misp.json',
      event({
        Attribute: [
          attribute('domain|ip', 'shop.example|192.0.2.1'),
          attribute('filename|md5', `a.exe|${'d'.repeat(32)}`),
          attribute('email-dst', 'victim@mail.example'),
          attribute('link', 'https://news.example/a'),
          attribute('url', 'https://gone.example/', { deleted: true }),
          attribute('ip-dst', 'not an address'),
        ],
      }),
    );
    expect(named(found.indicators)).toEqual(['domain shop.example', `hash ${'d'.repeat(32)}`, 'ip 192.0.2.1']);
    expect(found.notes.map(({ en }) => en).join()).toContain('stay in the exhibit: 1');
  });

  it.each([
    ['no info', { Event: { info: '', Attribute: [] } }],
    ['an attribute without value', event({ Attribute: [{ type: 'domain' }] })],
    ['an attribute without type', event({ Attribute: [{ value: 'x' }] })],
    ['attributes that are no list', event({ Attribute: [1] })],
    ['an object without name', event({ Object: [{ Attribute: [] }] })],
    ['a uuid that is none', event({ uuid: '1' })],
  ])('is refused with %s', async (_, value) => await refused('wrong.json', value));
});

describe('FollowTheMoney', () => {
  const line = (more: object = {}): string =>
    `${JSON.stringify({ id: 'a', schema: 'BankAccount', properties: { iban: ['GB33 BUKB 2020 1555 5555 55'] }, ...more })}\n`;

  it('takes accounts, in our own form', async () =>
    expect(named((await read('a.ijson', line())).indicators)).toEqual(['iban GB33BUKB20201555555555']));

  it.each([
    ['a line that is not JSON', `${line()}{`],
    ['an entity without schema', line() + line({ schema: '' })],
    ['a property that is no list', line() + line({ properties: { iban: 'GB33' } })],
    ['a number as id', line({ id: 1 })],
  ])('is refused with %s', async (_, text) => await refused('wrong.ijson', text));
});

const record = (body: string, more = ''): string =>
  `WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:${id}>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;
// sha1 of "hello".
const digest = 'WARC-Payload-Digest: sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N\r\n';

describe('WARC', () => {
  it('recomputes digests and says plainly which are not equal', async () => {
    const good = await read('a.warc', record('hello', digest));
    expect([good.holds['digest recomputed'], good.holds['digest unequal'], good.notes]).toEqual([1, undefined, []]);
    const bad = await read('a.warc', record('hello', digest) + record('jello', digest));
    expect([bad.holds['digest recomputed'], bad.holds['digest unequal']]).toEqual([2, 1]);
    expect(bad.notes[0]!.zh).toContain('1 条记录');
  });

  it('reads members of gzip one after the other, whatever the name', async () => {
    const packed = Buffer.concat([gzipSync(record('hello', digest)), gzipSync(record('hello', digest))]);
    expect((await read('a.warc', packed)).holds['resource']).toBe(2);
  });

  it.each([
    ['no end', record('hello').slice(0, -6)],
    ['no empty lines after a record', `${record('hello').slice(0, -4)}xx\r\n`],
    ['another version', record('hello').replace('WARC/1.0', 'WARC/9.0')],
    ['no date', record('hello').replace(/WARC-Date:.*\r\n/u, '')],
    ['a length that is none', record('hello').replace(/Content-Length: \d+/u, 'Content-Length: five')],
    ['something after it', `${record('hello')}rest`],
    ['broken compression', Buffer.concat([gzipSync(record('hello')).subarray(0, 60), Buffer.alloc(40, 1)])],
  ])('is refused with %s', async (_, content) => await refused('wrong.warc', content));
});

describe('mails and other files', () => {
  it('takes what a mail names, and not whom it was sent to', async () => {
    const found = await read(
      'mail.eml',
      'From: Desk <desk@goldenfx-vip.example>\r\nTo: joan@mail.example\r\nDate: Thu, 1 Jan 2026 10:00:00 +0000\r\nSubject: Your account\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease log in at https://goldenfx-vip.example/login and add us on Telegram @golden_fx88\r\n',
    );
    expect([found.format, found.title, found.sender]).toEqual(['file', 'Your account', 'Desk <desk@goldenfx-vip.example>']);
    const values = found.indicators.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['https://goldenfx-vip.example/login', 'desk@goldenfx-vip.example']));
    expect(values).not.toContain('joan@mail.example');
  });

  it.each([
    ['nothing', ''],
    ['a table', 'a,b\n1,2\n'],
    ['a mail without sender', 'Subject: x\r\nDate: Thu, 1 Jan 2026 10:00:00 +0000\r\n\r\nx'],
    ['JSON of another kind', { a: 1 }],
    ['JSON that ends early', '{"type":"bundle"'],
    ['JSON that is nested without end', '['.repeat(200_000)],
    ['a graph nested without end', `{"@context":{},"@graph":[${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}]}`],
    ['linked data of something else', { '@context': 'https://schema.org', '@type': 'Person', name: 'x' }],
    ['a PDF that is none', '%PDF-1.7 nothing of the kind'],
    ['a ZIP that is none', 'PK\u0003\u0004nothing of the kind'],
    ['gzip of something else', gzipSync('hello')],
    ['bytes', Buffer.from([0, 1, 2, 3])],
  ])('%s is refused', async (_, content) => await refused('file', content));

  it('an error tells nothing of the content', async () => {
    const error = await read('x.json', bundle({ ...indicator, created: '13912340001' })).catch((each: unknown) => each as Error);
    expect((error as Error).message).not.toContain('13912340001');
  });
});

describe('files that somebody damaged', () => {
  const forms: [string, Buffer][] = [
    ['stix', Buffer.from(JSON.stringify(stixBundle(dossier, info)))],
    ['misp', Buffer.from(JSON.stringify(mispEvent(dossier, info)))],
    ['case', Buffer.from(JSON.stringify(caseGraph(dossier, info)))],
    ['ftm', Buffer.from(ftmEntities(dossier, info))],
    ['warc', Buffer.from(record('hello', digest).repeat(20))],
    ['warc.gz', gzipSync(record('hello', digest).repeat(20))],
  ];

  it.each(forms)('%s: read or refused, never anything else', async (name, whole) => {
    let seed = 11;
    const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let i = 0; i < 60; i++) {
      const copy = Buffer.from(whole);
      const at = next(copy.length);
      const damaged = [
        () => copy.subarray(0, at),
        () => Buffer.concat([copy.subarray(0, at), copy.subarray(Math.min(copy.length, at + 1 + next(40)))]),
        () => Buffer.concat([copy.subarray(0, at), Buffer.from('[{"\\'), copy.subarray(at)]),
        () => ((copy[at] = next(256)), copy),
      ][i % 4]!();
      const found = await read(`damaged.${name}`, damaged).catch((error: unknown) => error);
      if (found instanceof Error) expect(found, `${name} ${i}`).toMatchObject({ kind: 'input', code: 'share.foreign' });
    }
  });
});
