import type { IndicatorKind, LogEntryRow } from '../../../src/model/index.ts';
import { size, useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { useKinds } from '../../parts/KindTag.tsx';
import { actWords } from '../../words/acts.ts';

type Body = Readonly<Record<string, string | number | undefined>>;
const verdicts = ['same', 'different', 'unsure', 'out', 'service', 'identity', 'mention', 'confirm', 'dismiss', 'undo'] as const;
const changes = {
  add: 'userAdd',
  change: 'userChange',
  lock: 'userLock',
  unlock: 'userUnlock',
  remove: 'userRemove',
} as const;
const stances = { for: 'supportFor', against: 'supportAgainst', withdraws: 'supportWithdrawn', none: 'supportNone' } as const;
const packageLines = {
  'package.send': 'packageSent',
  'package.receive': 'packageReceived',
  'package.recall': 'packageRecalled',
  receipt: 'packageReceipt',
} as const;
const contents = ['transfers', 'labels', 'rates', 'roster', 'wanted'] as const;
const subjects = ['report', 'ring', 'case', 'person', 'exhibit', 'indicator', 'search', 'list', 'act'] as const;

/** What acts are called, and what one entry says in a line; empty where its kind says enough. */
export function useActs(): {
  readonly kind: (act: LogEntryRow['act']) => string;
  readonly subject: (subject: string) => string;
  readonly line: (row: LogEntryRow) => string;
} {
  const t = useWords(actWords);
  const language = useLanguage();
  const kinds = useKinds();
  const subject = (name: string): string => {
    const known = subjects.find((each) => each === name);
    return known === undefined ? name : t(known);
  };
  const line = ({ act, body }: LogEntryRow): string => {
    if (body === undefined) return '';
    const b = body as Body;
    const values = Object.fromEntries(
      Object.entries(b).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
    ) as Record<string, string | number>;
    switch (act) {
      case 'judge': {
        const verdict = verdicts.find((each) => each === b['verdict']);
        const kind = b['kind'] === undefined ? {} : { kind: kinds.kind(b['kind'] as IndicatorKind) };
        const said = verdict === undefined ? String(b['verdict']) : t(verdict, { ...values, ...kind });
        return b['reason'] === undefined ? said : `${said} · ${b['reason']}`;
      }
      case 'import': {
        const content = contents.find((each) => each === b['content']);
        return t(content === undefined ? 'imported' : `imported-${content}`, values);
      }
      case 'link.run':
        return t('linked', values);
      case 'exhibit.seal':
        return t('sealed', { name: values['name'] ?? '', size: size(Number(b['bytes']), language) });
      case 'consult':
        return t('consulted', { subject: subject(String(b['subject'])), ref: b['ref'] ?? '', purpose: b['purpose'] ?? '' });
      case 'user.edit': {
        const change = changes[b['change'] as keyof typeof changes] as (typeof changes)[keyof typeof changes] | undefined;
        return change === undefined ? String(b['user']) : t(change, values);
      }
      case 'case.open':
        return t('caseOpened', values);
      case 'element.support':
        return t(stances[b['stance'] as keyof typeof stances], values);
      case 'package.send':
      case 'package.receive':
      case 'package.recall':
      case 'receipt':
        return [t(packageLines[act], values), b['reason']].filter((part) => part !== undefined).join(' · ');
      case 'erase':
        return t('erasedActs', { count: (body['acts'] as readonly number[]).length });
      default:
        return typeof b['reason'] === 'string' ? b['reason'] : '';
    }
  };
  return { kind: (act) => t(act), subject, line };
}
