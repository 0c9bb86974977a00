import { nounOf } from '../../link/index.ts';
import { type Addressee, type Sentence, sha256 } from '../../model/index.ts';
import type { AskedAbout } from '../board/index.ts';

/** One house that keeps records, and what it is asked about. */
export interface House {
  /** In names of files and in addresses of the API: `telegram`, `mail.example`, `sites`. */
  readonly name: string;
  readonly title: Sentence;
  readonly about: readonly AskedAbout[];
}

const sites: Sentence = { en: 'sites (hosting provider or registrar)', zh: '网站（主机服务商或域名注册商）' };
const apps: Sentence = { en: 'apps (store or developer)', zh: '应用程序（应用商店或开发者）' };

/**
 * Indicators by the house that keeps their records: one service is not told what is asked of another. Platforms can be told apart by
 * the indicators themselves, banks where a source says whose an account is; whose operator or exchange it is stands in none of them.
 */
export function housesOf(to: Addressee, about: readonly AskedAbout[]): House[] {
  if (to === 'bank' && about.some(({ bank }) => bank !== undefined)) return banksOf(about);
  if (to !== 'platform') return [{ name: to, title: { en: '', zh: '' }, about }];
  const houses = new Map<string, { title: Sentence; about: AskedAbout[] }>();
  const hosts = new Set(about.filter(({ kind }) => kind === 'domain').map(({ value }) => value));
  for (const each of about) {
    // The site stands in the list already; its pages say no more of who runs it.
    if (each.kind === 'url' && hosts.has(hostOf(each.value))) continue;
    const { name, title } = houseOf(each);
    const house = houses.get(name) ?? { title, about: [] };
    houses.set(name, house);
    house.about.push(each);
  }
  return [...houses].map(([name, house]) => ({ name, ...house }));
}

/** Accounts by bank; those of which nobody says it, together. A name of Han characters would be none in a file's name or an address. */
function banksOf(about: readonly AskedAbout[]): House[] {
  return [...Map.groupBy(about, ({ bank }) => bank ?? '')].map(([bank, own]) => ({
    name: bank === '' ? 'bank' : `bank.${sha256(bank).slice(0, 8)}`,
    title: { en: bank, zh: bank },
    about: own,
  }));
}

function houseOf({ kind, value }: AskedAbout): { readonly name: string; readonly title: Sentence } {
  switch (kind) {
    case 'handle': {
      const service = value.slice(0, Math.max(0, value.indexOf(':'))).replace(/[-_.]?(?:group|channel|群)$/u, '');
      const en = nounOf(kind, value, 'en').replace(/ (?:account|number|group)$/u, '');
      const zh = nounOf(kind, value, 'zh').replace(/(?:账号|号|群)$/u, '');
      return /^[a-z]/u.test(service)
        ? { name: service, title: { en: `the operator of ${en}`, zh: `${zh}经营者` } }
        : { name: 'chat', title: { en: 'chat accounts, service not told', zh: '即时通讯账号（平台不明）' } };
    }
    case 'email': {
      const host = value.slice(value.lastIndexOf('@') + 1);
      return { name: host, title: { en: `the provider of mail at ${host}`, zh: `${host}邮箱服务商` } };
    }
    case 'app':
      return { name: 'apps', title: apps };
    default:
      return { name: 'sites', title: sites };
  }
}

const hostOf = (url: string): string => (URL.parse(url)?.hostname ?? '').replace(/^www\./u, '');
