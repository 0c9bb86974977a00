import { useId, useState, type JSX } from 'react';
import type {
  BoardCell,
  CaseDetail,
  DossierExhibit,
  ElementTemplate,
  Ground,
  NewSupport,
  ReportRow,
} from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useChange } from '../../../app/change.ts';
import { minorDigits } from '../../../../src/model/currency.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { Field } from '../../../parts/Field.tsx';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { boardWords } from '../../../words/board.ts';
import { ReasonField } from '../ReasonField.tsx';
import type { Stance } from './cells.ts';

const kinds = ['report', 'exhibit', 'act', 'note'] as const;
type Kind = (typeof kinds)[number];
const figures = ['amount', 'messages', 'calls', 'pageViews', 'denDays', 'crossings'] as const;
const places = ['page', 'row', 'start', 'end', 'second'] as const;
/** Places that make sense in each kind of ground. */
const placesOf: Readonly<Record<Kind, readonly (typeof places)[number][]>> = {
  report: ['start', 'end'],
  exhibit: ['page', 'row', 'second'],
  act: [],
  note: [],
};
/** Reports offered while one types. */
const mostOffered = 200;

/** Records what shows an element, what speaks against it, or why it does not apply: an act, with its reason. */
export function GroundForm({
  detail,
  template,
  cell,
  about,
  stance,
  close,
}: {
  readonly detail: CaseDetail;
  readonly template: ElementTemplate;
  readonly cell: BoardCell;
  readonly about: string;
  readonly stance: Stance;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(boardWords);
  const list = useId();
  const path = `/cases/${encodeURIComponent(detail.case.id)}`;
  const [kind, setKind] = useState<Kind>(stance === 'none' ? 'note' : 'report');
  const [ref, setRef] = useState('');
  const [place, setPlace] = useState<Readonly<Record<string, string>>>({});
  const [figure, setFigure] = useState({ name: '', value: '', currency: template.currency ?? 'CNY' });
  const [reason, setReason] = useState('');
  const { isBusy, wrong, change } = useChange();
  const ring = detail.case.rings?.[0];
  const { data: reports } = useGet<{ readonly rows: readonly ReportRow[] }>(
    '/reports',
    { ring, limit: mostOffered },
    { enabled: kind === 'report' && ring !== undefined },
  );
  const { data: exhibits } = useGet<{ readonly rows: readonly DossierExhibit[] }>(
    `${path}/exhibits`,
    {},
    { enabled: kind === 'exhibit' },
  );
  const record = async (): Promise<void> => {
    const typed = ref.trim();
    const numbers = Object.fromEntries(
      placesOf[kind].filter((name) => (place[name] ?? '') !== '').map((name) => [name, Number(place[name])]),
    );
    const value = Number(figure.value);
    const ground: Ground = {
      kind,
      ref: kind === 'report' ? (reports?.rows.find((row) => row.ref === typed)?.id ?? typed) : typed,
      ...numbers,
      ...(figure.name === '' || figure.value === ''
        ? {}
        : {
            figure:
              figure.name === 'amount'
                ? {
                    name: 'amount' as const,
                    value: Math.round(value * 10 ** minorDigits(figure.currency)),
                    currency: figure.currency,
                  }
                : { name: figure.name as (typeof figures)[number], value },
          }),
    };
    const body: NewSupport = {
      template: template.id,
      element: cell.element,
      ...(cell.suspect === undefined ? {} : { suspect: cell.suspect }),
      ground,
      stance,
      reason: reason.trim(),
    };
    const done = await change<{ readonly act: number }>('POST', `${path}/supports`, body);
    if (done === undefined) return;
    toast({ tone: 'done', text: t('recorded', { act: done.act }), linger: 6000 });
    close();
  };
  return (
    <FormDialog
      isRoomy
      title={t(stance === 'for' ? 'forTitle' : stance === 'against' ? 'againstTitle' : 'noneTitle')}
      action={t('record')}
      isBusy={isBusy || ref.trim() === '' || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void record()}
      onClose={close}
    >
      <div className="about">{about}</div>
      <fieldset>
        <legend>{t('kind')}</legend>
        <div className="row">
          {kinds.map((each) => (
            <label key={each} className="choice">
              <input
                type="radio"
                name="ground"
                checked={kind === each}
                onChange={() => {
                  setKind(each);
                  setRef('');
                  setPlace({});
                }}
              />
              {t(each === 'act' ? 'act_kind' : each)}
            </label>
          ))}
        </div>
      </fieldset>
      {kind === 'report' && (
        <Field label={t('ofReport')} hint={t('reportHint')}>
          {(bound) => (
            <>
              <input {...bound} list={list} autoComplete="off" value={ref} onChange={(event) => setRef(event.target.value)} />
              <datalist id={list}>
                {reports?.rows.map((row) => (
                  <option key={row.id} value={row.ref}>
                    {row.ref}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      {kind === 'exhibit' && (
        <Field label={t('ofExhibit')}>
          {(bound) => (
            <select {...bound} value={ref} onChange={(event) => setRef(event.target.value)}>
              <option value="">–</option>
              {exhibits?.rows.map(({ sha256, number, name }) => (
                <option key={sha256} value={sha256}>
                  {number} · {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {kind === 'act' && (
        <Field label={t('ofAct')}>
          {(bound) => <input {...bound} inputMode="numeric" value={ref} onChange={(event) => setRef(event.target.value)} />}
        </Field>
      )}
      {kind === 'note' && (
        <Field label={t('ofNote')}>
          {(bound) => (
            <textarea {...bound} rows={2} maxLength={2000} value={ref} onChange={(event) => setRef(event.target.value)} />
          )}
        </Field>
      )}
      {placesOf[kind].length > 0 && (
        <fieldset>
          <legend>{t('place')}</legend>
          <div className="form-grid">
            {placesOf[kind].map((name) => (
              <Field key={name} label={t(name)}>
                {(bound) => (
                  <input
                    {...bound}
                    type="number"
                    min={name === 'page' || name === 'row' ? 1 : 0}
                    value={place[name] ?? ''}
                    onChange={(event) => setPlace({ ...place, [name]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        </fieldset>
      )}
      {stance !== 'none' && (
        <div className="form-grid">
          <Field label={t('figure')}>
            {(bound) => (
              <select {...bound} value={figure.name} onChange={(event) => setFigure({ ...figure, name: event.target.value })}>
                <option value="">{t('figureNone')}</option>
                {figures.map((name) => (
                  <option key={name} value={name}>
                    {t(name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {figure.name !== '' && (
            <Field label={t('figureValue')}>
              {(bound) => (
                <input
                  {...bound}
                  type="number"
                  min={0}
                  step={figure.name === 'amount' ? 'any' : 1}
                  value={figure.value}
                  onChange={(event) => setFigure({ ...figure, value: event.target.value })}
                />
              )}
            </Field>
          )}
          {figure.name === 'amount' && (
            <Field label={t('currency')}>
              {(bound) => (
                <input
                  {...bound}
                  maxLength={20}
                  value={figure.currency}
                  onChange={(event) => setFigure({ ...figure, currency: event.target.value })}
                />
              )}
            </Field>
          )}
        </div>
      )}
      <ReasonField value={reason} onChange={setReason} hint={t('reasonNeed')} />
    </FormDialog>
  );
}
