import { z } from '@hono/zod-openapi';
import { ErrorView, json } from '../../model/index.ts';

const error = (description: string): ReturnType<typeof json<typeof ErrorView>> => json(ErrorView, description);
export const refusals = { 401: error('Nobody is signed in'), 403: error('Your roles do not allow this') };
export const wrong = { 400: error('Not well formed') };
export const missing = { 404: error('There is nothing of that name that you may see') };
export const busy = { 429: error('Too often: Retry-After says for how long') };
export const conflict = { 409: error('It stands against what is there') };
export const done = z.object({ done: z.literal(true) });
