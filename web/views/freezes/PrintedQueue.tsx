import type { JSX } from 'react';
import type { FreezeProposal } from '../../../src/model/index.ts';
import { moment } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { When } from '../../parts/When.tsx';
import { freezeWords } from '../../words/freezes.ts';
import { FreezeMark } from './FreezeMark.tsx';
import { useNow } from './Clock.tsx';
import '../../parts/sheet.css';

/** The queue on paper, for the shift that comes next. */
export function PrintedQueue({ rows }: { readonly rows: readonly FreezeProposal[] }): JSX.Element {
  const t = useWords(freezeWords);
  const session = useSession();
  const now = useNow(60_000);
  return (
    <article className="sheet">
      <p className="sheet-top">
        Clew · {session.casebook?.agency ?? ''} · {moment(now)}
      </p>
      <h1>{t('printed')}</h1>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('account')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col" className="number">
              {t('disputed')}
            </th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('until')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.id}>
              <td>
                <span className="value">{each.account.value}</span> {each.account.holder}
              </td>
              <td>{each.to}</td>
              <td className="number">
                <Amount {...each.disputed} />
              </td>
              <td>
                <FreezeMark of={each} />
              </td>
              <td>
                <When at={each.until} grain="minute" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
