import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dossier, type Label, NewBlocklist, PackageOptions } from '../../src/model/index.ts';
import { handOut } from '../../src/picture/domains/index.ts';
import { caseGraph, exportCase, ftmEntities, mispEvent, stixBundle } from '../../src/share/index.ts';
import { redact } from '../../src/share/send/redact.ts';
import { type Installed, judge } from '../support/judges.ts';
import { makeDomains } from '../support/made-domains.ts';
import { makeCase } from '../support/made-case.ts';
import { madeDossier, madeInfo } from '../support/made-dossier.ts';

// Each form in which a case leaves, judged by the programs of its own community: releases in test/support/judges.ts.
const labels = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const;

/** A case in each of the forms. */
interface Forms {
  graph(): object;
  bundle(label?: Label): object;
  event(): object;
  entities(): string;
}

function formsOf(dossier: Dossier): Forms {
  return {
    graph: () => caseGraph(dossier, madeInfo(dossier)),
    bundle: (label = 'AMBER') => stixBundle(dossier, madeInfo(dossier, { label })),
    event: () => mispEvent(dossier, madeInfo(dossier)),
    entities: () => ftmEntities(dossier, madeInfo(dossier)),
  };
}

/** As they lie in a package. */
async function formsIn(bag: string): Promise<Forms> {
  const text = async (name: string): Promise<string> => await readFile(join(bag, 'data', name), 'utf8');
  const [graph, bundle, event] = await Promise.all(
    ['case.jsonld', 'stix.json', 'misp.json'].map(async (name) => JSON.parse(await text(name)) as object),
  );
  const entities = await text('ftm.ijson');
  return { graph: () => graph!, bundle: () => bundle!, event: () => event!, entities: () => entities };
}

const cases: [string, Forms][] = [];
const full = formsOf(madeDossier({ reports: 6 }));
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-forms-'));
  const made = await makeCase();
  try {
    const real = await made.dossier();
    const empty: Dossier = {
      ...real,
      suspects: [],
      rings: [],
      reports: [],
      links: [],
      judgements: [],
      indicators: [],
      services: [],
      exhibits: [],
      custody: [],
    };
    const { ctx, casebook } = made.workbench;
    const bag = join(dir, 'bag');
    const options = PackageOptions.parse({ recipient: 'Harrow Bay Police', reason: 'joint case', languages: ['en'] });
    await exportCase({ ctx, log: casebook.log }, real, options, bag);
    cases.push(
      ['of an exported package', await formsIn(bag)],
      ['with one of everything', full],
      ['with nothing in it', formsOf(empty)],
      ['without its victims', formsOf(redact(real).dossier)],
    );
  } finally {
    await made.close();
  }
}, 120_000);

afterAll(async () => await rm(dir, { recursive: true, force: true }));

async function put(name: string, what: object | string): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, typeof what === 'string' ? what : JSON.stringify(what));
  return path;
}

/** A copy with one place changed: what judges must refuse. */
function changed(value: object, change: (copy: Record<string, never>) => void): object {
  const copy = JSON.parse(JSON.stringify(value)) as Record<string, never>;
  change(copy);
  return copy;
}

describe('a case as CASE/UCO', () => {
  it('is conformant to CASE 1.4, and a wrong word in it is not', { timeout: 900_000 }, async (test) => {
    const judged = await judge('case');
    if (judged === undefined) return test.skip();
    const validate = async (path: string) => await judged.run('case_validate', ['--built-version', 'case-1.4.0', path]);
    for (const [name, forms] of cases) {
      const path = await put('case.jsonld', forms.graph());
      const { code, stdout } = await validate(path);
      expect(code, `a case ${name}: ${stdout}`).toBe(0);
    }
    const graph = full.graph() as { '@graph': Record<string, unknown>[] };
    const wrong = changed(graph, (copy) => {
      const nodes = copy['@graph'] as unknown as Record<string, unknown>[];
      nodes.find((node) => node['@type'] === 'uco-observable:URLFacet')!['uco-observable:wholeValue'] = 'x';
    });
    expect((await validate(await put('wrong.jsonld', wrong))).code).not.toBe(0);
    // rdflib drops what it cannot read without a word: as many nodes as were written must be there.
    const count = 'import sys, rdflib; g = rdflib.Graph().parse(sys.argv[1]); print(len(set(g.subjects())))';
    const path = await put('case.jsonld', graph);
    const { stdout } = await judged.run('python', ['-c', count, path]);
    expect(Number(stdout)).toBe(graph['@graph'].length);
  });
});

