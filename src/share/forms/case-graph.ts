import type { Told } from './told.ts';
import { iso } from './told.ts';

export interface Ref {
  readonly '@id': string;
}
export type Value = string | boolean | Ref | Literal | readonly (Ref | string)[] | undefined;
interface Literal {
  readonly '@type': string;
  readonly '@value': string;
}
export type Node = Readonly<Record<string, Value>>;

/** JSON-LD prefixes; what is ours is named within the casebook. */
export const prefixes = {
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-marking': 'https://ontology.unifiedcyberontology.org/uco/marking/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-role': 'https://ontology.unifiedcyberontology.org/uco/role/',
  'uco-tool': 'https://ontology.unifiedcyberontology.org/uco/tool/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

export const time = (at: number): Literal => ({ '@type': 'xsd:dateTime', '@value': iso(at) });
export const integer = (value: number): Literal => ({ '@type': 'xsd:integer', '@value': String(value) });
/** A share of one as whole per cent. */
export const confidence = (share: number): Literal => ({
  '@type': 'xsd:nonNegativeInteger',
  '@value': String(Math.round(share * 100)),
});
export const hex = (value: string): Literal => ({ '@type': 'xsd:hexBinary', '@value': value.toUpperCase() });
export const uri = (value: string): Literal => ({ '@type': 'xsd:anyURI', '@value': value });

/**
 * A graph as it grows. Every node has a name of its own (blank nodes have no place in CASE), made from its class and the thing's
 * name; a node asked for twice is one node. Nodes are held only until they are taken.
 */
export class Graph {
  readonly #known = new Set<string>();
  #fresh: Node[] = [];
  readonly #uuid: (name: string) => string;

  constructor({ uuid }: Told) {
    this.#uuid = uuid;
  }

  /** Adds a node of a class, `uco-observable:URL`, and names it. */
  add(type: string, name: string, members: Node): Ref {
    const id = `kb:${type.slice(type.indexOf(':') + 1).toLowerCase()}-${this.#uuid(`case ${type} ${name}`)}`;
    if (!this.#known.has(id)) {
      this.#known.add(id);
      const told = Object.entries(members).filter(
        ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
      );
      this.#fresh.push({ '@id': id, '@type': type, ...Object.fromEntries(told) });
    }
    return { '@id': id };
  }

  /** Nodes that came since this was last asked, in that order. */
  take(): readonly Node[] {
    const taken = this.#fresh;
    this.#fresh = [];
    return taken;
  }
}
