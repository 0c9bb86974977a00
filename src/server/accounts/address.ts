import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { Env } from '../env.ts';

/**
 * Whose limits a request counts against. Behind a proxy it is what the proxy wrote last into X-Forwarded-For: what stands before
 * that the asker may have written. An IPv6 address counts as its /64, which one subscriber has.
 */
export function addressOf(c: Context<Env>, proxied: boolean): string {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  const peer = incoming?.socket.remoteAddress ?? '';
  const forwarded = proxied ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const address = (forwarded === undefined || forwarded === '' ? peer : forwarded).slice(0, 100);
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length);
  return address.includes(':') ? network(address) : address;
}

function network(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