/** What the validator says of each bundle: it takes longer to start than to read one, so it is started once for all. */
async function validity(
  judged: Installed,
  bundles: readonly (object | string)[],
): Promise<{ readonly valid: boolean[]; readonly stdout: string }> {
  const paths = await Promise.all(bundles.map(async (bundle, at) => await put(`stix-${at}.json`, bundle)));
  const words = ['--version', '2.1', '--strict', '-d', '103', '--enforce-refs'];
  const { code, stdout } = await judged.run('stix2_validator', [...words, ...paths]);
  const valid = paths.map((path) =>
    stdout.split('[-] Results for: ').some((part) => part.startsWith(`${path}\n[+] STIX JSON: Valid`)),
  );
  // Its exit code says the same of all together.
  expect(code === 0, stdout).toBe(valid.every(Boolean));
  return { valid, stdout };
}

describe('a case as STIX 2.1', () => {
  it('is valid to the letter, and what is wrong in it is found', { timeout: 900_000 }, async (test) => {
    const judged = await judge('stix');
    if (judged === undefined) return test.skip();
    const whole = cases.flatMap(([name, forms]) =>
      (name === 'with one of everything' ? labels : ['AMBER' as const]).map((label) => ({
        name,
        label,
        bundle: forms.bundle(label),
      })),
    );
    const bundle = full.bundle();
    const broken = [
      (url: Record<string, unknown>) => delete url['value'],
      (url: Record<string, unknown>) => (url['id'] = 'url--1'),
    ].map((change) =>
      changed(bundle, (copy) => {
        const objects = copy['objects'] as unknown as Record<string, unknown>[];
        change(objects.find(({ type }) => type === 'url')!);
      }),
    );
    const { valid, stdout } = await validity(judged, [...whole.map((each) => each.bundle), ...broken]);
    expect(
      whole.filter((_, at) => !valid[at]).map(({ name, label }) => `${name}, ${label}`),
      stdout,
    ).toEqual([]);
    expect(valid.slice(whole.length)).toEqual([false, false]);
  });
});

describe('a blocklist as STIX 2.1', () => {
  it('is valid to the letter, patterns of names among it, and a broken pattern is found', { timeout: 900_000 }, async (test) => {
    const judged = await judge('stix');
    if (judged === undefined) return test.skip();
    const made = await makeDomains();
    const whole: string[] = [];
    try {
      const { ctx } = made.workbench;
      for (const label of labels) {
        const asked = { format: 'stix', patterns: true, confidence: 0.8, recipient: 'ISP', label, reason: 'to block' };
        const { text, patterns } = await handOut(ctx, NewBlocklist.parse(asked), { casebook: 'book', agency: 'Test desk' });
        expect(patterns).toBe(1);
        whole.push(text);
      }
    } finally {
      await made.close();
    }
    const broken = whole.map((text) => text.replace("MATCHES '", "MATCHES ''"));
    const { valid, stdout } = await validity(judged, [...whole, ...broken]);
    expect(
      labels.filter((_, at) => !valid[at]),
      stdout,
    ).toEqual([]);
    expect(labels.filter((_, at) => valid[labels.length + at])).toEqual([]);
  });
});

