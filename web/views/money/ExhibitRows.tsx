import type { JSX } from 'react';
import { Link } from 'wouter';
import type { ExhibitRow, ExhibitRows as Exhibits, RowSource } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { download } from '../../app/download.ts';
import { useWords } from '../../app/words.ts';
import { moneyWords } from '../../words/money.ts';

/** Originals by their hash, as far as the newest are listed. */
function useExhibits(): ReadonlyMap<string, ExhibitRow> {
  const { data } = useGet<Exhibits>('/exhibits', { limit: 200 }, { staleTime: 60_000 });
  return new Map((data?.rows ?? []).map((each) => [each.sha256, each]));
}

/** An original by its name: the act that sealed it, and the file itself. */
export function ExhibitLink({ sha256 }: { readonly sha256: string }): JSX.Element {
  const t = useWords(moneyWords);
  const known = useExhibits().get(sha256);
  const name = known?.name ?? `${sha256.slice(0, 12)}…`;
  return (
    <>
      {known === undefined ? (
        <span className="value" title={sha256}>
          {name}
        </span>
      ) : (
        <Link href={`/custody?act=${known.act}`} title={sha256}>
          <bdi>{name}</bdi>
        </Link>
      )}{' '}
      <button type="button" className="link on-screen" onClick={() => void download(`/exhibits/${sha256}`)}>
        {t('saveOriginal')}
      </button>
    </>
  );
}

/** Where a transfer stands: each row with its original, both sides' where both tell of it. */
export function ExhibitRows({ rows }: { readonly rows: readonly RowSource[] }): JSX.Element {
  const t = useWords(moneyWords);
  return (
    <ul className="money-rows" aria-label={t('exhibits')}>
      {rows.map(({ exhibit, row }) => (
        <li key={`${exhibit} ${row}`}>
          {t('exhibitRow', { row })} · <ExhibitLink sha256={exhibit} />
        </li>
      ))}
    </ul>
  );
}
