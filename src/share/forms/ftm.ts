import { isIP } from 'node:net';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Dossier, DossierIndicator, NamedSuspect, PackageInfo } from '../../model/index.ts';
import { paymentEntities } from './ftm-payments.ts';
import { overrideText } from '../protection-words.ts';
import { iso, nameOf, parted, rejecting, told, type Told } from './told.ts';

type Properties = Readonly<Record<string, readonly (string | undefined)[] | string | undefined>>;
interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  /** Written by FollowTheMoney too, empty where there is nothing to tell. */
  readonly datasets: readonly string[];
  readonly referents: readonly string[];
}

/** Longest identifier that FollowTheMoney keeps; a longer one stays as a name. */
const longest = 64;

/**
 * The case as FollowTheMoney entities, one a line: people, accounts, wallets, statements as notes with the document they stand
 * in, and links with their reason, those that people rejected too. Values are written as FollowTheMoney itself would clean them,
 * so that it drops nothing: what it has no valid form for stands as a name.
 */
export function ftmEntities(dossier: Dossier, info: PackageInfo): string {
  return [...ftmLines(dossier, info)].join('');
}

/** The same, line by line as they are asked for. */
export function* ftmLines(dossier: Dossier, info: PackageInfo): Generator<string> {
  const t = told(dossier, info);
  const id = (name: string): string => t.uuid(`ftm ${name}`);
  const exhibits = new Set(dossier.exhibits.map(({ sha256 }) => sha256));
  const owners = new Map(
    dossier.suspects.flatMap((each) => each.indicators.map((own) => [nameOf(own), id(`suspect ${each.id}`)] as const)),
  );
  const named = new Map<string, string[]>();
  for (const indicator of dossier.indicators) {
    const own = id(nameOf(indicator));
    for (const report of indicator.reports) {
      const others = named.get(report);
      if (others === undefined) named.set(report, [own]);
      else others.push(own);
    }
  }
  const { title, court, openedAt } = dossier.case;
  const entities = [
    entity(id('case'), 'CourtCase', {
      name: title,
      caseNumber: dossier.case.id,
      court,
      status: 'investigation',
      fileDate: iso(openedAt).slice(0, 10),
      summary: `Package ${info.id} for ${info.recipient}, TLP:${info.label}: ${info.reason}`,
      notes: dossier.casebook.synthetic ? 'Synthetic: everything in it is invented.' : undefined,
    }),
    ...dossier.exhibits.map(({ sha256, name, bytes, number, sealed }) =>
      entity(id(`exhibit ${sha256}`), 'Document', {
        fileName: name,
        title: number,
        fileSize: String(bytes),
        description: `SHA-256 ${sha256}; sealed by act ${sealed.act} of the log`,
        retrievedAt: iso(sealed.at).slice(0, 19),
      }),
    ),
    ...dossier.suspects.flatMap((suspect) => personEntities(t, id, suspect)),
    ...dossier.rings.map(({ id: ring, size, status, confidence, firstSeen, lastSeen }) =>
      entity(id(`ring ${ring}`), 'Project', {
        name: `Ring ${ring}`,
        projectId: ring,
        status: status === 'confirmed' ? 'confirmed by a person' : `proposed by the machine (${status})`,
        summary: `${size} reports of victims grouped as the work of one gang, confidence ${confidence.toFixed(2)}.`,
        startDate: firstSeen === undefined ? undefined : iso(firstSeen).slice(0, 10),
        endDate: lastSeen === undefined ? undefined : iso(lastSeen).slice(0, 10),
      }),
    ),
    ...dossier.indicators.map((indicator) => indicatorEntity(id, indicator, owners.get(nameOf(indicator)))),
    ...dossier.reports.map(({ id: report, ref, text, source, reportedAt, amount, category, ring }) =>
      entity(id(`report ${report}`), 'Note', {
        name: ref ?? report,
        description: text,
        summary: amount === undefined ? undefined : `${amount.currency} ${amount.minor} in minor units`,
        keywords: category,
        createdAt: reportedAt === undefined ? undefined : iso(reportedAt).slice(0, 19),
        proof: exhibits.has(source.exhibit) ? id(`exhibit ${source.exhibit}`) : undefined,
        entity: [id(`ring ${ring}`), ...(named.get(report) ?? [])],
      }),
    ),
    ...linkEntities(t, id),
  ];
  const payments = paymentEntities(dossier, id, owners).map((each) => entity(each.id, each.schema, each.properties));
  for (const each of new Map([...payments, ...entities].map((one) => [one.id, one])).values()) yield `${JSON.stringify(each)}\n`;
}

