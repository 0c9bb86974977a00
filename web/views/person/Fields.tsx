import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Ground, PersonField } from '../../../src/model/index.ts';
import { reportWay } from '../../app/ways.ts';
import { type Say, useWords } from '../../app/words.ts';
import { personWords } from '../../words/person.ts';

/** A field's value as a person reads it. */
export function valueOf(of: PersonField): string {
  switch (of.field) {
    case 'name':
    case 'born':
      return of.value.text;
    case 'paper':
      return [of.value.country, of.value.value].filter((each) => each !== undefined).join(' ');
    case 'kin':
      return `${of.value.relation} ${of.value.name}`;
    case 'indicator':
      return `${of.value.kind} ${of.value.value}`;
    default:
      return of.value;
  }
}

const shownOf = (of: PersonField, t: Say<keyof typeof personWords.en>): string =>
  of.field === 'sex' ? t(of.value === 'm' ? 'male' : 'female') : valueOf(of);

/** Every field with where it is from, and whether it is known or thought. */
export function Fields({ of }: { readonly of: readonly PersonField[] }): JSX.Element {
  const t = useWords(personWords);
  return (
    <table className="person-facts">
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('basis')}</th>
          <th scope="col">{t('source')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((each, place) => (
          // Fields have no number of their own, and two may say the same.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={place}>
            <th scope="row">{t(`f_${each.field}`)}</th>
            <td className={each.field === 'text' ? 'people-told' : ''}>{shownOf(each, t)}</td>
            <td>{t(each.basis)}</td>
            <td>
              <Source of={each.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where something is from, with a way there. */
export function Source({ of }: { readonly of: Ground }): JSX.Element {
  const t = useWords(personWords);
  const { kind, ref, row } = of;
  if (kind === 'report') return <Link href={reportWay(ref)}>{ref}</Link>;
  if (kind === 'act') {
    return (
      <Link href={`/custody?act=${encodeURIComponent(ref)}`}>
        {t('act')} {ref}
      </Link>
    );
  }
  if (kind === 'note') return <span>{ref}</span>;
  return (
    <span>
      {t(`source-${kind}`)} <code title={ref}>{ref.slice(0, 12)}…</code>
      {row !== undefined && ` ${t('row', { row })}`}
    </span>
  );
}
