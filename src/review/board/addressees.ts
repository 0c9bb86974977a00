import {
  type Addressee,
  type DossierIndicator,
  type IndicatorKind,
  indicatorsOfAccount,
  type NamedSuspect,
} from '../../model/index.ts';
import type { Element, Told } from './case.ts';

/** Whose records tell of which indicators. */
const keeps: Readonly<Partial<Record<Addressee, ReadonlySet<IndicatorKind>>>> = {
  bank: new Set(['account', 'card', 'iban']),
  exchange: new Set(['wallet', 'txid']),
  telecom: new Set(['phone']),
  platform: new Set(['handle', 'email', 'app', 'domain', 'url', 'ip', 'tracker', 'platform']),
};

/** Who else could fill the gap of a part, besides whom the template names. */
const alsoAsked: Readonly<Partial<Record<NonNullable<Element['computed']>, readonly Addressee[]>>> = {
  loss: ['bank', 'exchange'],
  money: ['bank', 'exchange'],
  threshold: ['telecom', 'platform'],
  identity: ['platform', 'telecom', 'bank', 'exchange'],
  joinder: ['platform', 'bank', 'exchange'],
  wire: ['telecom', 'platform'],
};

/** An indicator that somebody is asked about. */
export type AskedAbout = Pick<DossierIndicator, 'kind' | 'value'> &
  Partial<Pick<DossierIndicator, 'firstSeen' | 'lastSeen'>> & {
    /** Who keeps the account, where a source tells. */
    readonly bank?: string;
    /** UTC milliseconds from which on its statement is missing: money of the case came in then. */
    readonly statementFrom?: number;
  };

/**
 * Indicators that the addressee keeps records of, those named most first: the suspect's; of where the money went the case's
 * receivers when the suspect has none; and before these the accounts whose statements are missing on the way of the money. Never one
 * that any report names as a victim's.
 */
export function askedAbout(dossier: Told, element: Element, to: Addressee, suspect: NamedSuspect | undefined): AskedAbout[] {
  const kinds = keeps[to];
  if (kinds === undefined && suspect === undefined) return [];
  const victims = new Set(
    dossier.indicators.filter(({ roles }) => roles.includes('victim')).map(({ kind, value }) => `${kind}\t${value}`),
  );
  const mayAsk = ({ kind, value }: AskedAbout): boolean =>
    (kinds === undefined || kinds.has(kind)) && !victims.has(`${kind}\t${value}`);
  const named = dossier.indicators.filter((each) => mayAsk(each) && each.roles.includes('suspect'));
  if (element.computed === 'money' && kinds !== undefined) {
    const missing = statementsAsked(dossier).filter(mayAsk);
    const others = ofSuspect(dossier, element, named, mayAsk, suspect);
    return [...missing, ...others.filter(({ value }) => !missing.some((each) => each.value === value))];
  }
  return ofSuspect(dossier, element, named, mayAsk, suspect);
}

/** Accounts whose statements are missing, by the kind of indicator that reports name them as. */
function statementsAsked({ money, indicators }: Told): AskedAbout[] {
  const victims = new Set(money.victims);
  return money.missing.flatMap(({ account: { kind, value, name, bank }, from }): AskedAbout[] => {
    const usual = indicatorsOfAccount[kind];
    const known = indicators.find((each) => each.value === value && usual.includes(each.kind))?.kind ?? usual[0];
    if (known === undefined || victims.has(name)) return [];
    return [{ kind: known, value, statementFrom: from, ...(bank === undefined ? {} : { bank }) }];
  });
}

function ofSuspect(
  dossier: Told,
  element: Element,
  named: AskedAbout[],
  mayAsk: (each: AskedAbout) => boolean,
  suspect: NamedSuspect | undefined,
): AskedAbout[] {
  if (suspect === undefined) return named;
  const own = suspect.indicators
    .filter(mayAsk)
    .map((each) => dossier.indicators.find(({ kind, value }) => kind === each.kind && value === each.value) ?? each);
  return own.length === 0 && element.computed === 'money' ? named : own;
}

/**
 * Who can be asked to fill a gap, the likeliest first: whom the template names and who keeps records of the indicators there
 * are. Empty where the template names nobody: there is nobody to write to.
 */
export function addresseesOf(dossier: Told, element: Element, suspect: NamedSuspect | undefined): Addressee[] {
  const { letter, computed } = element;
  if (letter === undefined) return [];
  const all = [letter, ...(computed === undefined ? [] : (alsoAsked[computed] ?? []))];
  const known = [...new Set(all)].filter((to) => keeps[to] === undefined || askedAbout(dossier, element, to, suspect).length > 0);
  return known.length === 0 ? [letter] : known;
}
