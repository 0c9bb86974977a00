import type { Sentence } from '../../model/index.ts';
import type { Blocked, Chosen } from './blocklist.ts';
import { dayOf, type Heading, headingLines } from './heading.ts';

const unknown: Sentence = { en: 'Registrar not known', zh: '注册商未知' };

/** Letters that ask registrars and hosts to look into domains: one for each registrar. Counts and days only, nobody who reported. */
export function lettersOf({ rows }: Chosen, heading: Heading): string {
  const groups = new Map<string, Blocked[]>();
  for (const row of rows) {
    const [registrar = ''] = row.facts.filter(({ fact }) => fact === 'registrar').map(({ value }) => value);
    groups.set(registrar, [...(groups.get(registrar) ?? []), row]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  const letters = sorted.map(([registrar, own]) => letterOf(registrar, own, heading));
  return `${[headingLines(heading).join('\n'), ...letters].join('\n\n----\n\n')}\n`;
}

function letterOf(registrar: string, rows: readonly Blocked[], { at, agency, casebook, language }: Heading): string {
  const from = agency ?? casebook;
  const to = registrar === '' ? unknown[language] : registrar;
  const list = rows.map((row) => lineOf(row, language));
  return language === 'zh'
    ? [
        `致：${to}`,
        `自：${from}    ${dayOf(at)}`,
        '',
        `下列 ${rows.length} 个域名由被害人在报案中指为涉案网站。请核查，如违反贵方服务条款，请予以停止解析或暂停，并依法保全注册、付款与登录记录。`,
        '置信度由机器计算，须经人工判断；如认为有误，请回复告知。',
        '',
        ...list,
      ].join('\n')
    : [
        `To: ${to}`,
        `From: ${from}    ${dayOf(at)}`,
        '',
        `Victims name the following ${rows.length === 1 ? 'domain' : `${rows.length} domains`} in reports of fraud. Please look into them, suspend them where they break your terms, and keep records of registration, payment and log-in as the law allows.`,
        'Confidence is computed by a machine and is for a person to judge; if one is listed wrongly, please tell us.',
        '',
        ...list,
      ].join('\n');
}

/** Facts that a registrar or host finds a domain by. */
const told = ['created', 'nameserver', 'ip', 'asn', 'host'];

function lineOf({ host, people, first, last, confidence, facts }: Blocked, language: 'en' | 'zh'): string {
  const known = facts.filter(({ fact }) => told.includes(fact)).map(({ fact, value }) => `${fact} ${value}`);
  const days = first === undefined ? '' : `${dayOf(first)} – ${dayOf(last ?? first)}`;
  const count = language === 'zh' ? `报案人 ${people} 名` : `${people} ${people === 1 ? 'person' : 'people'}`;
  return ['-', host, count, days, confidence.toFixed(2), ...known].filter((part) => part !== '').join('  ');
}