describe('a case as MISP', () => {
  it('is loaded by PyMISP, and made again from its templates with as much in it', { timeout: 900_000 }, async (test) => {
    const judged = await judge('misp');
    if (judged === undefined) return test.skip();
    // What a template does not know raises under `strict`.
    const program = `
import json, sys
from pymisp import MISPEvent, MISPObject
for path in sys.argv[1:]:
    event = MISPEvent()
    event.load_file(path)
    parts = 0
    for known in event.objects:
        made = MISPObject(known.name, strict=True)
        for part in known.attributes:
            made.add_attribute(part.object_relation, value=part.value, type=part.type, category=part.category)
        made.to_json(strict=True)
        parts += len(made.attributes)
        assert made.template_uuid == known.template_uuid, (path, known.name)
        assert str(made.template_version) == str(known.template_version), (path, known.name)
    print(json.dumps([len(event.objects), parts, len(event.attributes), sum(len(o.references) for o in event.objects)]))
`;
    const written = cases.map(([name, forms]) => {
      const event = forms.event() as {
        Event: { Object: { Attribute: unknown[]; ObjectReference: unknown[] }[]; Attribute: unknown[] };
      };
      const { Object: objects, Attribute: loose } = event.Event;
      const parts = objects.reduce((sum, { Attribute: own }) => sum + own.length, 0);
      const references = objects.reduce((sum, { ObjectReference: own }) => sum + own.length, 0);
      return { name, event, counts: [objects.length, parts, loose.length, references] };
    });
    const paths = await Promise.all(written.map(async ({ event }, at) => await put(`misp-${at}.json`, event)));
    const { code, stdout, stderr } = await judged.run('python', ['-c', program, ...paths]);
    expect(code, stderr).toBe(0);
    const read = lines(stdout);
    expect(written.map(({ name }, at) => [name, read[at]])).toEqual(written.map(({ name, counts }) => [name, counts]));
  });
});

describe('a case as FollowTheMoney', () => {
  it('loses nothing when ftm reads it', { timeout: 900_000 }, async (test) => {
    const judged = await judge('ftm');
    if (judged === undefined) return test.skip();
    // One stream of them all: the program takes longer to start than to read a case.
    const written = [...cases, ['with texts of any letters', formsOf(manyLetters())] as const].map(
      ([name, forms]) => [name, forms.entities()] as const,
    );
    const stream = written.map(([, text]) => (text.endsWith('\n') ? text : `${text}\n`)).join('');
    const [path, out] = [await put('in.ijson', stream), join(dir, 'out.ijson')];
    const { code, stderr } = await judged.run('ftm', ['validate', '-i', path, '-o', out]);
    expect(code, stderr).toBe(0);
    const read = lines(await readFile(out, 'utf8'));
    let at = 0;
    for (const [name, text] of written) {
      const own = lines(text);
      expect(read.slice(at, (at += own.length)), `a case ${name}`).toEqual(own);
    }
    expect(read.length).toBe(at);
  });
});

/** Texts of letters drawn from everywhere, blanks, controls and combining ones among them; the same ones each time. */
function manyLetters(): Dossier {
  const dossier = madeDossier({ reports: 400 });
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const letter = (): string => {
    const from = [0x20, 0x80, 0x300, 0x600, 0x1100, 0x2000, 0x3000, 0x4e00, 0xac00, 0xfe00, 0xff00, 0x1f300][next(12)]!;
    const code = from + next(256);
    return code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(next(9) === 0 ? next(0x20) : code);
  };
  const text = (): string => Array.from({ length: 1 + next(60) }, letter).join('');
  const digits = (count: number): string => Array.from({ length: count }, () => next(10)).join('');
  return {
    ...dossier,
    case: { ...dossier.case, title: text() },
    reports: dossier.reports.map((report) => ({ ...report, text: text(), ref: text(), category: text() })),
    // Whether a number is assigned is for others to say: none may be lost that we took for one.
    indicators: dossier.reports.flatMap(({ id }, at) => {
      const value = `+${[1, 44, 86, 852, 95, 855, 63, 7, 91, 49][at % 10]}${digits(8 + (at % 4))}`;
      const [known] = dossier.indicators;
      return [
        { ...known!, kind: 'phone' as const, value, reports: [id] },
        { ...known!, kind: 'handle' as const, value: `?:${text()}`, reports: [id] },
      ];
    }),
  };
}

const lines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
