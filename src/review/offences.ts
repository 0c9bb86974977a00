import { readFile, stat } from 'node:fs/promises';
import type { Act, Ctx, StoredCase } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type { ElementTemplate } from '../model/index.ts';
import { readTemplate, templateOf, templates, templatesFor } from './templates.ts';

/** A template is text that people wrote: far below this many bytes. */
const mostBytes = 1 << 20;

/** Templates that grounds of a case may name: those that come with Clew, and the agency's own that the case names. */
async function offencesOf(ctx: Pick<Ctx, 'exhibits'>, { members }: StoredCase): Promise<ElementTemplate[]> {
  const named = Array.isArray(members['templates']) ? members['templates'].filter((name) => typeof name === 'string') : [];
  const own = await Promise.all(
    named.filter((name) => name.startsWith('sha256:')).map(async (name) => await templateOf(ctx, name)),
  );
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...templates().filter(({ id }) => !ids.has(id))];
}

/** A ground for an element that no template has would stand on no board. Throws `missing` `review.element`. */
export async function requireElement(
  ctx: Pick<Ctx, 'exhibits'>,
  stored: StoredCase,
  template: string,
  element: string,
): Promise<ElementTemplate['elements'][number]> {
  const named = (await offencesOf(ctx, stored)).find(({ id }) => id === template);
  const found = named?.elements.find(({ id }) => id === element);
  if (found !== undefined) return found;
  throw noElement();
}

/** Id of the template that an element belongs to: the one named, or the first of the case's that has it. */
export async function templateNameOf(
  ctx: Pick<Ctx, 'exhibits'>,
  stored: StoredCase,
  region: string,
  element: string,
  named: string | undefined,
): Promise<string> {
  if (named !== undefined) return (await templateOf(ctx, named)).id;
  const found = (await templatesFor(ctx, stored, region)).find(({ elements }) => elements.some(({ id }) => id === element));
  if (found !== undefined) return found.id;
  throw noElement();
}

/** Seals a template that the agency wrote, after it was read whole. `name` is what cases call it by: `sha256:…`. */
export async function sealTemplate(
  ctx: Ctx,
  file: string,
): Promise<{ readonly name: string; readonly template: ElementTemplate; readonly act?: number }> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  // `seal` says what is wrong with a path; a file this large is none of these.
  if (size > mostBytes) {
    throw new ClewError('input', 'review.template', 'this is no template of elements: it is larger than 1 MB');
  }
  const template = size === 0 ? undefined : readTemplate(await readFile(file, 'utf8'));
  const { sha256, name, bytes } = await ctx.exhibits.seal(file, { signal: ctx.signal });
  const told = { name: `sha256:${sha256}`, template: template ?? readTemplate('') };
  if ((await ctx.read.exhibits()).some((each) => each.sha256 === sha256)) return told;
  const seal: Act = { kind: 'exhibit.seal', body: { sha256, name, bytes } };
  const { acts } = await ctx.commit([seal]);
  return { ...told, act: acts[0]!.seq };
}

const noElement = (): ClewError =>
  new ClewError('missing', 'review.element', 'None of the templates of the case has this element.', {
    hint: 'clew missing CASE lists the elements of each template.',
  });
