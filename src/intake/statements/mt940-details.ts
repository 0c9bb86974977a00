import type { Entry } from './messages.ts';

type Details = Pick<Entry, 'peer' | 'peerName' | 'peerBank' | 'purpose'>;

/**
 * What `:86:` says of an entry: in numbered sub-fields as German, Austrian and Polish banks write them (`?20` and up the purpose, `?30` the
 * bank, `?31` the account, `?32` and `?33` the name), in named ones as Dutch banks do (`/IBAN/…/NAME/…/REMI/…`), or in plain words.
 */
export function detailsOf(text: string): Details {
  const joined = text.replaceAll('\n', '');
  const mark = /^\d{3}([?<>~^])\d{2}/u.exec(joined)?.[1];
  if (mark !== undefined) return numbered(joined, mark);
  if (/^\/[A-Z]{3,5}\//u.test(joined)) return named(joined);
  const words = text.replaceAll(/\s*\n\s*/gu, ' ').trim();
  return words === '' ? {} : { purpose: words };
}

function numbered(text: string, mark: string): Details {
  const fields = new Map<string, string>();
  for (const part of text.split(mark).slice(1)) {
    const [number, value] = [part.slice(0, 2), part.slice(2).trim()];
    if (/^\d{2}$/u.test(number) && value !== '') fields.set(number, value);
  }
  const some = (numbers: readonly string[], glue: string): string =>
    numbers
      .map((number) => fields.get(number) ?? '')
      .join(glue)
      .trim();
  const purposes = [...fields.keys()].filter((number) => /^(?:2\d|6[0-3])$/u.test(number)).sort();
  // ?00 is what the bank calls it, and all there is to say of some entries.
  const purpose = some(purposes, ' ') || (fields.get('00') ?? '');
  return filled({ purpose, peer: fields.get('31') ?? '', peerName: some(['32', '33'], ''), peerBank: fields.get('30') ?? '' });
}

const names = [
  'TRTP',
  'CSID',
  'NAME',
  'IBAN',
  'BIC',
  'CNTP',
  'REMI',
  'EREF',
  'MARF',
  'PREF',
  'TRCD',
  'PURP',
  'ORDP',
  'BENM',
  'ISDT',
  'ADDR',
  'ULTC',
  'ULTD',
  'ID',
  'RTRN',
];
const nameMark = new RegExp(`/(${names.join('|')})/`, 'u');

function named(text: string): Details {
  const fields = new Map<string, string>();
  const parts = text.split(nameMark);
  for (let i = 1; i + 1 < parts.length; i += 2) if (!fields.has(parts[i]!)) fields.set(parts[i]!, parts[i + 1]!.trim());
  // /CNTP/account/bank/name/city
  const [account = '', bank = '', name = ''] = fields.get('CNTP')?.split('/') ?? [];
  // /REMI/USTD//words
  const purpose = (fields.get('REMI') ?? fields.get('EREF') ?? '').replace(/^(?:USTD|STRD)\/{1,2}/u, '').replace(/\/+$/u, '');
  return filled({
    purpose,
    peer: fields.get('IBAN') ?? account,
    peerName: fields.get('NAME') ?? name,
    peerBank: fields.get('BIC') ?? bank,
  });
}

function filled(details: Readonly<Record<keyof Details, string>>): Details {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ''));
}
