import { canonicalJson, type Dossier, type PackageInfo } from '../model/index.ts';
import { caseGraph } from './case-uco.ts';
import { type Attachment, casefile } from './casefile/index.ts';
import { ftmEntities } from './ftm.ts';
import { mispEvent } from './misp.ts';
import { stixBundle } from './stix.ts';
import { tables } from './tables.ts';
import { tidy } from './tidy.ts';

/** A form in which a case leaves, as a file of the package. */
export interface Form {
  readonly path: string;
  readonly data: string | Uint8Array;
}

/** A form for machines: its file below `data/`, what it is, and how it is written. */
interface Maker {
  readonly name: string;
  readonly media: string;
  readonly about: string;
  readonly make: (dossier: Dossier, info: PackageInfo) => string;
}

const makers: readonly Maker[] = [
  {
    name: 'dossier.json',
    media: 'application/json',
    about: 'The case as Clew reads it / 供 Clew 读取的案卷数据',
    make: (dossier, info) => `${canonicalJson({ ...dossier, package: info })}\n`,
  },
  {
    name: 'case.jsonld',
    media: 'application/ld+json',
    about: 'The case as a graph of CASE 1.4 / 案件图谱（CASE 1.4）',
    make: (dossier, info) => `${canonicalJson(caseGraph(dossier, info))}\n`,
  },
  {
    name: 'stix.json',
    media: 'application/stix+json',
    about: 'Indicators as a STIX 2.1 bundle / 涉案标识（STIX 2.1）',
    make: (dossier, info) => `${canonicalJson(stixBundle(dossier, info))}\n`,
  },
  {
    name: 'misp.json',
    media: 'application/json',
    about: 'Indicators as a MISP event / 涉案标识（MISP 事件）',
    make: (dossier, info) => `${canonicalJson(mispEvent(dossier, info))}\n`,
  },
  {
    name: 'ftm.ijson',
    media: 'application/json',
    about: 'People, accounts and links as FollowTheMoney entities / 人员、账户与串并（FollowTheMoney）',
    make: ftmEntities,
  },
];

/** Bytes up to which a form is attached to the case file: a larger one lies beside it. */
const mostAttached = 8 << 20;

/**
 * Every form of the dossier, one after the other, so that no more are held in memory than need be. The case file carries the
 * others as data: whoever has the paper alone has the facts for machines too.
 */
export async function* formsOf(dossier: Dossier, info: PackageInfo, signal: AbortSignal): AsyncGenerator<Form> {
  const attached: Attachment[] = [];
  const things = dossier.exhibits.length + dossier.reports.length + dossier.links.length;
  for (const { name, media, about, make } of makers) {
    signal.throwIfAborted();
    tidy(things);
    const data = make(dossier, info);
    if (data.length <= mostAttached) attached.push({ name, media, about, bytes: Buffer.from(data) });
    yield { path: `data/${name}`, data };
  }
  for (const { name, text } of tables(dossier, info)) yield { path: `data/tables/${name}`, data: text };
  tidy(things);
  yield { path: 'data/casefile.pdf', data: await casefile(dossier, info, attached, signal) };
}
