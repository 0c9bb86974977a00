import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Ctx, StoredCase } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { ElementTemplate } from '../model/index.ts';

/** Files of `templates/`, in the order they are offered. */
const names = ['cn-telecom-fraud', 'us-wire-fraud', 'generic-fraud'] as const;
/** By the region of a casebook, for a case that names no template. */
const byRegion: Readonly<Record<string, string>> = { CN: 'cn-telecom-fraud', US: 'us-wire-fraud' };
/** A template of an agency is text that people wrote: far below this many bytes. */
const mostBytes = 1 << 20;

let known: readonly ElementTemplate[] | undefined;

/** The templates that come with Clew. */
export function templates(): readonly ElementTemplate[] {
  known ??= names.map((name) =>
    ElementTemplate.parse(JSON.parse(readFileSync(new URL(`./templates/${name}.json`, import.meta.url), 'utf8'))),
  );
  return known;
}

/**
 * Reads a template that an agency wrote. Throws `input` `review.template`, naming the place in the file and never what stands
 * there, when it is none or contradicts itself.
 */
export function readTemplate(text: string): ElementTemplate {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong('it is no JSON');
  }
  const read = ElementTemplate.safeParse(value);
  if (!read.success) throw wrong(`at ${read.error.issues[0]?.path.join('.') || 'its beginning'}`);
  const fault = faultOf(read.data);
  if (fault !== undefined) throw wrong(fault);
  return read.data;
}

/** What a schema cannot say: ids that are named must be there, once, and grades must rise. */
export function faultOf({ elements, sources, thresholds }: ElementTemplate): string | undefined {
  const ids = elements.map(({ id }) => id);
  const texts = new Set(sources.map(({ id }) => id));
  if (new Set(ids).size < ids.length) return 'two elements have one id';
  if (texts.size < sources.length) return 'two sources have one id';
  for (const { id, source, insteadOf } of elements) {
    if (!texts.has(source.id)) return `element ${id} names a source that is not there`;
    if (insteadOf !== undefined && (insteadOf === id || !ids.includes(insteadOf))) {
      return `element ${id} stands instead of one that is not there`;
    }
  }
  for (const { figure, grades, source } of thresholds) {
    if (!texts.has(source.id)) return `the threshold of ${figure} names a source that is not there`;
    if (grades.some(({ from }, i) => i > 0 && from <= grades[i - 1]!.from)) return `the grades of ${figure} do not rise`;
  }
  return undefined;
}

/**
 * One template: of Clew by its id, or of the agency as `sha256:…` of the exhibit that it was sealed as. Throws `missing`
 * `review.template.name`, and what `readTemplate` throws.
 */
export async function templateOf({ exhibits }: Pick<Ctx, 'exhibits'>, name: string): Promise<ElementTemplate> {
  const sealed = /^sha256:([0-9a-f]{64})$/u.exec(name)?.[1];
  if (sealed === undefined) {
    const found = templates().find(({ id }) => id === name);
    if (found !== undefined) return found;
  } else if (await exhibits.has(sealed)) {
    const path = await exhibits.path(sealed);
    if ((await stat(path)).size > mostBytes) throw wrong('it is larger than 1 MB');
    return readTemplate(await readFile(path, 'utf8'));
  }
  throw new ClewError('missing', 'review.template.name', 'There is no such template.', {
    hint: 'clew case template lists those that come with Clew; one of your own is sealed with clew case template add FILE.',
  });
}

/**
 * Templates of a case: those it names, else the one its law is called by, else that of the region. One that the agency sealed
 * under the id of another takes its place.
 */
export async function templatesFor(
  ctx: Pick<Ctx, 'exhibits'>,
  { members, law }: Pick<StoredCase, 'members' | 'law'>,
  region: string,
): Promise<ElementTemplate[]> {
  const named = Array.isArray(members['templates']) ? members['templates'].filter((name) => typeof name === 'string') : [];
  const usual = templates().some(({ id }) => id === law) ? law! : (byRegion[region] ?? 'generic-fraud');
  const found = new Map<string, ElementTemplate>();
  for (const name of named.length === 0 ? [usual] : named) {
    const template = await templateOf(ctx, name);
    found.set(template.id, template);
  }
  return [...found.values()];
}

function wrong(what: string): ClewError {
  return new ClewError('input', 'review.template', `this is no template of elements: ${what}`, {
    hint: 'docs/reference/templates.md has the form; the templates that come with Clew are examples of it.',
  });
}
