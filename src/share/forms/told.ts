import { type Dossier, type DossierIndicator, type PackageInfo, type Sentence, namespaceOf, uuid5 } from '../../model/index.ts';

/** What every form of a case needs: the same thing has the same id in each of them, and is spoken of in the same languages. */
export interface Told {
  readonly dossier: Dossier;
  readonly info: PackageInfo;
  /** Name-based, within the casebook: stable from package to package. */
  readonly uuid: (name: string) => string;
  /** A sentence in the languages of the package, one line each. */
  readonly say: (sentence: Sentence) => string;
}

export function told(dossier: Dossier, info: PackageInfo): Told {
  const within = namespaceOf(dossier.casebook.id);
  return {
    dossier,
    info,
    uuid: (name) => uuid5(within, name),
    say: (sentence) => info.languages.map((language) => sentence[language]).join('\n'),
  };
}

/** RFC 3339 in UTC, milliseconds always there. */
export const iso = (at: number): string => new Date(at).toISOString();

/** Name of an indicator, as it is used for ids. */
export const nameOf = ({ kind, value }: { readonly kind: string; readonly value: string }): string => `${kind}\t${value}`;

/** `wechat:wx_abc` and `tron:T…` in their two parts; the first is empty where a source did not tell it. */
export function parted(value: string): { readonly service: string; readonly name: string } {
  const colon = value.indexOf(':');
  const service = value.slice(0, Math.max(colon, 0));
  return { service: service === '?' ? '' : service, name: value.slice(colon + 1) };
}

/**
 * Indicators that others may look for: not a victim's, wherever one report says so, and not those of institutions. What is
 * uploaded to a sharing platform must not set anybody on a victim's phone.
 */
export function offenders(dossier: Dossier): DossierIndicator[] {
  return dossier.indicators.filter(({ roles }) => !roles.includes('victim') && roles.some((role) => role !== 'institution'));
}

/** What stands between indicators: two of them behind one and the same link, with how many links, the surest of them, and one. */
export interface Tie {
  readonly a: string;
  readonly b: string;
  readonly links: number;
  /** 0..1 */
  readonly confidence: number;
  readonly sentence: Sentence;
}

/** Pairs of those indicators that links of the case rest on together, by name. */
export function ties(dossier: Dossier, among: ReadonlySet<string>): Tie[] {
  const found = new Map<string, Tie>();
  for (const { because, confidence, sentence } of dossier.links) {
    const names = [...new Set(because.map(nameOf))].filter((name) => among.has(name)).sort();
    const [first, ...others] = names;
    for (const other of others) {
      const key = `${first}\n${other}`;
      const tie = found.get(key) ?? { a: first!, b: other, links: 0, confidence: 0, sentence };
      const surer = confidence > tie.confidence;
      found.set(key, {
        ...tie,
        links: tie.links + 1,
        ...(surer ? { confidence, sentence } : {}),
      });
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tie]) => tie);
}

/** Verdicts that keep two reports, or a report and a ring, apart. */
export const rejecting: ReadonlySet<string> = new Set(['different', 'out', 'dismiss']);
