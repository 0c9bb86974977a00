import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, makeCase } from '../../test/support/made-case.ts';
import { addressees, computedParts, ElementTemplate, type Sentence } from '../model/index.ts';
import { letterBases, letterRequests } from './letters/data.ts';
import { faultOf, readTemplate, templateOf, templates, templatesFor } from './templates.ts';

let made: MadeCase;
let dir: string;
beforeAll(async () => {
  made = await makeCase();
  dir = await mkdtemp(join(tmpdir(), 'clew-template-'));
});
afterAll(async () => {
  await made.close();
  await rm(dir, { recursive: true, force: true });
});

/** Every pair of sentences inside a value, with its place. */
function sentences(value: unknown, at = ''): [string, Sentence][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'zh' in value) return [[at, value as Sentence]];
  return Object.entries(value).flatMap(([name, each]) => sentences(each, `${at}.${name}`));
}

describe('the templates that come with Clew', () => {
  it('are of the schema and do not contradict themselves', () => {
    expect(templates().map(({ id }) => id)).toEqual(['cn-telecom-fraud', 'us-wire-fraud', 'generic-fraud']);
    for (const template of templates()) {
      expect(() => ElementTemplate.parse(template)).not.toThrow();
      expect([template.id, faultOf(template)]).toEqual([template.id, undefined]);
    }
  });

  it('say everything in both languages', () => {
    const all = [
      ...templates().flatMap((each) => sentences(each, each.id)),
      ...sentences(letterRequests()),
      ...sentences(letterBases()),
    ];
    expect(all.length).toBeGreaterThan(150);
    for (const [at, { en, zh }] of all) {
      expect(zh, at).toMatch(/\p{Script=Han}/u);
      expect(en, at).not.toMatch(/\p{Script=Han}/u);
      expect(en.trim(), at).toBe(en);
    }
  });

  it('have the thresholds of the texts they name', () => {
    const [china] = templates();
    const grades = Object.fromEntries(china!.thresholds.map(({ figure, grades: all }) => [figure, all.map(({ from }) => from)]));
    expect(grades).toEqual({
      loss: [3_000_00, 30_000_00, 500_000_00],
      messages: [5_000, 50_000],
      calls: [500, 5_000],
      pageViews: [5_000, 50_000],
      denDays: [30],
    });
    expect(china!.sources.map(({ date }) => date)).toEqual(['2016-12-19', '2021-06-17', '2024-06-26', '2016-09-09']);
  });

  it('use every computed part, and ask somebody wherever somebody else could know', () => {
    const used = new Set(templates().flatMap(({ elements }) => elements.flatMap(({ computed }) => computed ?? [])));
    expect([...used].sort()).toEqual([...computedParts].sort());
    const asked = new Set(templates().flatMap(({ elements }) => elements.flatMap(({ letter }) => letter ?? [])));
    expect([...asked].every((to) => addressees.includes(to))).toBe(true);
    expect(Object.keys(letterRequests()).sort()).toEqual([...addressees].sort());
  });

  it('mark what was written from memory', () => {
    const unchecked = templates().map(({ elements }) => elements.filter((each) => each.unchecked).map(({ id }) => id));
    expect(unchecked).toEqual([['deception', 'victims', 'role', 'knowledge', 'money'], ['materiality', 'identity', 'money'], []]);
  });
});

describe('a template of an agency', () => {
  const own = (change: object = {}): string => JSON.stringify({ ...templates()[2]!, id: 'own', ...change });

  it('is read from the exhibit that it was sealed as', async () => {
    const file = join(dir, 'own.json');
    await writeFile(file, own());
    const { sha256 } = await made.workbench.ctx.exhibits.seal(file);
    expect((await templateOf(made.workbench.ctx, `sha256:${sha256}`)).id).toBe('own');
    const members = { templates: ['us-wire-fraud', `sha256:${sha256}`, 'us-wire-fraud'] };
    expect((await templatesFor(made.workbench.ctx, { members }, 'CN')).map(({ id }) => id)).toEqual(['us-wire-fraud', 'own']);
  });

  it.each([
    ['no JSON', '{', 'no JSON'],
    ['a member too many', own({ secret: 'Zhang Meili' }), 'beginning'],
    ['an element twice', own({ elements: [templates()[2]!.elements[0], templates()[2]!.elements[0]] }), 'one id'],
    [
      'a source that is not there',
      own({ sources: [{ ...templates()[2]!.sources[0], id: 'other' }] }),
      'source that is not there',
    ],
    [
      'an element instead of itself',
      own({ elements: [{ ...templates()[2]!.elements[0], insteadOf: 'deception' }] }),
      'instead of',
    ],
    [
      'grades that fall',
      own({
        thresholds: [
          {
            figure: 'calls',
            grades: [2, 1].map((from) => ({ from, title: { en: 'x', zh: '某' } })),
            source: { id: 'clew' },
          },
        ],
      }),
      'do not rise',
    ],
  ])('with %s is refused, and nothing of it quoted', (_what, text, why) => {
    const refused = expect.objectContaining({ kind: 'input', code: 'review.template', message: expect.stringContaining(why) });
    expect(() => readTemplate(text)).toThrow(refused);
    expect(() => readTemplate(text)).not.toThrow(/Zhang/u);
  });

  it('that is not there is missing', async () => {
    const gone = expect.objectContaining({ kind: 'missing', code: 'review.template.name' });
    await expect(templateOf(made.workbench.ctx, 'none')).rejects.toThrow(gone);
    await expect(templateOf(made.workbench.ctx, `sha256:${'0'.repeat(64)}`)).rejects.toThrow(gone);
  });
});

it('a case that names no template has that of its law, else of the region, else the generic one', async () => {
  const of = async (law: string | undefined, region: string): Promise<string[]> =>
    (await templatesFor(made.workbench.ctx, { members: {}, ...(law === undefined ? {} : { law }) }, region)).map(({ id }) => id);
  expect(await of('us-wire-fraud', 'CN')).toEqual(['us-wire-fraud']);
  expect(await of('刑法第266条', 'CN')).toEqual(['cn-telecom-fraud']);
  expect(await of(undefined, 'US')).toEqual(['us-wire-fraud']);
  expect(await of(undefined, 'GB')).toEqual(['generic-fraud']);
});
