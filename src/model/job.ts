import { z } from 'zod';

/** Long work. */
export const JobView = z.object({
  id: z.string(),
  kind: z.enum([
    'import',
    'link',
    'rebuild',
    'verify',
    'empty',
    'backup',
    'index',
    'export',
    'receive',
    'trace',
    'screen',
    'overlap',
  ]),
  by: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  progress: z.object({ step: z.string(), done: z.number(), total: z.number().optional(), unit: z.string() }).optional(),
  /** What came of it, by kind of job. */
  result: z.unknown().optional(),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }).optional(),
});
export type JobView = z.infer<typeof JobView>;

/** What the page is told without asking (server-sent events). */
export const Happened = z.discriminatedUnion('event', [
  z.object({ event: z.literal('job'), job: JobView }),
  /** Rows changed by an act of `by`: lists of these kinds are to be asked for again. */
  z.object({
    event: z.literal('changed'),
    what: z.array(z.enum(['reports', 'rings', 'judgements', 'log', 'users', 'cases', 'money', 'people', 'picture', 'overlap'])),
    by: z.string(),
    act: z.int().optional(),
  }),
]);
export type Happened = z.infer<typeof Happened>;
