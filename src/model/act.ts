import { z } from 'zod';

/** Every kind of act (custody log entry); a closed list. */
export const actKinds = [
  'casebook.create',
  'exhibit.seal',
  'import',
  'link.run',
  'judge',
  'case.open',
  'case.edit',
  'element.support',
  'person.edit',
  'screen.run',
  'trace.run',
  'freeze.propose',
  'consult',
  'disclose',
  'package.send',
  'package.receive',
  'receipt',
  'overlap.run',
  'user.edit',
  'key.rotate',
  'erase',
] as const;
export const ActKind = z.enum(actKinds);
export type ActKind = z.infer<typeof ActKind>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Who decided what about which reports, ring or indicator (研判结论); undo is a newer judgement. */
export const Judgement = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.enum(['same', 'different', 'unsure']), a: z.string(), b: z.string(), reason: z.string().optional() }),
  z.object({ verdict: z.literal('out'), report: z.string(), ring: z.string(), reason: z.string().optional() }),
  z.object({
    verdict: z.enum(['service', 'identity']),
    kind: z.string(),
    value: z.string(),
    reason: z.string().optional(),
  }),
  z.object({ verdict: z.enum(['confirm', 'dismiss']), ring: z.string(), reason: z.string().optional() }),
  z.object({ verdict: z.literal('undo'), act: z.int().positive(), reason: z.string().optional() }),
]);
export type Judgement = z.infer<typeof Judgement>;

/** Body of each act a room writes today; the remaining kinds get theirs with the room that writes them. */
export const actBodies = {
  'casebook.create': z.object({ id: z.string(), agency: z.string().optional(), region: z.string(), language: z.string() }),
  'exhibit.seal': z.object({ sha256: Sha256, name: z.string(), bytes: z.int().nonnegative() }),
  import: z.object({
    sha256: Sha256,
    name: z.string(),
    /** Parameters that, with the exhibit, give the same rows again. */
    parameters: z.record(z.string(), z.unknown()),
    reports: z.int(),
    added: z.int(),
    rejected: z.int(),
    duplicates: z.int(),
  }),
  'link.run': z.object({
    parameters: z.record(z.string(), z.unknown()),
    engine: z.string(),
    model: z.string(),
    reports: z.int(),
    rings: z.int(),
    /** SHA-256 over the resulting assignment, in report order. */
    result: Sha256,
    /** Ring ids that ended and what became of them. */
    moved: z.array(z.object({ ring: z.string(), into: z.array(z.string()), how: z.enum(['merged', 'split', 'dissolved']) })),
  }),
  judge: Judgement,
} as const;

type Bodied = keyof typeof actBodies;

/** An act as handed to `ctx.commit`: checked against `actBodies` before anything is written. */
export type Act = { readonly [K in Bodied]: { readonly kind: K; readonly body: z.infer<(typeof actBodies)[K]> } }[Bodied];
