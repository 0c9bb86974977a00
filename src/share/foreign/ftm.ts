import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type IndicatorKind, indicatorKinds } from '../../model/index.ts';
import { Finds, type Foreign, isObject, refuse, text } from './finds.ts';

/** Longest line that is read, in UTF-16 units. */
const longest = 32 << 20;

/** Is this an entity of FollowTheMoney? */
export function looksLikeFtm(value: unknown): boolean {
  return isObject(value) && typeof value['schema'] === 'string' && isObject(value['properties']) && value['id'] !== undefined;
}

/**
 * Entities of FollowTheMoney, one a line. Accounts, wallets, phone numbers and the like come in as indicators; people, companies
 * and what ties them stay in the exhibit. Throws `input` `share.foreign` for a line that is no entity.
 */
export async function readFtm(path: string, name: string, signal: AbortSignal): Promise<Foreign> {
  const finds = new Finds();
  const lines = createInterface({ input: createReadStream(path, { encoding: 'utf8' }), crlfDelay: Infinity, signal });
  let at = 0;
  let title: string | undefined;
  try {
    for await (const line of lines) {
      at++;
      if (line.trim() === '') continue;
      const entity = entityOf(line, at);
      finds.count(entity.schema);
      readEntity(finds, entity);
      if (entity.schema === 'CourtCase' || entity.schema === 'Project') title ??= entity.properties['name']?.[0];
    }
  } finally {
    lines.close();
  }
  signal.throwIfAborted();
  return finds.foreign('ftm', path, name, title === undefined ? {} : { title });
}

interface Entity {
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

function entityOf(line: string, at: number): Entity {
  const wrong = (what: string) => refuse(`FollowTheMoney does not allow this: line ${at} ${what}.`);
  if (line.length > longest) throw wrong('is too long');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw refuse(`Line ${at} is not JSON.`, undefined, cause);
  }
  if (!isObject(value)) throw wrong('is no entity');
  const [id, schema, properties] = [value['id'], text(value, 'schema'), value['properties']];
  if (typeof id !== 'string' || id === '') throw wrong('has no id');
  if (schema === undefined || !/^[A-Z][A-Za-z0-9]*$/u.test(schema)) throw wrong('has no schema');
  if (!isObject(properties)) throw wrong('has no properties');
  for (const values of Object.values(properties)) {
    if (!Array.isArray(values) || !values.every((each) => typeof each === 'string'))
      throw wrong('has a property that is no list of texts');
  }
  return { schema, properties: properties as Entity['properties'] };
}

function readEntity(finds: Finds, { schema, properties: of }: Entity): void {
  const each = (kind: IndicatorKind, member: string, note = schema): void => {
    for (const value of of[member] ?? []) finds.add(kind, value, note);
  };
  const words: readonly string[] = of['keywords'] ?? [];
  // Written by Clew: the kind stands among the keywords, the role too.
  const own = indicatorKinds.find((kind) => words.includes(kind));
  if (own !== undefined && words.some((word) => word.startsWith('role: '))) {
    const offender = words.includes('role: suspect') || words.includes('role: unknown');
    if (offender && !words.includes('role: victim')) each(own, 'name');
    return;
  }
  const first = (member: string): string | undefined => of[member]?.[0];
  each('ip', 'ipAddress');
  each('email', 'email');
  each('phone', 'phone');
  each('url', 'website');
  switch (schema) {
    case 'BankAccount':
      each('account', 'accountNumber');
      each('iban', 'iban');
      break;
    case 'CryptoWallet': {
      const chain = first('blockchain') ?? first('currencySymbol');
      for (const key of [...(of['cryptoAddress'] ?? []), ...(of['publicKey'] ?? [])]) {
        finds.add('wallet', chain === undefined ? key : `${chain.toLowerCase()}:${key}`, schema);
      }
      break;
    }
    case 'UserAccount':
      for (const user of of['username'] ?? []) finds.add('handle', `${first('service') ?? '?'}:${user}`, schema);
      break;
    case 'Passport':
      each('passport', 'number');
      break;
    default:
  }
}
