import type { Dossier, DossierExhibit, PackageInfo } from '../../model/index.ts';
import { confidence, Graph, hex, integer, type Node, prefixes, time, uri, type Ref } from './case-graph.ts';
import { observableIn } from './case-observables.ts';
import { overrideText } from '../protection-words.ts';
import { iso, nameOf, told, type Told } from './told.ts';

/**
 * The case as a graph of CASE 1.4 / UCO (JSON-LD): exhibits with the proof of their sealing, statements as notes, what each names,
 * links with their reason, decisions and the evidence board as annotations. Whatever the machine proposes says so.
 */
export function caseGraph(dossier: Dossier, info: PackageInfo): object {
  const streamed = streamedCase(dossier, info);
  return { ...streamed, '@graph': [...streamed['@graph']] };
}

/** The same, with nodes that are made as they are asked for. */
export function streamedCase(dossier: Dossier, info: PackageInfo): { '@context': object; '@graph': Iterable<Node> } {
  return { '@context': { kb: `urn:clew:${dossier.casebook.id}:`, ...prefixes }, '@graph': nodesOf(dossier, info) };
}

function* nodesOf(dossier: Dossier, info: PackageInfo): Generator<Node> {
  const t = told(dossier, info);
  const graph = new Graph(t);
  const tool = graph.add('uco-tool:Tool', 'clew', { 'uco-core:name': 'Clew', 'uco-tool:version': dossier.software.version });
  const agency = graph.add('uco-identity:Organization', 'agency', {
    'uco-core:name': dossier.casebook.agency ?? dossier.casebook.id,
  });
  const person = (name: string): Ref => graph.add('uco-identity:Person', `user ${name}`, { 'uco-core:name': name });
  const case_: Case = { ...t, graph, tool, agency, person };

  const files = new Map<string, Ref>();
  for (const exhibit of dossier.exhibits) {
    files.set(exhibit.sha256, fileIn(case_, exhibit));
    yield* graph.take();
  }
  const seen = new Map(dossier.indicators.map((each) => [nameOf(each), observableIn(graph, each)]));
  const numbers = new Map(dossier.exhibits.map(({ sha256, number }) => [sha256, number]));
  const notes = new Map<string, Ref>();
  for (const report of dossier.reports) {
    notes.set(report.id, noteIn(case_, report, numbers));
    yield* graph.take();
  }
  const suspects = new Map(dossier.suspects.map((suspect) => [suspect.id, suspectIn(case_, suspect, seen)]));
  const proven = provenanceIn(case_, files);
  yield* graph.take();
  const acts = custodyIn(case_, files);
  yield* graph.take();
  const about = [
    ...proven,
    ...acts,
    ...files.values(),
    ...seen.values(),
    ...notes.values(),
    ...[...suspects.values()].flat(),
    ...sourcesIn(case_, notes, files),
    ...mentionsIn(case_, notes, seen),
  ];
  const rings = new Map(
    dossier.rings.map(({ id, size, status, confidence: share }) => {
      const members = dossier.reports.filter(({ ring }) => ring === id).map((report) => notes.get(report.id)!);
      const said =
        status === 'confirmed' ? 'confirmed by a person' : `proposed by the machine, not decided by a person (${status})`;
      const ring = graph.add('uco-core:Grouping', `ring ${id}`, {
        'uco-core:name': id,
        'uco-core:description': `Ring of ${size} reports, ${said}, confidence ${share.toFixed(2)}.`,
        'uco-core:context': 'ring: reports grouped as the work of one gang',
        'uco-core:object': members,
      });
      return [id, ring] as const;
    }),
  );
  const links = new Map<string, Ref>();
  for (const link of dossier.links) {
    links.set(pair(link.a, link.b), linkIn(case_, link, notes));
    yield* graph.take();
  }
  const investigation = `kb:investigation-${t.uuid('case case-investigation:Investigation case')}`;
  const fallback: Ref = { '@id': investigation };
  const annotations = [
    ...judgementsIn(case_, { links, notes, rings, seen, fallback }),
    ...boardsIn(case_, { files, notes, suspects, fallback }),
    ...dossier.services.flatMap(({ why, ...service }) => {
      const target = seen.get(nameOf(service));
      return target === undefined ? [] : [annotationIn(case_, `service ${nameOf(service)}`, [target], t.say(why), ['service'])];
    }),
    annotationIn(case_, 'loss', [fallback], lossOf(dossier), ['loss']),
  ];
  const marking = markingIn(case_);
  const { title, law, openedAt } = dossier.case;
  graph.add('case-investigation:Investigation', 'case', {
    'uco-core:name': title,
    'uco-core:description': `Case ${dossier.case.id}, package ${info.id} for ${info.recipient}: ${info.reason}`,
    'uco-core:tag': dossier.casebook.synthetic ? ['synthetic'] : [],
    'case-investigation:focus': law,
    'case-investigation:investigationForm': 'case',
    'case-investigation:investigationStatus': 'open',
    'uco-core:startTime': time(openedAt),
    'uco-core:objectMarking': [marking],
    'uco-core:object': [...about, ...rings.values(), ...links.values(), ...annotations],
  });
  yield* graph.take();
}

