import type { JSX } from 'react';
import type { Found } from '../../../src/model/index.ts';
import { Amount, Losses } from '../../parts/Amount.tsx';
import { KindTag } from '../../parts/KindTag.tsx';
import { When } from '../../parts/When.tsx';
import { paletteWords } from '../../words/palette.ts';
import { indicatorWay, reportWay, ringWay } from '../ways.ts';
import { useWords } from '../words.ts';

export function keyOf(found: Found): string {
  return found.what === 'indicator' ? `${found.kind} ${found.value}` : `${found.what} ${found.row.id}`;
}

export function wayOf(found: Found): string {
  switch (found.what) {
    case 'report':
      return reportWay(found.row.id);
    case 'ring':
      return ringWay(found.row.id);
    case 'indicator':
      return indicatorWay(found.kind, found.value);
  }
}

/** A hit as one line. */
export function FoundLine({ found }: { readonly found: Found }): JSX.Element {
  const t = useWords(paletteWords);
  switch (found.what) {
    case 'report': {
      const { row } = found;
      return (
        <>
          <span className="name">{row.ref}</span>
          <span className="soft">{row.category}</span>
          <span className="soft">
            {row.amount !== undefined && <Amount minor={row.amount.minor} currency={row.amount.currency} short />}
          </span>
          <span className="soft end">
            <When at={row.reportedAt} />
            {row.ring !== undefined && ` · ${t('inRing', { ring: row.ring.id })}`}
          </span>
        </>
      );
    }
    case 'ring': {
      const { row } = found;
      return (
        <>
          <span className="name">{row.id}</span>
          <span className="soft">{row.category}</span>
          <span className="soft">
            <Losses of={row.loss} short />
          </span>
          <span className="soft end">{t('inReports', { count: row.size })}</span>
        </>
      );
    }
    case 'indicator':
      return (
        <>
          <KindTag kind={found.kind} />
          <code className="name">{found.value}</code>
          <span className="soft end">{t('inReports', { count: found.reports })}</span>
        </>
      );
  }
}
