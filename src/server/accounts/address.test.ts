import type { Context } from 'hono';
import { expect, it } from 'vitest';
import type { Env } from '../env.ts';
import { addressOf } from './address.ts';

const from = (peer: string, forwarded?: string): Context<Env> =>
  ({ env: { incoming: { socket: { remoteAddress: peer } } }, req: { header: () => forwarded } }) as unknown as Context<Env>;

it.each([
  ['192.0.2.1', undefined, false, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7', false, '192.0.2.1'],
  ['127.0.0.1', '203.0.113.9, 198.51.100.7', true, '198.51.100.7'],
  ['127.0.0.1', '', true, '127.0.0.1'],
  ['::ffff:192.0.2.1', undefined, false, '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, false, '2001:db8:1:2'],
  ['2001:db8::6', undefined, false, '2001:db8:0:0'],
  ['::1', undefined, false, '0:0:0:0'],
])('%s with %s counts as what the nearest trusted hop says', (peer, forwarded, proxied, expected) => {
  expect(addressOf(from(peer, forwarded), proxied)).toBe(expected);
});
