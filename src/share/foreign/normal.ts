import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { extractMentions } from '../../extract/index.ts';
import type { IndicatorKind } from '../../model/index.ts';

const digits = (raw: string): string => raw.replaceAll(/[\s-]/gu, '');

/**
 * An indicator that somebody else wrote, in the form that ours have: as our own extractor reads it where it reads the whole of
 * it, else by the rules of its kind. Nothing for what is none of that kind.
 */
export function normal(kind: IndicatorKind, raw: string): string | undefined {
  const value = raw.trim();
  if (value === '') return undefined;
  switch (kind) {
    case 'ip':
      return address(value);
    case 'domain':
      return host(value);
    case 'email':
      return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u.test(value) ? value.toLowerCase() : undefined;
    case 'hash':
      return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/iu.test(value) ? value.toLowerCase() : undefined;
    case 'url':
      return link(value);
    case 'phone':
      return phone(value);
    case 'iban': {
      const plain = digits(value).toUpperCase();
      return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/u.test(plain) ? plain : undefined;
    }
    case 'card':
    case 'account': {
      const plain = digits(value);
      return /^[0-9A-Z]{4,40}$/iu.test(plain) ? plain : undefined;
    }
    case 'wallet':
      return wallet(value);
    case 'handle':
      return value.includes(':') ? value.toLowerCase() : `?:${value.toLowerCase()}`;
    default:
      return value.length <= 500 ? value : undefined;
  }
}

/** As our extractor has it, when it takes the whole for one indicator of that kind. */
function read(kind: IndicatorKind, value: string): string | undefined {
  const found = extractMentions({ text: value, lang: 'en' }).find(
    (each) => each.kind === kind && each.start === 0 && each.end === value.length && each.masked !== true,
  );
  return found?.value;
}

/** RFC 5952 for IPv6. A range is no address. */
function address(value: string): string | undefined {
  const plain = value.replace(/\/(?:32|128)$/u, '');
  const version = isIP(plain);
  if (version === 4) return plain;
  return version === 6 ? new URL(`http://[${plain.split('%')[0]}]/`).hostname.slice(1, -1) : undefined;
}

function host(value: string): string | undefined {
  const plain = domainToASCII(value.replace(/\.$/u, '').toLowerCase());
  if (!/^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/u.test(plain) || isIP(plain) !== 0) return undefined;
  return plain.replace(/^www\.(?=.*\.)/u, '');
}

function link(value: string): string | undefined {
  const known = read('url', value);
  if (known !== undefined) return known;
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^\s/]+/iu.test(value) || !URL.canParse(value)) return undefined;
  const [, scheme = '', authority = '', rest = ''] = /^([^:]+):\/\/([^/?#]+)(.*)$/su.exec(value)!;
  const tail = rest === '/' ? '' : rest;
  return `${scheme.toLowerCase()}://${authority.toLowerCase()}${tail}`;
}

function phone(value: string): string | undefined {
  if (/^[A-Z]{2}:\d{3,8}$/u.test(value)) return value;
  const plain = value.replaceAll(/[\s().-]/gu, '').replace(/^00/u, '+');
  if (/^\+\d{6,15}$/u.test(plain)) return plain;
  return read('phone', value);
}

function wallet(value: string): string | undefined {
  const [, chain = '', bare = value] = /^([a-z0-9?]{1,12}):(.+)$/u.exec(value) ?? [];
  const known = read('wallet', bare);
  if (known !== undefined) return known;
  if (!/^[\x21-\x7e]{20,120}$/u.test(bare)) return undefined;
  return `${chain === '' ? '?' : chain}:${bare}`;
}
