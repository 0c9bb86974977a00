import type { Dossier, DossierIndicator, PackageInfo } from '../../model/index.ts';
import { digest, filename, fullName, partsOf, size, templates, text, type Part, type Template } from './misp-objects.ts';
import { overrideText } from '../protection-words.ts';
import { iso, nameOf, offenders, ties, told, type Told } from './told.ts';

interface Reference {
  readonly to: string;
  readonly how: string;
  readonly comment?: string;
}

/** Part of an object of MISP before it is written. */
interface Thing {
  readonly name: string;
  readonly template: Template;
  readonly parts: readonly Part[];
  readonly comment: string;
  readonly seen?: { readonly first: number; readonly last: number };
  readonly references?: readonly Reference[];
}

/**
 * The case as a MISP event: indicators as objects, with the exhibits they come from and what ties them; people's decisions as
 * annotations. Nothing is set for detection (`to_ids`) and nothing published: both are the receiver's decision. No victim's
 * indicator and no statement is in it.
 */
export function mispEvent(dossier: Dossier, info: PackageInfo): object {
  const t = told(dossier, info);
  const indicators = offenders(dossier).map((indicator) => ({ indicator, name: nameOf(indicator), ...partsOf(indicator) }));
  const seen = new Set(indicators.map(({ name }) => name));
  const standing = new Set(indicators.filter(({ template }) => template !== undefined).map(({ name }) => name));
  const tied = Map.groupBy(ties(dossier, standing), ({ a }) => a);
  const exhibits = new Set(dossier.exhibits.map(({ sha256 }) => sha256));
  const sources = new Map(dossier.reports.map(({ id, source }) => [id, source.exhibit]));
  const comments = new Map(indicators.map(({ indicator, name }) => [name, commentOf(indicator)]));

  const things: Thing[] = [
    caseThing(t),
    ...dossier.exhibits.map(({ sha256, name, bytes, number }): Thing => ({
      name: `exhibit ${sha256}`,
      template: 'file',
      parts: [filename(name), digest(sha256)!, size(bytes)],
      comment: `exhibit ${number}`,
    })),
    ...indicators.flatMap(({ indicator, name, template, parts }): Thing[] => {
      if (template === undefined) return [];
      const from = new Set(
        indicator.reports.flatMap((id) => {
          const sha256 = sources.get(id);
          return sha256 !== undefined && exhibits.has(sha256) ? [sha256] : [];
        }),
      );
      const references = [
        ...[...from]
          .sort((a, b) => (a < b ? -1 : 1))
          .map((sha256): Reference => ({ to: `exhibit ${sha256}`, how: 'derived-from' })),
        ...(tied.get(name) ?? []).map(({ b, links, sentence }): Reference => ({
          to: b,
          how: 'related-to',
          comment: `${links === 1 ? 'One link' : `${links} links`} between reports of victims rest on both. ${t.say(sentence)}`,
        })),
      ];
      const { firstSeen: first, lastSeen: last } = indicator;
      const span = first === undefined || last === undefined ? {} : { seen: { first, last } };
      return [{ name, template, parts, comment: comments.get(name)!, ...span, references }];
    }),
    ...dossier.suspects.map((suspect) => personThing(suspect, standing)),
    ...dossier.rings.map((ring) => ringThing(dossier, ring, indicators, standing)),
    ...dossier.judgements.map(({ act, by, sentence, stands }): Thing => ({
      name: `act ${act}`,
      template: 'annotation',
      parts: [text('text', t.say(sentence)), text('type', 'Assessment')],
      comment: `decided by ${by}, act ${act} of the log${stands ? '' : '; no longer stands'}`,
    })),
  ];
  const loose = indicators.filter(({ name, template }) => template === undefined && seen.has(name));
  const stamp = String(Math.floor(info.at / 1000));
  return {
    Event: {
      uuid: t.uuid('misp event'),
      info: dossier.case.title,
      date: iso(Math.min(dossier.case.openedAt, info.at)).slice(0, 10),
      // Not told; ongoing; the receiving organisation alone.
      threat_level_id: '4',
      analysis: '1',
      distribution: '0',
      published: false,
      timestamp: stamp,
      Orgc: { name: dossier.casebook.agency ?? dossier.casebook.id, uuid: t.uuid('misp organisation') },
      Tag: [
        `tlp:${info.label.toLowerCase()}`,
        'circl:incident-classification="scam"',
        ...(dossier.casebook.synthetic ? ['synthetic'] : []),
      ].map((name) => ({ name })),
      Attribute: loose.flatMap(({ name, parts }) => parts.map((part) => attribute(t, name, part, comments.get(name)!, stamp))),
      Object: things.map((thing) => object(t, thing, stamp)),
    },
  };
}

