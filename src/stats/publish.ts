import type { Ctx } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { canonicalJson, type Publication } from '../model/index.ts';
import { figuresOf, hiddenIn } from './publication.ts';
import { leastK, type Span } from './span.ts';
import { type House, statistics } from './statistics.ts';

/**
 * Records what is published: every figure that is shown, and none that is hidden. What was published before binds: days may not overlap
 * those of another publication, and the same days are published again in the same way alone, for two tables over the same reports, each
 * safe by itself, can tell together what neither does.
 *
 * @throws ClewError `input` `stats.k`, `stats.part`; `conflict` `stats.overlap`, `stats.otherwise`.
 */
export async function publish(ctx: Ctx, house: House, span: Span, reason: string): Promise<Publication> {
  if (span.k < leastK) {
    throw new ClewError('input', 'stats.k', `Counts below ${leastK} are never published`, { hint: `--k ${leastK} or more.` });
  }
  if (span.only !== undefined) {
    throw new ClewError('input', 'stats.part', 'Statistics are published whole', {
      hint: 'Without --by, or with two things crossed.',
    });
  }
  const found = await statistics(ctx.read, house, span);
  const parameters = {
    k: span.k,
    offset: span.offset,
    ...(found.currency === undefined ? {} : { currency: found.currency }),
    ...(span.cross === undefined ? {} : { cross: span.cross.join(',') }),
  };
  for (const { act, body } of await ctx.read.published()) {
    if (body.to <= span.from || body.from >= span.to) continue;
    if (body.from !== span.from || body.to !== span.to) {
      throw new ClewError('conflict', 'stats.overlap', `Act ${act} published days of this span, but not the same`, {
        hint: 'The difference of two overlapping spans is a count of its own, which nobody has protected.',
      });
    }
    const { hidden: _, ...before } = body.parameters;
    if (canonicalJson(before) !== canonicalJson(parameters)) {
      throw new ClewError('conflict', 'stats.otherwise', `Act ${act} published these days in another way`, {
        hint: 'Publish with the same --k, --by, --currency and --offset.',
      });
    }
  }
  const figures = figuresOf(found.tables);
  const hidden = hiddenIn(found.tables);
  const { acts } = await ctx.commit([
    {
      kind: 'stats.publish',
      body: {
        from: span.from,
        to: span.to,
        parameters: { ...parameters, hidden },
        covers: house.covers,
        figures,
        result: found.result,
        reason,
      },
    },
  ]);
  return { act: acts[0]!.seq, figures: Object.keys(figures).length, hidden: hidden.length, result: found.result };
}
