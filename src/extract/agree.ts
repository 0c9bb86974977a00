import type { IndicatorKind, Mention } from '../model/index.ts';

/** Kinds whose values are one identity: a card is an account. */
const asAccount: ReadonlySet<IndicatorKind> = new Set(['card', 'account']);

/**
 * Lets the mentions of one report agree: a value told to be somebody's in one sentence is his in the others that do not
 * say; an account whose service is told once has it everywhere in the report.
 */
export function agreeRoles(mentions: readonly Mention[]): void {
  if (mentions.length < 2) return;
  let open = 0;
  for (const mention of mentions) if (isOpen(mention)) open++;
  if (open === 0) return;
  if (open * mentions.length > mostPairs) agreeMany(mentions);
  else for (const mention of mentions) if (isOpen(mention)) agree(mention, mentions);
}

/** Up to here each open mention is compared with all others; keys and maps cost more. */
const mostPairs = 512;

/** What `agreeMany` does, for one mention. Mentions told here have no say for others: what told them has. */
function agree(mention: Mention, mentions: readonly Mention[]): void {
  const isUnknown = mention.role === 'unknown';
  let told: Mention | undefined;
  let service: Mention | undefined;
  for (const other of mentions) {
    if (other.kind !== mention.kind && !(asAccount.has(other.kind) && asAccount.has(mention.kind))) continue;
    if (mention.kind === 'handle') {
      if (nameOf(other) !== nameOf(mention)) continue;
      if (!other.value.startsWith('?:')) service = other;
    } else if (other.value !== mention.value) continue;
    if (other.role !== 'unknown' && (told === undefined || other.role === 'institution')) told = other;
  }
  if (mention.kind === 'handle' && service !== undefined && mention.value.startsWith('?:')) {
    mention.value = service.value;
    if (service.about !== undefined) mention.about = service.about;
  }
  if (!isUnknown || told === undefined) return;
  mention.role = told.role;
  if (told.earlier) mention.earlier = true;
}

function agreeMany(mentions: readonly Mention[]): void {
  const roles = new Map<string, Mention>();
  const services = new Map<string, Mention>();
  for (const mention of mentions) {
    if (mention.role !== 'unknown') {
      const key = keyOf(mention);
      const known = roles.get(key);
      if (known === undefined || mention.role === 'institution') roles.set(key, mention);
    }
    if (mention.kind === 'handle' && !mention.value.startsWith('?:')) services.set(nameOf(mention), mention);
  }
  for (const mention of mentions) {
    if (mention.kind === 'handle' && mention.value.startsWith('?:')) {
      const told = services.get(nameOf(mention));
      if (told !== undefined) {
        mention.value = told.value;
        if (told.about !== undefined) mention.about = told.about;
      }
    }
    if (mention.role !== 'unknown') continue;
    const told = roles.get(keyOf(mention));
    if (told === undefined) continue;
    mention.role = told.role;
    if (told.earlier) mention.earlier = true;
  }
}

/** Whether its role or its service is still to be told. */
function isOpen({ kind, role, value }: Mention): boolean {
  return role === 'unknown' || (kind === 'handle' && value.startsWith('?:'));
}

function keyOf({ kind, value }: Mention): string {
  return kind === 'handle'
    ? `handle ${value.slice(value.indexOf(':') + 1)}`
    : `${asAccount.has(kind) ? 'account' : kind} ${value}`;
}

function nameOf({ value }: Mention): string {
  return value.slice(value.indexOf(':') + 1);
}
