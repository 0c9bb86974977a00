import type { JSX } from 'react';
import type { ImportOptions, UploadPlan } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { Typed } from './Typed.tsx';

const formats = [
  'csv',
  'xlsx',
  'jsonl',
  'json',
  'eml',
  'mbox',
  'whatsapp',
  'wechat',
  'telegram',
  'sms',
  'text',
  'pdf',
  'image',
  'mt940',
  'camt',
  'sanctions',
] as const;
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252', 'shift_jis', 'euc-kr'] as const;
const regions = [
  'CN',
  'HK',
  'MO',
  'TW',
  'SG',
  'MY',
  'TH',
  'MM',
  'KH',
  'LA',
  'VN',
  'PH',
  'ID',
  'IN',
  'JP',
  'KR',
  'AU',
  'NZ',
  'GB',
  'IE',
  'US',
  'CA',
  'DE',
  'FR',
  'NL',
  'ES',
  'AE',
  'ZA',
] as const;
const zones = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Bangkok',
  'Asia/Yangon',
  'Asia/Phnom_Penh',
  'Asia/Tokyo',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
] as const;

const contents = ['reports', 'missing', 'transfers', 'labels', 'rates', 'roster', 'wanted'] as const;
const dated = new Set(['reportedAt', 'lossAt', 'at', 'day', 'born']);

const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

interface SettingsProps {
  readonly plan: UploadPlan;
  readonly options: ImportOptions;
  readonly change: (options: ImportOptions) => void;
}

const isIn = <T extends string>(list: readonly T[], word: string): word is T => (list as readonly string[]).includes(word);

/** What holds for the whole file. Each shows what was found out; what the person says replaces it. */
export function Settings({ plan, options, change }: SettingsProps): JSX.Element {
  const t = useWords(importing);
  const set = (name: keyof ImportOptions, value: string): void => {
    const left: Record<string, unknown> = { ...options };
    // Another format, encoding or content has other columns.
    if (name === 'format' || name === 'encoding' || name === 'as') delete left['columns'];
    if (value === '') delete left[name];
    else left[name] = value;
    change(left);
  };
  const hasEncoding = !isIn(['xlsx', 'pdf', 'image'] as const, plan.format);
  const hasDates = plan.tables.some(({ columns }) => columns.some(({ part }) => dated.has(part)));
  const order = plan.tables.flatMap(({ columns }) => columns.map((column) => column.order)).find((each) => each !== undefined);
  return (
    <div className="settings">
      <label>
        {t('content')}
        <select
          value={plan.content ?? (options.as === 'missing' ? 'missing' : 'reports')}
          onChange={({ target }) => set('as', target.value)}
        >
          {contents.map((each) => (
            <option key={each} value={each}>
              {t(`content-${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('format')}
        <select value={plan.format} onChange={({ target }) => set('format', target.value)}>
          {formats.map((each) => (
            <option key={each} value={each}>
              {t(`format-${each}`)}
            </option>
          ))}
        </select>
      </label>
      {hasEncoding && (
        <label>
          {t('encoding')}
          <select value={plan.encoding} onChange={({ target }) => set('encoding', target.value)}>
            {[...new Set([...encodings, plan.encoding])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t('zone')}
        <select value={plan.zone} onChange={({ target }) => set('zone', target.value)}>
          {[...new Set([plan.zone, ...zones, ownZone])].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      {hasDates && (
        <label>
          {t('dateOrder')}
          <select value={options.dateOrder ?? order ?? ''} onChange={({ target }) => set('dateOrder', target.value)}>
            <option value="">{t('order-none')}</option>
            {(['ymd', 'dmy', 'mdy'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`order-${each}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t('region')}
        <select value={plan.region ?? ''} onChange={({ target }) => set('region', target.value)}>
          {[...new Set([plan.region ?? '', ...regions])].map((each) => (
            <option key={each} value={each}>
              {each === '' ? '–' : <RegionName code={each} />}
            </option>
          ))}
        </select>
      </label>
      {plan.content === undefined && (
        <label className="wide">
          {t('agency')}
          <Typed value={plan.agency ?? ''} onChange={(agency) => set('agency', agency)} />
        </label>
      )}
      {(plan.content === 'roster' || plan.content === 'wanted') && (
        <label className="wide">
          {t('listVersion')}
          <Typed value={options.listVersion ?? ''} onChange={(version) => set('listVersion', version)} />
        </label>
      )}
      {plan.content === 'transfers' && (
        <label className="wide">
          {t('ownAccount')}
          <Typed value={options.account ?? ''} onChange={(account) => set('account', account)} />
        </label>
      )}
    </div>
  );
}

function RegionName({ code }: { readonly code: string }): string {
  const language = document.documentElement.lang;
  return `${new Intl.DisplayNames(language === '' ? 'en' : language, { type: 'region', fallback: 'code' }).of(code) ?? code} (${code})`;
}
