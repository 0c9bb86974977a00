import { describe, expect, it } from 'vitest';
import { placeOf } from './place.ts';

describe('where a server stands', () => {
  it('on its own machine: no accounts, under its own names alone', () => {
    const place = placeOf({});
    expect(place).toMatchObject({ host: '127.0.0.1', team: false, secure: false, proxied: false });
    expect(place.url(8440)).toBe('http://localhost:8440');
    expect(place.names(8440)).toContain('[::1]:8440');
    expect(placeOf({ host: '::1' }).team).toBe(false);
    expect(placeOf({ team: true }).names(1)).toEqual(['localhost:1']);
  });

  it.each([
    [{ host: '192.0.2.1' }],
    [{ host: '0.0.0.0' }],
    [{ host: '192.0.2.1', origin: 'http://clew.example' }],
    [{ origin: 'http://clew.example' }],
    [{ host: '0.0.0.0', tls: {} }],
  ])('%j would send reports in the clear, or has no name', (asked) => {
    expect(() => placeOf(asked)).toThrow(expect.objectContaining({ code: 'server.place' }) as Error);
  });

  it('for others: accounts, TLS, one name', () => {
    const own = placeOf({ host: '192.0.2.1', tls: {} });
    expect(own).toMatchObject({ team: true, secure: true, proxied: false });
    expect(own.names(8440)).toEqual(['192.0.2.1:8440']);
    const proxied = placeOf({ origin: 'https://clew.example' });
    expect(proxied).toMatchObject({ host: '127.0.0.1', team: true, secure: true, proxied: true });
    expect([proxied.url(8440), proxied.names(8440)]).toEqual(['https://clew.example', ['clew.example']]);
    expect(placeOf({ host: '0.0.0.0', tls: {}, origin: 'https://clew.example:8443' })).toMatchObject({
      team: true,
      proxied: false,
    });
  });
});
