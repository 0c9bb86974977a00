import { ClewError } from '../../errors.ts';
import { RecallItem } from '../../model/index.ts';
import { type Claimed, readStatement, type Statement } from './statement.ts';

/** What a recall (撤回通知) says: what of a package its sender withdraws, and why. */
export interface Recall {
  readonly package: string;
  /** SHA-256 of the package's `contents.sha256`. */
  readonly sha256: string;
  /** UTC milliseconds by the sender's clock. */
  readonly at: number;
  readonly items: readonly RecallItem[];
  readonly reason: string;
}

/** Items of one recall: more are withdrawn by several, or with the package as a whole. */
export const mostItems = 2000;

export function recallStatement({ package: id, sha256, at, items, reason }: Recall): Statement {
  return {
    what: 'recall',
    lines: [
      ['package', id],
      ['contents', sha256],
      ['at', String(at)],
      ...items.map(({ kind, ref }) => ['item', `${kind} ${JSON.stringify(ref)}`] as const),
      ['reason', JSON.stringify(reason)],
    ],
  };
}

/** Reads a recall; who signed it is checked by the caller. Throws `untrusted` `share.recall`. */
export function readRecall(source: string): { readonly claimed: Claimed; readonly recall: Recall } {
  const claimed = readStatement('recall', source);
  const said = new Map(claimed.lines);
  try {
    const items = claimed.lines.flatMap(([name, value]) => {
      if (name !== 'item') return [];
      const [, kind, ref = ''] = /^(?<kind>[a-z]+) (?<ref>".*")$/su.exec(value) ?? [];
      return [RecallItem.parse({ kind, ref: JSON.parse(ref) as unknown })];
    });
    const recall: Recall = {
      package: said.get('package') ?? '',
      sha256: said.get('contents') ?? '',
      at: Number(said.get('at')),
      items,
      reason: JSON.parse(said.get('reason') ?? '') as string,
    };
    // Only one spelling is right: what was read, written again, must be what came.
    const isSame = JSON.stringify(recallStatement(recall).lines) === JSON.stringify(claimed.lines);
    if (isSame && items.length > 0 && items.length <= mostItems && recall.reason !== '') return { claimed, recall };
  } catch {
    // What cannot be read at all is as malformed as what reads otherwise.
  }
  throw new ClewError('untrusted', 'share.recall', 'The recall is not well formed.');
}

/** An item as a person writes it: `report:ZA-001`, `indicator:phone:+8613…`, `package`. Throws `input` `share.item`. */
export function parseItem(word: string, id: string): RecallItem {
  if (word === 'package') return { kind: 'package', ref: id };
  const colon = word.indexOf(':');
  const parsed = RecallItem.safeParse({ kind: word.slice(0, colon), ref: word.slice(colon + 1) });
  if (colon > 0 && parsed.success) return parsed.data;
  throw new ClewError('input', 'share.item', 'An item of a recall is written kind:name.', {
    hint: 'As in report:ZA-001, exhibit:SHA256, link:A/B, indicator:phone:+86…, suspect:S1, or package for all of it.',
  });
}