function object(t: Told, { name, template, parts, comment, seen, references = [] }: Thing, stamp: string): object {
  const { uuid, version, category } = templates[template];
  const id = t.uuid(`misp ${name}`);
  return {
    uuid: id,
    name: template,
    'meta-category': category,
    template_uuid: uuid,
    template_version: version,
    description: template,
    distribution: '5',
    timestamp: stamp,
    comment,
    ...(seen === undefined ? {} : { first_seen: iso(seen.first), last_seen: iso(seen.last) }),
    Attribute: parts.map((part) => attribute(t, name, part, '', stamp)),
    ObjectReference: references.map(({ to, how, comment: why = '' }) => ({
      uuid: t.uuid(`misp ${name} ${how} ${to}`),
      object_uuid: id,
      referenced_uuid: t.uuid(`misp ${to}`),
      relationship_type: how,
      comment: why,
      timestamp: stamp,
    })),
  };
}

function attribute(t: Told, name: string, { relation, type, category, value }: Part, comment: string, stamp: string): object {
  return {
    uuid: t.uuid(`misp ${name} ${relation} ${value}`),
    type,
    ...(relation === '' ? {} : { object_relation: relation }),
    value,
    category,
    to_ids: false,
    disable_correlation: false,
    distribution: '5',
    timestamp: stamp,
    comment,
  };
}

function commentOf({ kind, reports, roles, service }: DossierIndicator): string {
  const named = reports.length === 1 ? 'one report' : `${reports.length} reports`;
  const whose = roles[0] === 'suspect' ? 'as the suspect’s' : 'without saying whose it is';
  return `${kind}, named by ${named} ${whose}${service ? '; a service that many use' : ''}`;
}

function caseThing({ dossier, info }: Told): Thing {
  const { id, title, law } = dossier.case;
  const summary = [
    `For ${info.recipient}: ${info.reason}`,
    law === undefined ? '' : `Law: ${law}`,
    `Package ${info.id}; log ${dossier.head.origin}, size ${dossier.head.size}.`,
  ];
  return {
    name: 'case',
    template: 'report',
    parts: [text('case-number', id), text('title', title), text('summary', summary.filter((each) => each !== '').join('\n'))],
    comment: 'Rings are proposals of a machine until a person confirmed them.',
  };
}

function personThing(
  { id, name, aliases, indicators, category, basis, note, overridden }: Dossier['suspects'][number],
  standing: ReadonlySet<string>,
): Thing {
  const called = name === undefined ? [text('alias', `Unknown person ${id}`)] : [fullName(name)];
  return {
    name: `suspect ${id}`,
    template: 'person',
    parts: [
      ...called,
      ...aliases.map((alias) => text('alias', alias)),
      text('role', category),
      ...(note === undefined ? [] : [text('text', note)]),
      ...(overridden === undefined ? [] : [text('text', overrideText(overridden).en)]),
    ],
    comment: basis === 'fact' ? 'known' : 'thought, not known',
    references: indicators
      .map(nameOf)
      .filter((each) => standing.has(each))
      .map((to) => ({ to, how: 'uses', comment: basis === 'fact' ? 'known' : 'thought, not known' })),
  };
}

function ringThing(
  dossier: Dossier,
  { id, size: reports, status, confidence }: Dossier['rings'][number],
  indicators: readonly { readonly indicator: DossierIndicator; readonly name: string }[],
  standing: ReadonlySet<string>,
): Thing {
  const own = new Set(dossier.reports.filter(({ ring }) => ring === id).map((report) => report.id));
  const named = indicators.filter(({ indicator, name }) => standing.has(name) && indicator.reports.some((each) => own.has(each)));
  const said = status === 'confirmed' ? 'confirmed by a person' : `a proposal of the machine (${status})`;
  return {
    name: `ring ${id}`,
    template: 'annotation',
    parts: [
      text('text', `Ring ${id}: ${reports} reports of victims, ${said}, confidence ${confidence.toFixed(2)}.`),
      text('type', 'Analysis'),
    ],
    comment: said,
    references: named.map(({ name }) => ({ to: name, how: 'includes' })),
  };
}
