import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { NewOffer, OverlapField, OverlapGrounds, OverlapList, OverlapVariant } from '../../../src/model/index.ts';
import { JobLine } from '../../app/bar/JobLine.tsx';
import { overlapWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { overlapFormWords } from '../../words/overlap-forms.ts';
import { FieldChoice } from './FieldChoice.tsx';
import { FilterFields } from './FilterFields.tsx';
import { GroundsFields } from './GroundsFields.tsx';
import { shortName } from './name.ts';
import { OverField } from './OverField.tsx';
import { isNamed, Preview, usePreview } from './Preview.tsx';
import { fieldNames, filterOf, type FilterDraft, groundsOf, noFilter, noGrounds, variants } from './draft.ts';
import { useJob } from './use-job.ts';

/** A new run: with whom, what both will learn, what enters, and why. The last step fixes our set and makes the offer. */
export function NewRunDialog({
  list,
  ring,
  onClose,
}: {
  readonly list: OverlapList;
  /** Only of this ring, to begin with. */
  readonly ring: string | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(overlapFormWords);
  const [, go] = useLocation();
  const [partner, setPartner] = useState(list.partners[0]?.partner ?? '');
  const [variant, setVariant] = useState<OverlapVariant>('common');
  const [fields, setFields] = useState<readonly OverlapField[]>([]);
  const [draft, setDraft] = useState<FilterDraft>(ring === undefined ? noFilter : { ...noFilter, from: 'rings', rings: [ring] });
  const [grounds, setGrounds] = useState<OverlapGrounds>(noGrounds);
  const [contact, setContact] = useState('');
  const [over, setOver] = useState('');
  const preview = usePreview(variant, 'offers', filterOf(draft, variant));
  const all = usePreview(variant, 'offers', filterOf(draft, variant, 'kinds'));
  const { job, isUnderWay, wrong, begin } = useJob((result) => {
    onClose();
    go(overlapWay((result as { readonly run: string }).run));
  });
  const nextAt = list.partners.find((row) => row.partner === partner)?.nextAt;
  const size = preview.data?.size ?? 0;
  const isAbout = isNamed(variant, 'offers', filterOf(draft, variant));
  const told = groundsOf(grounds);
  const isReady =
    told !== undefined &&
    isAbout &&
    (nextAt === undefined || over.trim() !== '') &&
    size > 0 &&
    size <= list.limits.size &&
    (variant !== 'labels' || fields.length > 0) &&
    (draft.from !== 'case' || draft.case !== '') &&
    (draft.from !== 'rings' || draft.rings.length > 0);
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const body: NewOffer & { readonly over?: string } = {
      partner,
      variant,
      fields: variant === 'labels' ? [...fields] : [],
      filter: filterOf(draft, variant),
      ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
      ...(nextAt === undefined ? {} : { over: over.trim() }),
      ...told,
    };
    await begin('/overlap/offers', body);
  };
  return (
    <FormDialog
      title={t('newTitle')}
      action={t('make')}
      isBusy={isUnderWay || !isReady}
      wrong={wrong}
      isRoomy
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('partner')}>
        {(bound) => (
          <select {...bound} value={partner} onChange={({ target }) => setPartner(target.value)}>
            {list.partners.map((row) => (
              <option key={row.partner} value={row.partner}>
                {shortName(row.partner)}
                {row.contact === undefined ? '' : ` · ${row.contact}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset>
        <legend>{t('variant')}</legend>
        {variants.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="variant" checked={variant === each} onChange={() => setVariant(each)} />
            <span>
              {t(`variant-${each}`)}
              <span className="hint overlap-learn">{t(`learn-${each}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {variant === 'labels' && (
        <FieldChoice
          label={t('fields')}
          {...(fields.length === 0 ? { hint: t('noField') } : {})}
          offered={fieldNames}
          chosen={fields}
          onChange={setFields}
        />
      )}
      <FilterFields variant={variant} draft={draft} kinds={all.data?.kinds ?? []} onChange={setDraft} />
      <Preview of={preview} most={list.limits.size} isWaiting={!isAbout} />
      <GroundsFields grounds={grounds} contact={contact} onGrounds={setGrounds} onContact={setContact} />
      {nextAt !== undefined && <OverField nextAt={nextAt} value={over} onChange={setOver} />}
      <p className="note">{t('fixed')}</p>
      {job !== undefined && (
        <>
          <JobLine job={job} />
          {isUnderWay && <p className="note">{t('goesOn')}</p>}
          {job.state === 'cancelled' && <p className="note">{t('stopped')}</p>}
        </>
      )}
    </FormDialog>
  );
}
