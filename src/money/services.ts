import type { Read, StoredAccount, StoredFact } from '../casebook/index.ts';
import { type AccountKind, type AccountView, indicatorsOfAccount, type Service, type ServiceCategory } from '../model/index.ts';
import names from './data/known-services.json' with { type: 'json' };

/** Categories of label behind which the money of many owners mixes. */
const mixing = new Set<ServiceCategory>(['exchange', 'mixer', 'gambling', 'mule-desk', 'bridge', 'dex', 'payment']);

/** What an account is that many rings use, by its kind: cards are lent out by a mule desk; what a wallet is only a label can tell. */
export const sharedAs: Readonly<Record<AccountKind, ServiceCategory>> = {
  bank: 'mule-desk',
  wallet: 'other',
  handle: 'payment',
  name: 'other',
};

/** Services that the linker found, by the accounts that they are. */
export type SharedAccounts = ReadonlyMap<string, Service>;

/**
 * The linker's services among accounts: all, or only those given, when the reader may not know of every ring: the sentence of each
 * says how many use it.
 */
export async function sharedAccounts(read: Read, open?: readonly Service[]): Promise<SharedAccounts> {
  const services = open ?? (await read.services());
  const kinds = Object.entries(indicatorsOfAccount) as [AccountKind, readonly string[]][];
  const found = new Map<string, Service>();
  for (const service of services) {
    const kind = kinds.find(([, indicators]) => indicators.includes(service.kind))?.[0];
    if (kind !== undefined) found.set(`${kind}:${service.value}`, service);
  }
  return found;
}

/**
 * The label that says most of an account: one that names a service, else one with a category, else the first that came. Sources may
 * disagree; all they say stands on the account's page.
 */
export function labelOf(facts: readonly StoredFact[]): StoredFact | undefined {
  const labels = facts.filter(({ fact }) => fact === 'label');
  return (
    labels.find(({ category }) => category !== undefined && mixing.has(category)) ??
    labels.find((label) => knownService(label) !== undefined) ??
    labels.find(({ category }) => category !== undefined) ??
    labels[0]
  );
}

/**
 * The service that an account belongs to, and by what: the category of its label; a well-known name in a label without one; the
 * linker, when many rings use it. What an account does never makes it a service by itself.
 */
export function serviceOf(
  { kind, value }: Pick<StoredAccount, 'kind' | 'value'>,
  label: StoredFact | undefined,
  shared: SharedAccounts,
): AccountView['service'] {
  if (label?.category !== undefined && mixing.has(label.category)) {
    return { category: label.category, why: { en: `Labelled ${label.text}.`, zh: `标注为 ${label.text}。` } };
  }
  const known = label === undefined ? undefined : knownService(label);
  if (known !== undefined) {
    const [category, name] = known;
    return {
      category,
      why: { en: `Labelled ${label!.text}: ${name} is a known service.`, zh: `标注为 ${label!.text}：${name} 是公知的服务商。` },
    };
  }
  const service = shared.get(`${kind}:${value}`);
  return service === undefined ? undefined : { category: sharedAs[kind], why: service.why };
}

/** A thief who was named after whom he stole from, or a fake of a service, is not the service. */
const notTheService =
  /hack|exploit|phish|scam|drain|heist|thief|theft|attack|fake|ponzi|rug|stolen|victim|black ?list|token|冒充|假冒|仿冒|黑客|被盗|诈骗/iu;

interface Known {
  readonly category: ServiceCategory;
  readonly name: string;
  readonly shape: RegExp;
}
let made: readonly Known[] | undefined;
/** Made when the first label is read. */
const known = (): readonly Known[] =>
  (made ??= Object.entries(names as Readonly<Record<string, readonly string[]>>).flatMap(([category, list]) =>
    list.map((entry) => ({ category: category as ServiceCategory, name: entry.replace('=', ''), shape: shapeOf(entry) })),
  ));

/**
 * The name as a word of its own: `KuCoin 17`, `KuCoin_Deposit_0x23aa`, `Deposit: KuCoin`. A name that is also an ordinary word has `=`
 * before it in the table and must be the whole label.
 */
function shapeOf(entry: string): RegExp {
  if (entry.startsWith('=')) return new RegExp(`^${entry.slice(1)}$`, 'iu');
  const escaped = entry.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll(' ', '[ _]');
  return new RegExp(String.raw`(?<![\p{L}\p{N}.])${escaped}(?![\p{Script=Latin}\p{N}])`, 'iu');
}

/** The well-known service that a label without a category names. A label that says what the account did there names none. */
function knownService({ category, text }: StoredFact): readonly [ServiceCategory, string] | undefined {
  if (category !== undefined && category !== 'other' && category !== 'merchant') return undefined;
  if (notTheService.test(text)) return undefined;
  const found = known().find(({ shape }) => shape.test(text));
  return found === undefined ? undefined : [found.category, found.name];
}
