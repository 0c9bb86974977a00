import { z } from '@hono/zod-openapi';
import { ErrorView } from '../../model/index.ts';

interface Described<Schema extends z.ZodType> {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: Schema } };
}

export const answered = <Schema extends z.ZodType>(schema: Schema, description: string): Described<Schema> => ({
  description,
  content: { 'application/json': { schema } },
});

/** A body that must be there: without `required` a request of another content type would pass unchecked. */
export const asked = <Schema extends z.ZodType>(
  schema: Schema,
): {
  readonly body: { readonly required: true; readonly content: { readonly 'application/json': { readonly schema: Schema } } };
} => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

const error = (description: string): Described<typeof ErrorView> => answered(ErrorView, description);
export const refusals = { 401: error('Nobody is signed in'), 403: error('Your roles do not allow this') };
export const wrong = { 400: error('Not well formed') };
export const missing = { 404: error('There is nothing of that name that you may see') };
export const busy = { 429: error('Too often: Retry-After says for how long') };
export const conflict = { 409: error('It stands against what is there') };
export const done = z.object({ done: z.literal(true) });
