/** What the remarks of an entry tell beside its columns, each as the cell that a column of its own would have. */
export interface Remarks {
  readonly born: string[];
  readonly origin: string[];
  readonly nationality: string[];
  readonly papers: string[];
  readonly weakAlias: string[];
  readonly alias: string[];
  readonly sex?: string;
  readonly phones: string[];
  readonly emails: string[];
  readonly wallets: string[];
}

/** Clauses of OFAC's remarks: `DOB 12 Mar 1962; POB Mandalay, Burma; nationality Burma; Passport A1234 (Burma) expires …; Gender Male`. */
const clauses: readonly (readonly [RegExp, Exclude<keyof Remarks, 'sex'> | 'sex'])[] = [
  [/^(?:alt\.?\s+)?DOB\s+(.+)$/iu, 'born'],
  [/^(?:alt\.?\s+)?POB\s+(.+)$/iu, 'origin'],
  [/^(?:alt\.?\s+)?(?:nationality|citizen(?:ship)?(?: of)?)\s+(.+)$/iu, 'nationality'],
  [/^Gender\s+(.+)$/iu, 'sex'],
  [/^(?:a\.?k\.?a\.?|alt\.? name)\s*['‘’"“]?(.+?)['‘’"”]?$/iu, 'weakAlias'],
  [/^(?:alt\.?\s+)?(?:phone|telephone)(?: number)?\s+(.+)$/iu, 'phones'],
  [/^(?:alt\.?\s+)?e-?mail(?: address)?\s+(.+)$/iu, 'emails'],
  [/^(?:alt\.?\s+)?digital currency address\s*-?\s*(?:[A-Z]{3,5}\s+)?(.+)$/iu, 'wallets'],
];
/** Papers by their names, the number behind, the country in brackets. */
const paper =
  /^(?:alt\.?\s+)?(Passport|National ID No\.?|National Identification Number|Identification Number|Identity Card|ID(?: Card)? No\.?|NRIC|Stateless Person ID(?: Card)?|Travel Document(?: Number)?|Citizen's Card Number|Residency Number|Cedula No\.?|D\.?N\.?I\.?|C\.?U\.?R\.?P\.?)\s+#?(\S+(?:\s\S+)*?)(?:\s+\(([^()]+)\))?(?:\s+(?:issued|expires|\().*)?$/iu;

/** Whether cells are remarks of this kind. */
export function areRemarks(cells: readonly string[]): boolean {
  const told = cells
    .slice(0, 200)
    .filter((cell) => /(?:^|;\s)(?:DOB|POB|nationality|Passport|Gender|National ID No\.?)\s/iu.test(cell));
  return told.length > 0 && told.length * 4 >= cells.slice(0, 200).length;
}

/** Reads the clauses of remarks; those it does not know stay in the text. */
export function readRemarks(cell: string): Remarks {
  const read: Remarks & { sex?: string } = {
    born: [],
    origin: [],
    nationality: [],
    papers: [],
    weakAlias: [],
    alias: [],
    phones: [],
    emails: [],
    wallets: [],
  };
  for (const part of cell
    .slice(0, 100_000)
    .replace(/\.\s*$/u, '')
    .split(';')) {
    const clause = part.trim();
    const its = paper.exec(clause);
    if (its !== null) {
      const [, kind, number, country] = its;
      const label = /passport/iu.test(kind!) ? 'Passport: ' : '';
      read.papers.push(`${label}${number!}${country === undefined ? '' : ` (${country})`}`);
      continue;
    }
    for (const [form, what] of clauses) {
      const match = form.exec(clause);
      if (match === null) continue;
      if (what === 'sex') read.sex = match[1]!;
      else read[what].push(match[1]!);
      break;
    }
  }
  return read;
}
