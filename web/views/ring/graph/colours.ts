/** Colours of the picture, read from the theme: WebGL takes none but hex and rgb. */
export interface Colours {
  readonly ground: string;
  readonly text: string;
  readonly soft: string;
  readonly line: string;
  readonly report: string;
  readonly machine: string;
  readonly person: string;
  readonly against: string;
  readonly service: string;
  readonly accent: string;
  readonly contact: string;
  readonly web: string;
  readonly fund: string;
  readonly wallet: string;
  readonly other: string;
}

const names = {
  ground: '--ground',
  text: '--text',
  soft: '--soft',
  line: '--line',
  report: '--graph-report',
  machine: '--machine',
  person: '--person',
  against: '--against',
  service: '--service',
  accent: '--focus',
  contact: '--graph-contact',
  web: '--graph-web',
  fund: '--graph-fund',
  wallet: '--graph-wallet',
  other: '--graph-other',
} as const satisfies Readonly<Record<keyof Colours, string>>;

/** The theme's values as they stand on this element now. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const entries = Object.entries(names).map(([name, variable]) => [name, style.getPropertyValue(variable).trim() || '#808080']);
  return Object.fromEntries(entries) as Record<keyof Colours, string>;
}

/** Families of kinds that the picture tells apart, by colour and form. */
export type Family = 'contact' | 'web' | 'fund' | 'wallet' | 'other';

const families: Readonly<Record<string, Family>> = {
  phone: 'contact',
  email: 'contact',
  handle: 'contact',
  url: 'web',
  domain: 'web',
  ip: 'web',
  stem: 'web',
  tracker: 'web',
  app: 'web',
  hash: 'web',
  account: 'fund',
  card: 'fund',
  iban: 'fund',
  wallet: 'wallet',
  txid: 'wallet',
};
export const familyOf = (kind: string): Family => families[kind] ?? 'other';

export const shapeOf: Readonly<Record<Family, 'triangle' | 'square' | 'diamond'>> = {
  contact: 'triangle',
  web: 'square',
  fund: 'diamond',
  wallet: 'diamond',
  other: 'square',
};

/** Calls back when light turns to dark or back. */
export function onTheme(then: () => void): () => void {
  const observer = new MutationObserver(then);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
