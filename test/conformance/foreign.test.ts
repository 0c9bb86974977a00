import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/model/index.ts';
import { type Foreign, readForeign } from '../../src/share/foreign/index.ts';
import { requiredOf } from '../../src/share/foreign/stix-required.ts';
import { vectors } from '../support/shared.ts';

// Examples that the communities of these formats publish, received or refused as their own truth says: every one of them.
const signal = new AbortController().signal;
const stix = vectors('data/stix21_schemas_examples');
const misp = vectors('data/misp_examples');
const cases = vectors('data/case_uco_examples');
const archives = vectors('data/wacz_warc');

/** Files below a folder by name, as paths. */
function files(of: ReturnType<typeof vectors>, folder = '.', ends = ''): string[] {
  if (of.absent) return [];
  return readdirSync(of.path(folder), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && each.name.endsWith(ends) && each.name !== 'SOURCE.md')
    .map((each) => join(each.parentPath, each.name))
    .sort((a, b) => (a < b ? -1 : 1));
}

const short = (path: string): [string, string] => [basename(path), path];
const read = async (path: string): Promise<Foreign> => await readForeign(path, { signal });
const total = ({ holds }: Foreign): number => Object.values(holds).reduce((sum, each) => sum + each, 0);
const values = ({ indicators }: Foreign): string[] => indicators.map(({ kind, value }) => `${kind} ${value}`);

async function refused(path: string): Promise<void> {
  await expect(read(path), basename(path)).rejects.toMatchObject({ kind: 'input', code: 'share.foreign' });
}

/** What came in is the file itself, byte for byte: so nothing of it is lost. */
function whole(found: Foreign, path: string): void {
  expect(found.exhibits.map((each) => sha256(readFileSync(each.path)))).toEqual([sha256(readFileSync(path))]);
}

interface Bundle {
  readonly type?: string;
  readonly objects?: readonly { readonly type: string }[];
}

let dir: string;
beforeAll(async () => (dir = await mkdtemp(join(tmpdir(), 'clew-foreign-'))));
afterAll(async () => await rm(dir, { recursive: true, force: true }));

