import type { OpenAPIHono } from '@hono/zod-openapi';
import { routes as casebook } from '../casebook/routes.ts';
import { routes as custody } from '../custody/routes.ts';
import { routes as intake } from '../intake/routes.ts';
import { routes as link } from '../link/routes.ts';
import { routes as money } from '../money/routes.ts';
import { routes as people } from '../people/routes.ts';
import { routes as picture } from '../picture/routes.ts';
import { routes as places } from '../places/routes.ts';
import { routes as review } from '../review/routes.ts';
import { routes as search } from '../search/routes.ts';
import { routes as share } from '../share/routes.ts';
import { routes as stats } from '../stats/routes.ts';
import type { Desk, Env } from './env.ts';

/** The routes of each room, in the order the document lists them. */
export const rooms: readonly ((desk: Desk) => OpenAPIHono<Env>)[] = [
  casebook,
  custody,
  intake,
  search,
  link,
  places,
  picture,
  money,
  people,
  review,
  share,
  stats,
];
