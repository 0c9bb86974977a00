import { canonicalPieces, type Dossier, type PackageInfo } from '../../model/index.ts';
import type { BagWriter } from './bag-writer.ts';
import { streamedCase } from '../forms/case-uco.ts';
import { type Attachment, casefile } from '../casefile/index.ts';
import { ftmLines } from '../forms/ftm.ts';
import type { Gate } from './gate.ts';
import { mispEvent } from '../forms/misp.ts';
import { stixBundle } from '../forms/stix.ts';
import { tableLines } from '../forms/tables.ts';
import { tidy } from './tidy.ts';

/** A form for machines: its file below `data/`, what it is, and how it is written. */
interface Maker {
  readonly name: string;
  readonly media: string;
  readonly about: string;
  /** Its text piece by piece, none of which ends within a word. */
  readonly make: (dossier: Dossier, info: PackageInfo) => Iterable<string>;
}

function* json(value: object): Generator<string> {
  yield* canonicalPieces(value);
  yield '\n';
}

const makers: readonly Maker[] = [
  {
    name: 'dossier.json',
    media: 'application/json',
    about: 'The case as Clew reads it / 供 Clew 读取的案卷数据',
    make: (dossier, info) => json({ ...dossier, package: info }),
  },
  {
    name: 'case.jsonld',
    media: 'application/ld+json',
    about: 'The case as a graph of CASE 1.4 / 案件图谱（CASE 1.4）',
    make: (dossier, info) => json(streamedCase(dossier, info)),
  },
  {
    name: 'stix.json',
    media: 'application/stix+json',
    about: 'Indicators as a STIX 2.1 bundle / 涉案标识（STIX 2.1）',
    make: (dossier, info) => json(stixBundle(dossier, info)),
  },
  {
    name: 'misp.json',
    media: 'application/json',
    about: 'Indicators as a MISP event / 涉案标识（MISP 事件）',
    make: (dossier, info) => json(mispEvent(dossier, info)),
  },
  {
    name: 'ftm.ijson',
    media: 'application/json',
    about: 'People, accounts and links as FollowTheMoney entities / 人员、账户与串并（FollowTheMoney）',
    make: ftmLines,
  },
];

/** Bytes up to which a form is attached to the case file: a larger one lies beside it. */
const mostAttached = 8 << 20;

/**
 * Writes every form of the dossier, one after the other and piece by piece, so that no more is held in memory than need be. The
 * case file carries the others as data: whoever has the paper alone has the facts for machines too.
 */
export async function writeForms(
  bag: BagWriter,
  gate: Gate,
  dossier: Dossier,
  info: PackageInfo,
  signal: AbortSignal,
): Promise<void> {
  const things = dossier.exhibits.length + dossier.reports.length + dossier.links.length;
  const write = async (name: string, pieces: Iterable<string>): Promise<number> => {
    const path = `data/${name}`;
    return (await bag.putPieces(path, pieces, async (part) => await gate.check(path, part), signal)).bytes;
  };
  const attached: Attachment[] = [];
  for (const { make, ...form } of makers) {
    tidy(things);
    const bytes = await write(form.name, make(dossier, info));
    if (bytes <= mostAttached) attached.push({ ...form, bytes: { file: await bag.place(`data/${form.name}`) } });
  }
  for (const { name, lines } of tableLines(dossier, info)) await write(`tables/${name}`, lines);
  tidy(things);
  const pdf = await casefile(dossier, info, attached, signal);
  await gate.check('data/casefile.pdf', pdf);
  await bag.put('data/casefile.pdf', pdf);
}