interface Case extends Told {
  readonly graph: Graph;
  readonly tool: Ref;
  readonly agency: Ref;
  readonly person: (name: string) => Ref;
}

type Refs = ReadonlyMap<string, Ref>;

const pair = (a: string, b: string): string => [a, b].sort().join(' ');

/** The label as a marking (TLP 2.0). */
function markingIn({ graph, info, agency }: Case): Ref {
  const label = `TLP:${info.label}`;
  const statement = graph.add('uco-marking:StatementMarking', label, {
    'uco-marking:definitionType': 'statement',
    'uco-marking:statement': label,
  });
  return graph.add('uco-marking:MarkingDefinition', label, {
    'uco-core:name': label,
    'uco-core:createdBy': agency,
    'uco-marking:definitionType': 'statement',
    'uco-marking:definition': [statement],
  });
}

function fileIn({ graph, info }: Case, { sha256, name, bytes, others }: DossierExhibit): Ref {
  const hash = graph.add('uco-types:Hash', `exhibit ${sha256}`, {
    'uco-types:hashMethod': 'SHA256',
    'uco-types:hashValue': hex(sha256),
  });
  // An original that also holds reports of others, or names victims, may not be in the package.
  const whole = info.redact === 'none' && (others === 0 || info.originals);
  const facets = [
    graph.add('uco-observable:FileFacet', `exhibit ${sha256}`, {
      'uco-observable:fileName': name,
      'uco-observable:filePath': whole ? `data/exhibits/${sha256}` : undefined,
      'uco-observable:sizeInBytes': integer(bytes),
    }),
    graph.add('uco-observable:ContentDataFacet', `exhibit ${sha256}`, {
      'uco-observable:sizeInBytes': integer(bytes),
      'uco-observable:hash': hash,
    }),
  ];
  return graph.add('uco-observable:File', `exhibit ${sha256}`, {
    'uco-core:name': name,
    'uco-core:tag': ['exhibit'],
    'uco-core:hasFacet': facets,
  });
}

/** Each exhibit's number, and the entry of the log by which it was sealed. */
function provenanceIn({ graph, dossier }: Case, files: Refs): Ref[] {
  return dossier.exhibits.map(({ sha256, number, sealed, facts }) => {
    const entry = graph.add('uco-core:ExternalReference', `exhibit ${sha256}`, {
      'uco-core:definingContext': 'C2SP tlog entry (origin#index)',
      'uco-core:externalIdentifier': `${dossier.head.origin}#${sealed.act - 1}`,
      'uco-core:referenceURL': uri(`log/proofs/${sealed.act}.tlog-proof`),
    });
    return graph.add('case-investigation:ProvenanceRecord', `exhibit ${sha256}`, {
      'case-investigation:exhibitNumber': number,
      'uco-core:description':
        [facts.category, facts.source, facts.method, facts.note].filter((each) => each !== undefined).join('; ') || undefined,
      'uco-core:object': [files.get(sha256)!],
      'uco-core:externalReference': entry,
    });
  });
}

/** Acts of the log that concern the case. */
function custodyIn({ graph, dossier, tool, agency, person, say }: Case, files: Refs): Ref[] {
  const objects = new Map<number, Ref[]>();
  for (const { sha256, sealed, imported } of dossier.exhibits) {
    for (const act of [sealed.act, imported?.act ?? sealed.act])
      objects.set(act, [...(objects.get(act) ?? []), files.get(sha256)!]);
  }
  return dossier.custody.map(({ seq, at, by, kind, sentence }) =>
    graph.add('case-investigation:InvestigativeAction', `act ${seq}`, {
      'uco-core:name': kind,
      'uco-core:description': `Act ${seq}: ${say(sentence)}`,
      'uco-action:startTime': time(at),
      'uco-action:endTime': time(at),
      'uco-action:performer': person(by),
      'uco-action:instrument': [tool],
      'uco-action:environment': agency,
      'uco-action:object': unique(objects.get(seq) ?? []),
    }),
  );
}

