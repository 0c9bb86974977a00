import { z } from 'zod';
import { UserRole } from './view.ts';

/** What goes over the wire about users, their ways to sign in, cases, and reasons for looking. */

/**
 * Small letters, digits and `. _ - @`: names stand in the log for good and must not be mistaken for each other. `local` is who
 * works at the machine itself, `oidc` an identity provider that gives out roles.
 */
export const UserName = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?$/)
  .refine((name) => name !== 'local' && name !== 'oidc');

/** How one may be called on screen: one line without anything that turns text around. */
const Display = z
  .string()
  .max(100)
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text));
const Password = z.string().min(1).max(1024);
const Reason = z.string().trim().min(1).max(1000);

export const PasskeyView = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: z.number(),
  usedAt: z.number().optional(),
});
export type PasskeyView = z.infer<typeof PasskeyView>;

export const UserView = z.object({
  name: z.string(),
  display: z.string(),
  roles: z.array(UserRole),
  state: z.enum(['active', 'locked']),
  addedAt: z.number(),
  /** Ways in that are set up. None at all: everything was lost or nothing was set yet. */
  password: z.boolean(),
  mustChangePassword: z.boolean(),
  passkeys: z.array(PasskeyView),
  oidc: z.boolean(),
});
export type UserView = z.infer<typeof UserView>;

/** `POST /api/users`. Whoever is given a password by somebody else chooses a new one when they first sign in. */
export const NewUser = z.strictObject({
  name: UserName,
  display: Display.optional(),
  roles: z.array(UserRole),
  password: Password.optional(),
  reason: Reason.optional(),
});
export type NewUser = z.infer<typeof NewUser>;

/** `PATCH /api/users/:name`: what is given is changed. */
export const UserChange = z.strictObject({
  display: Display.optional(),
  roles: z.array(UserRole).optional(),
  state: z.enum(['active', 'locked']).optional(),
  password: Password.optional(),
  reason: Reason.optional(),
});
export type UserChange = z.infer<typeof UserChange>;

/** `POST /api/session/password`. */
export const PasswordSignIn = z.strictObject({ user: z.string().min(1).max(100), password: z.string().min(1).max(4096) });
/** `POST /api/session/change-password`: every other session of the user ends, this one goes on under a new id. */
export const PasswordChange = z.strictObject({ old: z.string().max(4096).optional(), new: z.string().min(1).max(4096) });

/** A case as one reader may know it. */
export const CaseView = z.object({
  id: z.string(),
  title: z.string(),
  law: z.string().optional(),
  /** Ids as rings are called now; absent when the reader is not on the list. */
  rings: z.array(z.string()).optional(),
  /** Names of the users who may see inside. */
  access: z.array(z.string()),
  openedBy: z.string(),
  openedAt: z.number(),
});
export type CaseView = z.infer<typeof CaseView>;

/** `POST /api/cases`. Its rings are closed at once to everybody but who opens it. */
export const NewCase = z.strictObject({
  title: z.string().trim().min(1).max(1000),
  law: z.string().min(1).max(200).optional(),
  rings: z.array(z.string().min(1).max(200)).max(1000),
});
export type NewCase = z.infer<typeof NewCase>;

/** `PATCH /api/cases/:id`: what is given is replaced. The list may be edited from outside, the rest only by who is on it. */
export const CaseChange = z.strictObject({
  title: z.string().trim().min(1).max(1000).optional(),
  rings: z.array(z.string().min(1).max(200)).max(1000).optional(),
  access: z.array(z.string().min(1).max(100)).max(1000).optional(),
  reason: Reason.optional(),
});
export type CaseChange = z.infer<typeof CaseChange>;

/** What a 428 answer holds as `detail`: what was to be looked at, and the case, ring or report that one reason is good for. */
export const Consulted = z.object({
  subject: z.enum(['report', 'case', 'person', 'exhibit', 'account', 'trace']),
  ref: z.string().min(1).max(200),
  scope: z.string().min(1).max(200),
});
export type Consulted = z.infer<typeof Consulted>;

/** `POST /api/consults`: the same back with the reason. It is good for the scope until the day ends; then ask again. */
export const Consult = Consulted.extend({ purpose: z.string().trim().min(2).max(1000) });
export type Consult = z.infer<typeof Consult>;
