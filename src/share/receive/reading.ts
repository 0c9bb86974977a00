import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { contentsFile, parseList } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { CheckView, Dossier, IndicatorKind, Label, PackageInfo, ReceivedView, Sentence, Suspect } from '../../model/index.ts';
import type { Foreign } from '../foreign/index.ts';
import type { Trusted } from './partners.ts';

/** What a package's `data/dossier.json` holds. */
const SentDossier = Dossier.extend({ package: PackageInfo });
export type SentDossier = z.infer<typeof SentDossier>;

/**
 * What was read in a package or a file that came: small enough to look at, and all that rows and pages are made from. When the
 * package is accepted this is sealed with it, so that a later Clew, which may read better, gives the same rows again.
 */
export const Reading = z.object({
  version: z.literal(1),
  package: z.string(),
  format: z.enum(['clew', 'stix', 'misp', 'ftm', 'case', 'file']),
  /** Origin of the sender's log; else who it is said to be from. */
  sender: z.string(),
  /** The agency, as the sender calls itself. */
  agency: z.string().optional(),
  title: z.string().optional(),
  label: Label.optional(),
  recipient: z.string().optional(),
  holds: z.record(z.string(), z.int()),
  indicators: z.array(z.object({ kind: IndicatorKind, value: z.string(), note: z.string().optional() })),
  /** `about`: by what a suspect of the sender can be known, so that whoever is protected here is named to nobody. */
  foreign: z.array(ReceivedView.shape.foreign.element.extend({ about: Suspect.optional() })),
  /** Files that are sealed when it is accepted: by their path in the package. */
  exhibits: z.array(z.object({ name: z.string(), path: z.string(), sha256: z.string(), bytes: z.int() })),
  checks: z.array(CheckView),
  notes: z.array(Sentence),
});
export type Reading = z.infer<typeof Reading>;

/** What is read of a package, before anything is known of who vouches for it. */
export type Contents = Omit<Reading, 'version' | 'package' | 'sender' | 'checks'>;

/** What is about to lie apart: what was read of it, and what the act says. */
export interface Arrived {
  readonly reading: Reading;
  /** vkey that vouches for it. */
  readonly key: string | undefined;
  readonly sha256: string;
  readonly bytes: number;
  readonly trusted: Trusted | undefined;
}

/** Bytes of a dossier that are read whole. */
const mostDossier = 400 * 1024 * 1024;
/** Links, decisions and rings of the sender that are shown; `holds` counts all. */
const mostShown = 500;

/** The dossier of a package that was verified. Throws `input` `share.dossier`. */
export async function readDossier(path: string): Promise<SentDossier> {
  try {
    if ((await stat(path)).size > mostDossier) throw new Error('too large');
    return SentDossier.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new ClewError('input', 'share.dossier', 'The package holds no case that this version of Clew can read.', {
      hint: 'It may come from a newer version. Its exhibits and its log can be checked all the same: clew verify.',
      cause,
    });
  }
}

/** What a package of Clew at `dir` holds; it must have been verified. */
export async function contentsOfPackage(dir: string): Promise<Contents & { readonly id: string }> {
  const dossier = await readDossier(join(dir, 'data', 'dossier.json'));
  const { package: info, case: facts, casebook, reports, links, judgements, rings, suspects } = dossier;
  const listed = parseList(await readFile(join(dir, contentsFile), 'utf8')) ?? new Map<string, string>();
  const names = new Map(dossier.exhibits.map(({ sha256, name }) => [sha256, name]));
  const exhibits: Contents['exhibits'] = [];
  for (const [path, sha256] of listed) {
    const [, folder, file = ''] = /^data\/(?<folder>exhibits|extracts)\/(?<file>.+)$/u.exec(path) ?? [];
    if (folder === undefined) continue;
    const name = folder === 'extracts' ? file : (names.get(sha256) ?? file);
    exhibits.push({ name, path, sha256, bytes: (await stat(join(dir, path))).size });
  }
  return {
    id: info.id,
    format: 'clew',
    ...(casebook.agency === undefined ? {} : { agency: casebook.agency }),
    title: facts.title,
    label: info.label,
    recipient: info.recipient,
    holds: {
      reports: reports.length,
      rings: rings.length,
      links: links.length,
      judgements: judgements.length,
      suspects: suspects.length,
      indicators: dossier.indicators.length,
      exhibits: exhibits.length,
    },
    indicators: indicatorsOf(dossier),
    foreign: foreignOf(dossier),
    exhibits,
    notes: notesOf(dossier),
  };
}

