import type { Addressee, DossierIndicator, IndicatorKind, NamedSuspect } from '../../model/index.ts';
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
export type AskedAbout = Pick<DossierIndicator, 'kind' | 'value'> & Partial<Pick<DossierIndicator, 'firstSeen' | 'lastSeen'>>;

/**
 * Indicators that the addressee keeps records of, those named most first: the suspect's; of where the money went the case's
 * receivers when the suspect has none. Never one that any report names as a victim's.
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