const unique = (refs: readonly Ref[]): Ref[] => [...new Map(refs.map((ref) => [ref['@id'], ref])).values()];

/** A victim's statement, in its words. */
function noteIn(
  { graph }: Case,
  { id, ref, text, reportedAt, lossAt, category, amount, agency, source }: Dossier['reports'][number],
  numbers: ReadonlyMap<string, string>,
): Ref {
  const said = [
    `Record ${source.row} of exhibit ${numbers.get(source.exhibit) ?? source.exhibit}.`,
    agency === undefined ? '' : `Reported to ${agency}.`,
    category === undefined ? '' : `Filed as ${category}.`,
    amount === undefined ? '' : `Amount ${amount.currency} ${amount.minor} in minor units.`,
    lossAt === undefined ? '' : `Happened ${iso(lossAt)}.`,
  ];
  const facet = graph.add('uco-observable:NoteFacet', `report ${id}`, {
    'uco-observable:text': text,
    'uco-observable:observableCreatedTime': reportedAt === undefined ? undefined : time(reportedAt),
  });
  return graph.add('uco-observable:Note', `report ${id}`, {
    'uco-core:name': ref ?? id,
    'uco-core:description': said.filter((each) => each !== '').join(' '),
    'uco-core:tag': ['report'],
    'uco-core:hasFacet': [facet],
  });
}

function relate(
  { graph }: Case,
  name: string,
  source: Ref | readonly Ref[],
  target: Ref,
  kind: string,
  more: { readonly directed: boolean; readonly said?: string; readonly share?: number },
): Ref {
  const facet =
    more.share === undefined
      ? undefined
      : graph.add('uco-core:ConfidenceFacet', name, { 'uco-core:confidence': confidence(more.share) });
  return graph.add('uco-observable:ObservableRelationship', name, {
    'uco-core:source': source,
    'uco-core:target': target,
    'uco-core:kindOfRelationship': kind,
    'uco-core:isDirectional': more.directed,
    'uco-core:description': more.said,
    'uco-core:hasFacet': facet,
  });
}

/** Which statements stand in an exhibit: one relationship for all of them, as UCO lets many be related to one. */
function sourcesIn(of: Case, notes: Refs, files: Refs): Ref[] {
  const held = Map.groupBy(of.dossier.reports, ({ source }) => source.exhibit);
  return [...held].flatMap(([sha256, reports]) => {
    const file = files.get(sha256);
    if (file === undefined) return [];
    return relate(
      of,
      `source ${sha256}`,
      reports.map(({ id }) => notes.get(id)!),
      file,
      'Extracted_From',
      { directed: true },
    );
  });
}

/** What a statement names. */
function mentionsIn(of: Case, notes: Refs, seen: Refs): Ref[] {
  const named = new Map<string, Ref[]>();
  for (const indicator of of.dossier.indicators) {
    const ref = seen.get(nameOf(indicator))!;
    for (const id of indicator.reports) {
      const others = named.get(id);
      if (others === undefined) named.set(id, [ref]);
      else others.push(ref);
    }
  }
  return [...named].flatMap(([id, refs]) => {
    const note = notes.get(id);
    return note === undefined ? [] : relate(of, `mentions ${id}`, refs, note, 'Contained_Within', { directed: true });
  });
}

function linkIn(of: Case, { a, b, sentence, against, confidence: share }: Dossier['links'][number], notes: Refs): Ref {
  const contrary = against.map((each) => `Against: ${of.say(each)}`);
  const said = [`Linked because: ${of.say(sentence)}`, ...contrary, 'Proposed by the machine.'].join('\n');
  return relate(of, `link ${pair(a, b)}`, notes.get(a)!, notes.get(b)!, 'Linked_Because', { directed: false, said, share });
}

