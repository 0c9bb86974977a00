import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Args, Console } from '../../cli/args.ts';
import { ClewError } from '../../errors.ts';
import { NewProtection, referralOutcomes } from '../../model/index.ts';
import { interviewForm } from './form.ts';
import { chosenRows } from './show-command.ts';
import { type Protector, takeStep } from './step.ts';
import { referralRows } from './views.ts';

/** Who sits at the machine itself supervises. */
const protector = (name: string): Protector => ({ name, local: true, supervises: true });

/** A step on persons by name, or (`--proposed`) on all whom signs propose. */
export function stepVerb(step: 'refer' | 'clear' | 'close' | 'override' | 'resume') {
  return async (console: Console, args: Args, rest: readonly string[]): Promise<void> => {
    const { ctx } = await console.open();
    if (args.is('proposed') && step !== 'refer' && step !== 'clear') {
      throw new ClewError('input', 'cli.arguments', '--proposed is for refer and clear alone');
    }
    const proposed = args.is('proposed')
      ? chosenRows(await referralRows(ctx.read, { name: ctx.actor, local: true }), args, 'proposed').map(({ person }) => person)
      : [];
    const persons = [...new Set([...rest, ...proposed])];
    if (persons.length === 0) {
      throw new ClewError(
        'input',
        'cli.arguments',
        args.is('proposed') ? 'nobody is proposed' : `expected: clew protect ${step} PERSON...`,
      );
    }
    const outcome = args.text('outcome');
    const known = referralOutcomes.find((each) => each === outcome);
    if (outcome !== undefined && known === undefined) {
      throw new ClewError('input', 'people.outcome', `--outcome is one of ${referralOutcomes.join(', ')}`);
    }
    const acts: number[] = [];
    for (let i = 0; i < persons.length; i += atOnce) {
      const asked = asInput({
        persons: persons.slice(i, i + atOnce),
        step,
        to: args.text('to'),
        outcome: known,
        reason: reasonOf(args),
      });
      acts.push((await takeStep(ctx, asked, protector(ctx.actor))).act);
    }
    if (console.json) return await console.printJson({ acts, persons: persons.length });
    console.say({
      en: `recorded for ${persons.length}, act ${acts.join(', ')}`,
      zh: `已记录 ${persons.length} 人，第 ${acts.join('、')} 号操作`,
    });
  };
}

/** Persons that one act names. */
const atOnce = 10_000;

const Answers = z.union([
  z.strictObject({
    form: z.string().optional(),
    language: z.string().optional(),
    place: z.string().max(300).optional(),
    interpreter: z.string().max(200).optional(),
    when: z.int().optional(),
    answers: z.record(z.string(), z.string().max(20_000)),
  }),
  z.record(z.string(), z.string().max(20_000)).transform((answers) => ({ answers })),
]);

/** Records an interview from a file of answers: by question, or with place, interpreter and time around them. */
export async function interview(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [person, ...more] = rest;
  const file = args.text('file');
  if (person === undefined || more.length > 0 || file === undefined) {
    throw new ClewError('input', 'cli.arguments', 'expected: clew protect interview PERSON --file ANSWERS.json');
  }
  const { ctx } = await console.open();
  const told: { form?: string | undefined; language?: string | undefined; answers: Record<string, string> } = await answersIn(
    console.path(file),
  );
  const asked = asInput({
    persons: [person],
    step: 'interview',
    interview: {
      ...told,
      form: told.form ?? interviewForm.id,
      language: args.text('language') ?? told.language ?? console.lang,
    },
    reason: args.text('reason') ?? 'interview',
  });
  const { act } = await takeStep(ctx, asked, protector(ctx.actor));
  if (console.json) return await console.printJson({ acts: [act], persons: 1 });
  console.say({ en: `interview recorded, act ${act}`, zh: `询问已记录，第 ${act} 号操作` });
}

async function answersIn(path: string): Promise<z.infer<typeof Answers>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new ClewError('missing', 'people.answers', 'The file of answers cannot be read.', {
      hint: 'Name it with --file.',
      cause,
    });
  }
  try {
    return Answers.parse(JSON.parse(text));
  } catch (cause) {
    throw new ClewError('input', 'people.answers', 'The file of answers is not JSON of answers by question.', {
      hint: 'As in {"leave": "no", "told": "…"}; clew protect form --json names the questions.',
      cause,
    });
  }
}

function reasonOf(args: Args): string {
  const reason = args.text('reason')?.trim() ?? '';
  if (reason !== '') return reason;
  throw new ClewError('input', 'people.reason', 'A decision on protection is taken with a reason.', {
    hint: 'Give it with --reason.',
  });
}

function asInput(input: unknown): NewProtection {
  const parsed = NewProtection.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ClewError('input', 'cli.arguments', `${(issue?.path ?? []).map(String).join('.')}: ${issue?.message ?? ''}`);
}