/** Whole values that may be a suspect's: what is a victim's anywhere is nobody's business here. */
function indicatorsOf({ indicators, suspects }: SentDossier): Contents['indicators'] {
  const found = new Map<string, Contents['indicators'][number]>();
  for (const { kind, value, roles, reports, suspects: whose, service } of indicators) {
    const [commonest] = roles;
    if (roles.includes('victim') || (commonest !== 'suspect' && commonest !== 'unknown')) continue;
    const told = [
      `reports/报案 ${reports.length}`,
      ...(whose.length === 0 ? [] : [`suspects/嫌疑人 ${whose.join(' ')}`]),
      ...(service ? ['shared service/共用服务'] : []),
    ];
    found.set(`${kind}\t${value}`, { kind, value, note: told.join(', ') });
  }
  for (const { id, indicators: own } of suspects) {
    for (const { kind, value } of own) {
      const key = `${kind}\t${value}`;
      if (!found.has(key)) found.set(key, { kind, value, note: `suspects/嫌疑人 ${id}` });
    }
  }
  return [...found.values()];
}

/** Links and decisions of the sender, each as a sentence. */
function foreignOf({ rings, suspects, judgements, links }: SentDossier): Contents['foreign'] {
  return [
    ...rings.slice(0, mostShown).map(({ id, size, confidence, status }) => ({
      kind: 'ring' as const,
      sentence: {
        en: `ring ${id}: ${size} reports, confidence ${confidence.toFixed(2)}, ${status === 'confirmed' ? 'confirmed there' : 'not confirmed there'}`,
        zh: `团伙 ${id}：${size} 条报案，置信度 ${confidence.toFixed(2)}，${status === 'confirmed' ? '对方已确认' : '对方未确认'}`,
      },
    })),
    ...suspects.slice(0, mostShown).map(({ id, overridden: _overridden, ...about }) => ({
      kind: 'suspect' as const,
      about,
      sentence: {
        en: `${id} ${about.name ?? 'not known by name'}: ${about.indicators.length} indicators, ${about.basis === 'fact' ? 'known' : 'assessed'}`,
        zh: `${id} ${about.name ?? '姓名待查'}：涉案标识 ${about.indicators.length} 项，${about.basis === 'fact' ? '已查证' : '系研判'}`,
      },
    })),
    ...judgements.slice(0, mostShown).map(({ sentence, by, at, stands }) => ({
      kind: 'judgement' as const,
      sentence: stands ? sentence : { en: `${sentence.en} (taken back)`, zh: `${sentence.zh}（已撤销）` },
      by,
      at,
    })),
    ...links.slice(0, mostShown).map(({ sentence }) => ({ kind: 'link' as const, sentence })),
  ];
}

function notesOf({ package: info, casebook, head }: SentDossier): Sentence[] {
  const notes: Sentence[] = [
    {
      en: `Sent by ${casebook.agency ?? head.origin} to ${info.recipient}, for: ${info.reason}`,
      zh: `由 ${casebook.agency ?? head.origin} 移送至 ${info.recipient}，事由：${info.reason}`,
    },
  ];
  if (info.withheld > 0) {
    notes.push({
      en: `The sender left out ${info.withheld} exhibits, statements or details.`,
      zh: `移送方保留未发：${info.withheld} 项证物、陈述或详情。`,
    });
  }
  if (info.redact === 'victims') {
    notes.push({ en: 'Nothing in it names a victim: it was redacted.', zh: '卷宗已作脱敏处理，不含受害人身份信息。' });
  }
  if (casebook.synthetic) notes.push({ en: 'It is made of invented reports.', zh: '其中的报案系虚构样例。' });
  return notes;
}

/** What a file of somebody else holds: exhibits and indicators, never links or decisions. */
export function contentsOfForeign(read: Foreign, files: Contents['exhibits']): Contents {
  const { format, title, indicators, holds, notes } = read;
  return {
    format,
    ...(title === undefined ? {} : { title }),
    holds: { ...holds },
    indicators: [...new Map(indicators.map((each) => [`${each.kind}\t${each.value}`, each])).values()],
    foreign: [],
    exhibits: files,
    notes: [
      ...notes,
      {
        en: 'Nobody’s log vouches for it: it comes in as an exhibit and as indicators, never as a decision.',
        zh: '无任何日志为其背书：仅作为证物与涉案标识接收，不作为研判结论。',
      },
    ],
  };
}
