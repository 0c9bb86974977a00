import type { JSX } from 'react';
import { Link } from 'wouter';
import type { RingDomains } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { domainWords } from '../../../words/domains.ts';
import { DomainStrip } from './DomainStrip.tsx';
import { DomainTables } from './DomainTables.tsx';

/** The ring's domains in time, how it names them, and what is known of them. */
export function DomainsTab({ ring }: { readonly ring: string }): JSX.Element {
  const t = useWords(domainWords);
  const mayShare = useMay('share');
  const { data, error, refetch } = useGet<RingDomains>(`/rings/${ring}/domains`);
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.domains.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="ring-domains">
      <DomainStrip of={data.domains} />
      <DomainTables of={data} />
      {mayShare && (
        <p>
          <Link href={`/picture?tab=blocklist&ring=${encodeURIComponent(ring)}`}>{t('toBlocklist')}</Link>
        </p>
      )}
    </div>
  );
}
