import type { z } from 'zod';
import { ErrorView } from './view.ts';

/** Parts of the description of a route (OpenAPI), the same in every room's `routes.ts`. */

export const json = <Schema extends z.ZodType>(
  schema: Schema,
  description: string,
): { description: string; content: { 'application/json': { schema: Schema } } } => ({
  description,
  content: { 'application/json': { schema } },
});

/** A body that must be there: without `required` a request of another content type would pass unchecked. */
export const body = <Schema extends z.ZodType>(
  schema: Schema,
): { body: { required: true; content: { 'application/json': { schema: Schema } } } } => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

/** What every route may answer besides what it is asked for. */
export const refusals = {
  400: json(ErrorView, 'The request is not well formed'),
  401: json(ErrorView, 'Nobody is signed in'),
  403: json(ErrorView, 'The role does not allow it'),
};
/** What a route on one thing by name may answer besides. */
export const refusalsOfOne = { ...refusals, 404: json(ErrorView, 'Not there, or closed to the reader') };