describe.skipIf(stix.absent)('STIX 2.1 of OASIS (skipped without ../shared)', () => {
  it.each(files(stix, 'examples').map(short))('%s is received with every object', async (_, path) => {
    const found = await read(path);
    const { objects } = JSON.parse(readFileSync(path, 'utf8')) as Bundle;
    expect([found.format, total(found)]).toEqual(['stix', objects?.length ?? 1]);
    whole(found, path);
  });

  it('files that are schemas and no STIX are refused, all of them', async () => {
    const schemas = [...files(stix, 'schemas'), ...files(stix, 'interop')];
    expect(schemas.length).toBeGreaterThan(70);
    for (const path of schemas) await refused(path);
  });

  it('what the schemas require is what we require', () => {
    for (const path of ['sdos', 'sros', 'observables'].flatMap((folder) => files(stix, `schemas/${folder}`))) {
      interface Schema {
        readonly required?: readonly string[];
        readonly allOf?: readonly { readonly required?: readonly string[] }[];
      }
      const { required = [], allOf = [] } = JSON.parse(readFileSync(path, 'utf8')) as Schema;
      const asked = [...required, ...allOf.flatMap((each) => each.required ?? [])];
      const type = basename(path, '.json');
      expect(requiredOf(type), type).toEqual(expect.arrayContaining(asked));
    }
  });

  it('an example without one of the members that STIX requires is refused, whichever it is', async () => {
    let tried = 0;
    for (const path of files(stix, 'examples')) {
      const { objects, ...bundle } = JSON.parse(readFileSync(path, 'utf8')) as Bundle & { objects?: Record<string, unknown>[] };
      const first = new Map((objects ?? []).map((each, at) => [each['type'], at]));
      for (const [type, at] of first) {
        for (const member of ['type', 'id', ...(requiredOf(type) ?? [])]) {
          const without = objects!.map((each, place) => (place === at ? { ...each, [member]: undefined } : each));
          const copy = join(dir, 'without.json');
          await writeFile(copy, JSON.stringify({ ...bundle, objects: without }));
          await expect(read(copy), `${basename(path)}: ${type} without ${member}`).rejects.toMatchObject({
            code: 'share.foreign',
          });
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(80);
  });
});

describe.skipIf(misp.absent)('MISP (skipped without ../shared)', () => {
  it.each(files(misp, 'pymisp').map(short))('%s is received with every attribute', async (_, path) => {
    const found = await read(path);
    const told = JSON.parse(readFileSync(path, 'utf8')) as { Event?: { Attribute: unknown[] }; Attribute?: unknown[] };
    expect([found.format, found.holds['Attribute']]).toEqual(['misp', (told.Event ?? told).Attribute?.length]);
    whole(found, path);
  });

  it('a collection of events gives the same indicators as its pair in STIX, 2.0 and 2.1', async () => {
    const events = [
      await read(misp.path('misp-stix/test_events_collection_1.json')),
      await read(misp.path('misp-stix/test_events_collection_2.json')),
    ];
    const expected = [...new Set(events.flatMap(values))].sort();
    expect(expected).toEqual(['domain circl.lu', 'ip 149.13.33.14']);
    for (const name of ['test_events_collection_stix20', 'test_events_collection_stix21']) {
      const found = await read(misp.path(`misp-stix/${name}.json`));
      expect(values(found).sort(), name).toEqual(expected);
    }
    const one = await read(misp.path('misp-stix/test_event1_stix21.json'));
    expect(values(one).sort()).toEqual(values(events[0]!).sort());
  });

  it('lists of types and schemas are no events', async () => {
    for (const path of files(misp, 'core')) await refused(path);
  });
});

describe.skipIf(cases.absent)('CASE/UCO (skipped without ../shared)', () => {
  it.each(files(cases, '.', '.json').map(short))('%s is received with every node', async (_, path) => {
    const found = await read(path);
    expect([found.format, total(found) > 0]).toEqual(['case', true]);
    whole(found, path);
  });

  it('their reports say of each that it conforms', () => {
    const reports = files(cases, '.', '.ttl');
    expect(reports.length).toBeGreaterThan(20);
    for (const path of reports) expect(readFileSync(path, 'utf8'), basename(path)).toMatch(/sh:conforms\s+"?true/u);
  });

  it('references that lead outside are said, not followed', async () => {
    const { notes } = await read(cases.path('repaired_file.json'));
    expect(notes.map(({ en }) => en).join()).toContain('References that lead outside the file: 2.');
  });
});

describe.skipIf(archives.absent)('WACZ and WARC of Webrecorder (skipped without ../shared)', () => {
  it.each(files(archives, '.', '.wacz').map(short))('%s is received or refused as its name says', async (name, path) => {
    if (name.startsWith('invalid')) return await refused(path);
    const found = await read(path);
    expect([found.format, found.holds['digest unequal']]).toEqual(['file', undefined]);
    expect(found.holds['signature']).toBe(name.includes('signed') ? 1 : undefined);
    whole(found, path);
  });

  it.each([...files(archives, '.', '.warc'), ...files(archives, '.', '.warc.gz')].map(short))(
    '%s is received, each digest recomputed and equal',
    async (_, path) => {
      const found = await read(path);
      expect(found.holds['digest recomputed']).toBeGreaterThan(0);
      expect(found.holds['digest unequal']).toBeUndefined();
      whole(found, path);
    },
  );

  it('one byte of the archive changed, and it is refused', async () => {
    const bytes = archives.bytes('valid_example_1.wacz');
    for (const at of [300, 1500, 2600]) {
      const copy = Buffer.from(bytes);
      copy[at]! ^= 1;
      const path = join(dir, `changed-${at}.wacz`);
      await writeFile(path, copy);
      await expect(read(path)).rejects.toMatchObject({ code: 'share.foreign' });
    }
  });
});
