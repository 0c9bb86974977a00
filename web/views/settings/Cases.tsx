import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { CaseView } from '../../../src/model/index.ts';
import { Refused, send, useGet } from '../../app/api.ts';
import { useSaid } from '../../app/errors.ts';
import { day } from '../../app/format.ts';
import { refresh } from '../../app/stale.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { settingsWords } from '../../words/settings.ts';
import { Section } from './Section.tsx';

/** Chooses who may see inside a case. */
function AccessForm({ of, close }: { readonly of: CaseView; readonly close: () => void }): JSX.Element {
  const t = useWords(settingsWords);
  const said = useSaid();
  const { data } = useGet<{ readonly rows: readonly { readonly name: string; readonly display: string }[] }>('/users/names');
  const [access, setAccess] = useState<readonly string[]>(of.access);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const users = data?.rows ?? [];
  // Whoever is on the list and has no account any more can be taken off it.
  const names = [...new Set([...users.map(({ name }) => name), ...of.access])].sort();
  const save = async (): Promise<void> => {
    try {
      await send('PATCH', `/cases/${encodeURIComponent(of.id)}`, {
        access,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      });
      refresh(['cases', 'log']);
      toast({ tone: 'done', text: t('accessSaved'), linger: 8000 });
      close();
    } catch (error) {
      if (error instanceof Refused) setWrong(said(error).text);
      else toastError(error);
    }
  };
  return (
    <FormDialog
      title={t('accessTitle', { title: of.title })}
      action={t('save')}
      wrong={wrong}
      onSubmit={() => void save()}
      onClose={close}
    >
      <fieldset>
        <legend>{t('access')}</legend>
        {names.map((name) => (
          <label key={name} className="choice">
            <input
              type="checkbox"
              checked={access.includes(name)}
              onChange={(event) => setAccess(event.target.checked ? [...access, name] : access.filter((each) => each !== name))}
            />
            <span>
              {users.find((user) => user.name === name)?.display ?? name} <code>{name}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={t('reason')}>
        {(bound) => (
          <input
            {...bound}
            maxLength={1000}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

/** Cases and who may see inside each. */
export function Cases(): JSX.Element {
  const t = useWords(settingsWords);
  const { data, error, refetch } = useGet<{ readonly rows: readonly CaseView[] }>('/cases');
  const [edited, setEdited] = useState<CaseView>();
  return (
    <Section id="cases" title={t('cases')} lead={t('casesLead')}>
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data?.rows.length === 0 && <p>{t('noCases')}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('caseTitle')}</th>
              <th scope="col">{t('rings')}</th>
              <th scope="col">{t('access')}</th>
              <th scope="col">{t('opened')}</th>
              <th scope="col">
                <span className="unseen">{t('changeAccess')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((each) => (
              <tr key={each.id}>
                <td>
                  <strong>{each.title}</strong>
                </td>
                <td>
                  {each.rings === undefined ? (
                    <span className="soft">{t('closed')}</span>
                  ) : (
                    <span className="row">
                      {each.rings.map((ring) => (
                        <Link key={ring} href={ringWay(ring)}>
                          {ring}
                        </Link>
                      ))}
                    </span>
                  )}
                </td>
                <td>{each.access.length === 0 ? t('nobody') : each.access.join(', ')}</td>
                <td>{t('openedBy', { day: day(each.openedAt), by: each.openedBy })}</td>
                <td>
                  <button type="button" onClick={() => setEdited(each)}>
                    {t('changeAccess')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited !== undefined && <AccessForm of={edited} close={() => setEdited(undefined)} />}
    </Section>
  );
}
