import { type IndicatorKind, indicatorKinds, roles } from '../../model/index.ts';
import { Finds, type Foreign, isObject, type Json, many, refuse, text } from './finds.ts';

/** Deepest nesting that is followed. */
const deepest = 200;
const ontologies = /^https?:\/\/(?:ontology\.)?(?:caseontology|unifiedcyberontology)\.org\//u;

/** Is this JSON-LD at all? */
export function looksLikeCase(value: Json): boolean {
  return value['@context'] !== undefined || Array.isArray(value['@graph']);
}

/**
 * A graph of CASE/UCO as JSON-LD. Phone numbers, addresses, accounts and sites come in as indicators, each class and property
 * known by its own name; actions, people and relations stay in the exhibit. Throws `input` `share.foreign` for what is no graph.
 */
export function readCase(value: Json, path: string, name: string): Foreign {
  const finds = new Finds();
  const graph = value['@graph'] ?? [value];
  if (!Array.isArray(graph) || !graph.every(isObject)) throw wrong('@graph is no list of nodes');
  const nodes = new Map<string, Json>();
  const seen: Json[] = [];
  const asked = new Set<string>();
  walk(graph, 0, nodes, seen, asked);
  const prefixes = prefixesOf(value['@context']);
  let known = 0;
  for (const node of seen) {
    for (const type of typesOf(node)) {
      finds.count(local(type));
      if (ontologies.test(expanded(type, prefixes))) known++;
    }
  }
  if (known === 0) {
    // A graph beside a case, of its provenance for one, conforms as long as it is a graph: nothing of CASE is wrong in it.
    if (value['@graph'] === undefined || !seen.some((node) => node['@id'] !== undefined && typesOf(node).length > 0)) {
      throw wrong('it is no graph of typed nodes');
    }
    finds.note('Nothing in it has a class of CASE or UCO.', '其中没有 CASE 或 UCO 的类。');
  }
  for (const node of seen) readNode(finds, node, nodes);
  const outside = [...asked].filter((id) => !nodes.has(id)).length;
  if (outside > 0) {
    finds.note(`References that lead outside the file: ${outside}.`, `指向文件之外的引用：${outside} 处。`);
  }
  const investigation = seen.find((node) => typesOf(node).some((type) => local(type) === 'Investigation'));
  const title = investigation === undefined ? undefined : literal(member(investigation, 'name'));
  return finds.foreign('case', path, name, title === undefined ? {} : { title });
}

const wrong = (what: string) => refuse(`This is not CASE: ${what}.`);

/** Every node, however deep it stands; what is only referred to is remembered apart. */
function walk(value: unknown, depth: number, nodes: Map<string, Json>, seen: Json[], asked: Set<string>): void {
  if (depth > deepest) throw wrong('it is nested too deep');
  if (Array.isArray(value)) for (const each of value) walk(each, depth + 1, nodes, seen, asked);
  if (!isObject(value)) return;
  const id = value['@id'];
  if (id !== undefined && typeof id !== 'string') throw wrong('an @id is no text');
  if (id !== undefined && Object.keys(value).length === 1) asked.add(id);
  else if (value['@value'] === undefined) {
    seen.push(value);
    if (id !== undefined) nodes.set(id, { ...nodes.get(id), ...value });
  }
  for (const [key, each] of Object.entries(value)) if (!key.startsWith('@')) walk(each, depth + 1, nodes, seen, asked);
}

function prefixesOf(context: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of many(context)) {
    if (!isObject(part)) continue;
    for (const [prefix, iri] of Object.entries(part)) if (typeof iri === 'string') found.set(prefix, iri);
  }
  return found;
}

function expanded(word: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = word.indexOf(':');
  if (colon < 0) return (prefixes.get('@vocab') ?? '') + word;
  const base = prefixes.get(word.slice(0, colon));
  return base === undefined ? word : base + word.slice(colon + 1);
}

/** The name of a class or property without its namespace. */
const local = (word: string): string =>
  word.slice(Math.max(word.lastIndexOf(':'), word.lastIndexOf('/'), word.lastIndexOf('#')) + 1);

const typesOf = (node: Json): string[] => many(node['@type']).filter((each) => typeof each === 'string');

function member(node: Json, name: string): unknown {
  for (const [key, value] of Object.entries(node)) if (!key.startsWith('@') && local(key) === name) return value;
  return undefined;
}

function literal(value: unknown): string | undefined {
  const [first] = many(value);
  if (typeof first === 'string') return first;
  return isObject(first) ? text(first, '@value') : undefined;
}

/** Properties of facets that are an indicator by themselves. */
const facets: Readonly<Record<string, readonly [string, IndicatorKind]>> = {
  PhoneAccountFacet: ['phoneNumber', 'phone'],
  URLFacet: ['fullValue', 'url'],
  DomainNameFacet: ['value', 'domain'],
  IPv4AddressFacet: ['addressValue', 'ip'],
  IPv6AddressFacet: ['addressValue', 'ip'],
  EmailAddressFacet: ['addressValue', 'email'],
  ApplicationFacet: ['applicationIdentifier', 'app'],
};
const accountTags: Readonly<Record<string, IndicatorKind>> = { 'bank-account': 'account', 'bank-card': 'card', iban: 'iban' };

/** An observable with its facets, which stand in it or elsewhere in the graph. */
function readNode(finds: Finds, node: Json, nodes: ReadonlyMap<string, Json>): void {
  const tags = many(member(node, 'tag')).filter((each) => typeof each === 'string');
  // Written by Clew: kind and roles stand among the tags, the value is the name.
  const own = indicatorKinds.find((kind) => tags.includes(kind));
  if (own !== undefined && roles.some((role) => tags.includes(role))) {
    const offender = tags.includes('suspect') || tags.includes('unknown');
    if (offender && !tags.includes('victim')) finds.add(own, literal(member(node, 'name')));
    return;
  }
  const parts = many(member(node, 'hasFacet')).flatMap((each) => {
    if (!isObject(each)) return [];
    const id = each['@id'];
    return [typeof id === 'string' ? (nodes.get(id) ?? each) : each];
  });
  if (parts.length === 0) return;
  const facet = (type: string): Json | undefined => parts.find((part) => typesOf(part).some((each) => local(each) === type));
  for (const [type, [property, kind]] of Object.entries(facets)) {
    const found = facet(type);
    if (found !== undefined) finds.add(kind, literal(member(found, property)));
  }
  const account = facet('AccountFacet');
  const number = account === undefined ? undefined : literal(member(account, 'accountIdentifier'));
  if (number === undefined) return;
  const tag = tags.find((each) => accountTags[each] !== undefined);
  if (tag !== undefined) finds.add(accountTags[tag]!, number);
  else if (tags.includes('cryptocurrency-address')) {
    const chain = literal(member(facet('DigitalAccountFacet') ?? {}, 'displayName'));
    finds.add('wallet', chain === undefined ? number : `${chain.toLowerCase()}:${number}`);
  } else {
    const application = facet('ApplicationAccountFacet');
    if (application === undefined) return;
    const [place] = many(member(application, 'application'));
    const of = isObject(place) && typeof place['@id'] === 'string' ? nodes.get(place['@id']) : undefined;
    const service = of === undefined ? undefined : literal(member(of, 'name'));
    finds.add('handle', `${service ?? '?'}:${number}`);
  }
}
