import { useState, type JSX } from 'react';
import type { NewAnswer, OverlapField, OverlapGrounds, OverlapView } from '../../../../src/model/index.ts';
import { JobLine } from '../../../app/bar/JobLine.tsx';
import { useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { overlapFormWords } from '../../../words/overlap-forms.ts';
import { filterOf, type FilterDraft, groundsOf, noFilter, noGrounds } from '../draft.ts';
import { FieldChoice } from '../FieldChoice.tsx';
import { FilterFields } from '../FilterFields.tsx';
import { GroundsFields } from '../GroundsFields.tsx';
import { shortName } from '../name.ts';
import { OverField } from '../OverField.tsx';
import { Preview, usePreview } from '../Preview.tsx';
import { useJob } from '../use-job.ts';
import { useOverlap } from '../use-overlap.ts';

/** Our answer to an offer: what enters of ours, what is told of each, and our own grounds. */
export function AnswerDialog({ view, onClose }: { readonly view: OverlapView; readonly onClose: () => void }): JSX.Element {
  const t = useWords(overlapFormWords);
  const { run } = view;
  const { data: list } = useOverlap();
  const [fields, setFields] = useState<readonly OverlapField[]>(view.fields);
  const [draft, setDraft] = useState<FilterDraft>(noFilter);
  const [grounds, setGrounds] = useState<OverlapGrounds>(noGrounds);
  const [contact, setContact] = useState('');
  const preview = usePreview(run.variant, 'answers', filterOf(draft, run.variant));
  const all = usePreview(run.variant, 'answers', filterOf(draft, run.variant, 'kinds'));
  const [over, setOver] = useState('');
  const nextAt = list?.partners.find(({ partner }) => partner === run.partner)?.nextAt;
  const { job, isUnderWay, wrong, begin } = useJob(onClose);
  const size = preview.data?.size ?? 0;
  const told = groundsOf(grounds);
  const isReady =
    told !== undefined &&
    list !== undefined &&
    (nextAt === undefined || over.trim() !== '') &&
    size > 0 &&
    size <= list.limits.size &&
    (draft.from !== 'case' || draft.case !== '') &&
    (draft.from !== 'rings' || draft.rings.length > 0);
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const body: NewAnswer & { readonly over?: string } = {
      filter: filterOf(draft, run.variant),
      ...(run.variant === 'labels' ? { fields: [...fields] } : {}),
      ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
      ...(nextAt === undefined ? {} : { over: over.trim() }),
      ...told,
    };
    await begin(`/overlap/runs/${run.id}/answer`, body);
  };
  return (
    <FormDialog
      title={t('answerTitle', { partner: shortName(run.partner) })}
      action={t('answer')}
      isBusy={isUnderWay || !isReady}
      wrong={wrong}
      isRoomy
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="about">
        <strong>{t('answerLearn')}</strong> {t(`learn-${run.variant}`)}
      </p>
      {run.variant === 'labels' && (
        <FieldChoice
          label={t('answerFields')}
          hint={t('answerFieldsHint')}
          offered={view.fields}
          chosen={fields}
          onChange={setFields}
        />
      )}
      <FilterFields variant={run.variant} draft={draft} kinds={all.data?.kinds ?? []} onChange={setDraft} />
      {list === undefined ? <Waiting /> : <Preview of={preview} most={list.limits.size} />}
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