/** Spaces of other scripts and widths, which become plain ones, and what is not text, which goes (`normality`, release 3). */
const spaces = /[\u0a00\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu;
const unsafe = /(?![\t\n\r])[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]/gu;

/** ASCII without blanks at its ends: most values, and every id. */
const plain = /^[!-~](?:[ -~]*[!-~])?$/u;

/** As FollowTheMoney cleans text. What goes may leave characters that now combine: so once more. */
function clean(value: string): string {
  if (plain.test(value)) return value;
  const once = value.normalize('NFC').replace(unsafe, '').replace(spaces, ' ');
  return once.normalize('NFC').trim();
}

/** Properties that are names: on one line, without quotes around them, however many there are. */
const names = new Set(['name', 'alias']);

function cleanName(value: string): string {
  for (let name = clean(value).replace(/[\s\u00a0]+/gu, ' '); ;) {
    const bare = /^["'](.*)["']$/u.exec(name)?.[1]?.trim();
    if (bare === undefined) return name;
    name = bare;
  }
}

/** An address whose domain FollowTheMoney would not write differently. */
const plainAddress = /^[^<>()[\],;:?\s@"]{1,64}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/u;
const plainIp = (value: string): boolean => isIP(value) === 4 || (isIP(value) === 6 && !value.includes('.'));

function entity(id: string, schema: string, properties: Properties): Entity {
  const kept = Object.entries(properties).flatMap(([name, values]) => {
    const all = (typeof values === 'string' ? [values] : (values ?? [])).filter((each) => each !== undefined);
    const cleaned = [...new Set(all.map(names.has(name) ? cleanName : clean))].filter((each) => each !== '');
    return cleaned.length === 0 ? [] : [[name, cleaned] as const];
  });
  return { id, schema, properties: Object.fromEntries(kept), datasets: [], referents: [] };
}

type Id = (name: string) => string;

/** Somebody the case is about, and that they are a party to it. Nobody gets a topic: those are findings. */
function personEntities({ dossier, say }: Told, id: Id, suspect: NamedSuspect): Entity[] {
  const { name, aliases, category, basis, papers, note, overridden } = suspect;
  const own = id(`suspect ${suspect.id}`);
  const who = name ?? `Unknown person ${suspect.id}`;
  return [
    entity(own, 'Person', {
      name: who,
      alias: aliases,
      notes: [
        `${category}, ${basis === 'fact' ? 'known' : 'thought, not known'}`,
        note,
        overridden === undefined ? undefined : say(overrideText(overridden)),
        ...Object.entries(papers).map((each) => each.join(': ')),
      ],
    }),
    entity(id(`party ${suspect.id}`), 'CourtCaseParty', {
      party: own,
      case: id('case'),
      role: category,
      status: basis,
      summary: `${who} in case ${dossier.case.id}`,
    }),
  ];
}

function indicatorEntity(id: Id, { kind, value, roles, service }: DossierIndicator, owner: string | undefined): Entity {
  const own = id(nameOf({ kind, value }));
  const more = {
    keywords: [kind, ...roles.map((role) => `role: ${role}`), ...(service ? ['shared service'] : [])],
  };
  const fits = value.length <= longest;
  const { service: place, name } = parted(value);
  switch (kind) {
    case 'card':
    case 'account':
      return entity(own, 'BankAccount', { name: value, accountNumber: fits ? value : undefined, accountType: kind, ...more });
    case 'iban':
      return entity(own, 'BankAccount', { name: value, iban: value, ...more });
    case 'wallet':
      return entity(own, 'CryptoWallet', {
        name: value,
        cryptoAddress: name.length <= longest ? name : undefined,
        blockchain: place,
        holder: owner,
        ...more,
      });
    case 'handle':
      return entity(own, 'UserAccount', { name: value, username: name, service: place, owner, ...more });
    case 'phone': {
      // One with a trunk prefix behind the country's code would be written without it.
      const read = parsePhoneNumberFromString(value);
      const phone = read?.isValid() === true && read.number === value ? value : undefined;
      return entity(own, 'UserAccount', { name: value, username: value, service: 'phone', phone, owner, ...more });
    }
    case 'email': {
      const email = plainAddress.test(value) && !value.includes('@xn--') && !value.includes('.xn--') ? value : undefined;
      return entity(own, 'UserAccount', { name: value, username: value, service: 'email', email, owner, ...more });
    }
    case 'ip': {
      const ipAddress = plainIp(value) ? value : undefined;
      return entity(own, 'UserAccount', { name: value, username: value, service: 'ip', ipAddress, owner, ...more });
    }
    case 'url':
    case 'domain':
    case 'app':
      return entity(own, 'Asset', { name: value, ...more });
    default:
      return entity(own, 'Note', { name: value, ...more });
  }
}

/** Links of the machine, and each decision of a person on two reports, whichever way it went. */
function linkEntities({ dossier, say }: Told, id: Id): Entity[] {
  const known = new Set(dossier.reports.map((report) => report.id));
  const links = dossier.links.map(({ a, b, confidence, sentence, against }) =>
    entity(id(`link ${a} ${b}`), 'UnknownLink', {
      subject: id(`report ${a}`),
      object: id(`report ${b}`),
      role: 'linked',
      status: 'proposed by the machine',
      description: [say(sentence), ...against.map((each) => `Against: ${say(each)}`)],
      summary: `confidence ${confidence.toFixed(2)}`,
    }),
  );
  const decided = dossier.judgements.flatMap(({ act, at, by, judgement, stands, sentence }) => {
    const sides =
      'a' in judgement
        ? [judgement.a, judgement.b].map((each) => (known.has(each) ? id(`report ${each}`) : undefined))
        : 'report' in judgement && 'ring' in judgement && known.has(judgement.report)
          ? [id(`report ${judgement.report}`), id(`ring ${judgement.ring}`)]
          : [];
    const [subject, object] = sides;
    if (subject === undefined || object === undefined) return [];
    return entity(id(`act ${act}`), 'UnknownLink', {
      subject,
      object,
      role: rejecting.has(judgement.verdict) ? 'kept apart' : judgement.verdict,
      status: stands ? 'decided by a person' : 'decided by a person; no longer stands',
      description: say(sentence),
      summary: `${by}, act ${act} of the log`,
      date: iso(at).slice(0, 19),
    });
  });
  return [...links, ...decided];
}