/** Somebody the case is about, in that role; what they use or are thought to use. */
function suspectIn(of: Case, suspect: Dossier['suspects'][number], seen: Refs): Ref[] {
  const { graph } = of;
  const { id, name, aliases, indicators, category, basis, papers, note, overridden } = suspect;
  const told = [
    `${category}, ${basis === 'fact' ? 'known' : 'thought'}.`,
    ...aliases.map((alias) => `Also called ${alias}.`),
    ...Object.entries(papers).map(([paper, value]) => `${paper}: ${value}`),
    ...(note === undefined ? [] : [note]),
    ...(overridden === undefined ? [] : [of.say(overrideText(overridden))]),
  ];
  const who = graph.add('uco-identity:Person', `suspect ${id}`, {
    'uco-core:name': name ?? `Unknown person ${id}`,
    'uco-core:description': told.join('\n'),
    'uco-core:tag': ['subject', id],
  });
  const role = graph.add('case-investigation:Subject', `suspect ${id}`, { 'uco-core:name': category });
  const relation = (key: string, target: Ref, kind: string, said?: string): Ref =>
    graph.add('uco-core:Relationship', `suspect ${id} ${key}`, {
      'uco-core:source': who,
      'uco-core:target': target,
      'uco-core:kindOfRelationship': kind,
      'uco-core:isDirectional': true,
      'uco-core:description': said,
    });
  const uses = indicators.map((indicator) => {
    const target = seen.get(nameOf(indicator)) ?? observableIn(graph, indicator);
    const said = basis === 'fact' ? 'Known to be used by this person.' : 'Thought to be used by this person.';
    return relation(nameOf(indicator), target, 'Uses', said);
  });
  return [who, role, relation('role', role, 'Has_Role'), ...uses];
}

function annotationIn(
  { graph }: Case,
  name: string,
  objects: readonly Ref[],
  statement: string,
  tags: readonly string[],
  by?: Ref,
): Ref {
  return graph.add('uco-core:Annotation', name, {
    'uco-core:object': unique(objects),
    'uco-core:statement': statement,
    'uco-core:tag': tags,
    'uco-core:createdBy': by,
  });
}

/** Decisions of people, on what they were made about, whichever way they went. */
function judgementsIn(of: Case, places: { links: Refs; notes: Refs; rings: Refs; seen: Refs; fallback: Ref }): Ref[] {
  const { links, notes, rings, seen, fallback } = places;
  return of.dossier.judgements.map(({ act, by, judgement, stands, sentence }) => {
    const about: (Ref | undefined)[] = [];
    if ('a' in judgement) {
      const link = links.get(pair(judgement.a, judgement.b));
      about.push(...(link === undefined ? [notes.get(judgement.a), notes.get(judgement.b)] : [link]));
    }
    if ('report' in judgement) about.push(notes.get(judgement.report));
    if ('ring' in judgement) about.push(rings.get(judgement.ring));
    if ('value' in judgement) about.push(seen.get(nameOf(judgement)));
    const found = about.filter((each) => each !== undefined);
    const statement = `${of.say(sentence)}\nDecided by ${by}, act ${act} of the log${stands ? '' : '; no longer stands'}.`;
    const tags = ['judgement', judgement.verdict, ...(stands ? [] : ['undone'])];
    return annotationIn(of, `act ${act}`, found.length === 0 ? [fallback] : found, statement, tags, of.person(by));
  });
}

/** Cells of the evidence boards, with what they rest on. */
function boardsIn(
  of: Case,
  places: { files: Refs; notes: Refs; suspects: ReadonlyMap<string, readonly Ref[]>; fallback: Ref },
): Ref[] {
  const { files, notes, suspects, fallback } = places;
  return of.dossier.boards.flatMap(({ template, cells }) =>
    cells.map(({ element, suspect, state, sentence, grounds, gap }) => {
      const whom = suspect === undefined ? undefined : suspects.get(suspect)?.[0];
      const rests = grounds.flatMap(({ ground }) => files.get(ground.ref) ?? notes.get(ground.ref) ?? []);
      const title = template.elements.find(({ id }) => id === element)?.title;
      const statement = [
        `${of.say(template.title)} – ${title === undefined ? element : of.say(title)}: ${state}.`,
        of.say(sentence),
        ...(gap === undefined ? [] : [of.say(gap)]),
      ].join('\n');
      const tags = ['element', state, `${template.id}/${element}`];
      return annotationIn(
        of,
        `element ${template.id} ${element} ${suspect ?? ''}`,
        [whom ?? fallback, ...rests],
        statement,
        tags,
      );
    }),
  );
}

function lossOf({ money }: Dossier): string {
  const sums = Object.entries(money.loss).map(([currency, minor]) => `${currency} ${minor}`);
  const told = sums.length === 0 ? 'no amount is told' : `${sums.join(', ')} in minor units`;
  return `Loss as reports tell it: ${told}; ${money.withoutAmount} reports tell none, ${money.duplicates} tell a case again.`;
}
