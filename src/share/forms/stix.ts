import {
  type Dossier,
  type DossierExhibit,
  type DossierJudgement,
  type DossierRing,
  type PackageInfo,
  tlpMarking,
} from '../../model/index.ts';
import { evidence, extensions, isExtended, observable, observableOf, type Extended, type Thing } from './stix-observables.ts';
import { overrideText } from '../protection-words.ts';
import { iso, nameOf, offenders, ties, told, type Told } from './told.ts';

type More = Readonly<Record<string, unknown>>;

/** Most objects that a list of references is given: a list without bounds stops importers. */
const most = 100_000;

/**
 * The case as a STIX 2.1 bundle for sharing platforms: observables, what was observed of each ring, and people's decisions as
 * notes. It holds no victim's indicator, no statement and no detection rule: to look for something in traffic is a decision of
 * whoever receives it.
 */
export function stixBundle(dossier: Dossier, info: PackageInfo): object {
  const t = told(dossier, info);
  const agency = identityOf(t);
  const object = maker(t, agency.id);
  const indicators = offenders(dossier);
  const seen = new Map(indicators.map((indicator) => [nameOf(indicator), observableOf(indicator)]));
  const files = dossier.exhibits.map((exhibit) => fileOf(dossier, exhibit));

  const rings = dossier.rings.flatMap((ring) => ringObjects(t, object, ring, indicators, seen));
  const groupings = new Map(rings.filter(({ type }) => type === 'grouping').map((each) => [String(each['name']), each.id]));
  const suspects = dossier.suspects.flatMap((suspect) => {
    const of = object('identity', `suspect ${suspect.id}`, {
      name: suspect.name ?? `Unknown person ${suspect.id}`,
      description: `${suspect.category}, ${suspect.basis === 'fact' ? 'known' : 'thought'}${suspect.note === undefined ? '' : `: ${suspect.note}`}${suspect.overridden === undefined ? '' : `. ${t.say(overrideText(suspect.overridden))}`}`,
      identity_class: 'individual',
      roles: [suspect.category],
    });
    const uses = suspect.indicators.map(nameOf).flatMap((name) => {
      const target = seen.get(name);
      if (target === undefined) return [];
      return object('relationship', `suspect ${suspect.id} ${name}`, {
        relationship_type: 'related-to',
        description: suspect.basis === 'fact' ? 'Used by this person.' : 'Thought to be used by this person.',
        source_ref: of.id,
        target_ref: target.id,
      });
    });
    return [of, ...uses];
  });
  const linked = ties(dossier, new Set(seen.keys())).map(({ a, b, links, confidence, sentence }) =>
    object('relationship', `tie ${a} ${b}`, {
      relationship_type: 'related-to',
      description: `${links === 1 ? 'One link' : `${links} links`} between reports of victims rest on both. ${t.say(sentence)}`,
      confidence: Math.round(confidence * 100),
      source_ref: seen.get(a)!.id,
      target_ref: seen.get(b)!.id,
    }),
  );
  const notes = dossier.judgements.map((each) => noteOf(t, object, each, groupings));
  const unique = [...new Map([...seen.values(), ...files].map((each) => [each.id, each])).values()];
  const about = [...unique, ...rings, ...suspects, ...linked, ...notes];
  const report = object('report', 'case', {
    name: dossier.case.title,
    description: reportText(t),
    report_types: ['observed-data'],
    published: iso(info.at),
    object_refs: [...(about.length === 0 ? [agency] : about)].slice(0, most).map(({ id }) => id),
    external_references: [{ source_name: 'Clew package', external_id: info.id }],
  });
  const used = new Set(unique.map(({ type }) => type).filter(isExtended));
  return {
    type: 'bundle',
    id: `bundle--${t.uuid(`bundle ${info.id}`)}`,
    objects: [agency, tlpMarking(info.label), ...definitions(t, agency.id, used), ...about, report],
  };
}

type Make = (type: string, name: string, more: More) => Thing;

/** Makes objects that bear who made them, when, and the label of the package. */
function maker({ dossier, info, uuid }: Told, agency: string): Make {
  return (type, name, more) => ({
    type,
    spec_version: '2.1',
    id: `${type}--${uuid(`stix ${type} ${name}`)}`,
    created_by_ref: agency,
    ...times(dossier, info),
    object_marking_refs: [tlpMarking(info.label).id],
    ...more,
  });
}

/** The case was opened before anything of it was told; the newest act covered is what it is told of. */
function times({ case: { openedAt } }: Dossier, { at }: PackageInfo): { created: string; modified: string } {
  return { created: iso(Math.min(openedAt, at)), modified: iso(at) };
}

function identityOf({ dossier, info, uuid }: Told): Thing {
  const { agency, id } = dossier.casebook;
  return {
    type: 'identity',
    spec_version: '2.1',
    id: `identity--${uuid('stix identity agency')}`,
    ...times(dossier, info),
    name: agency ?? id,
    identity_class: 'organization',
    sectors: ['government-public-services'],
  };
}

/** The definitions of those extensions that occur. */
function definitions({ dossier, info }: Told, agency: string, used: ReadonlySet<Extended>): Thing[] {
  const dogesec: Thing = {
    type: 'identity',
    spec_version: '2.1',
    id: 'identity--9779a2db-f98c-5f4b-8d08-8ee04e02dbb5',
    created: '2020-01-01T00:00:00.000Z',
    modified: '2020-01-01T00:00:00.000Z',
    name: 'dogesec',
    identity_class: 'organization',
  };
  const own = times(dossier, info);
  const define = (id: string, by: string, when: More, more: More): Thing => ({
    type: 'extension-definition',
    spec_version: '2.1',
    id,
    created_by_ref: by,
    ...when,
    ...more,
  });
  const kinds = [...used].sort().map((type): Thing => {
    const id = `extension-definition--${extensions[type]}`;
    if (type === 'clew-indicator') {
      return define(id, agency, own, {
        name: 'Clew indicator',
        description: 'An indicator that reports name, of a kind that STIX has no object for.',
        schema: 'Two strings: "kind", the kind of indicator, and "value", its normal form. Both make the id.',
        version: '1.0.0',
        extension_types: ['new-sco'],
      });
    }
    return define(
      id,
      dogesec.id,
      { created: dogesec['created'], modified: dogesec['modified'] },
      {
        name: type,
        description: 'This extension creates a new SCO.',
        schema: `https://raw.githubusercontent.com/muchdogesec/stix2extensions/main/automodel_generated/schemas/scos/${type}.json`,
        version: '1.0',
        extension_types: ['new-sco'],
      },
    );
  });
  const sealed = define(evidence, agency, own, {
    name: 'Clew evidence reference',
    description: 'Ties an exhibit to the entry of a C2SP tlog by which it was sealed.',
    schema:
      'Strings "log_origin" and "exhibit_sha256" (hex), and "leaf_index", the entry\'s index in the log, counted from 0. The proof is log/proofs/<leaf_index + 1>.tlog-proof of the package.',
    version: '1.0.0',
    extension_types: ['property-extension'],
  });
  const others = kinds.some(({ created_by_ref: by }) => by === dogesec.id) ? [dogesec] : [];
  return [...others, ...kinds, ...(dossier.exhibits.length === 0 ? [] : [sealed])];
}

function fileOf({ head }: Dossier, { sha256, name, bytes, sealed }: DossierExhibit): Thing {
  const reference = {
    extension_type: 'property-extension',
    log_origin: head.origin,
    leaf_index: sealed.act - 1,
    exhibit_sha256: sha256,
  };
  // STIX 2.1 §6.7: hash, name and extensions of a file make its id.
  return observable('file', { hashes: { 'SHA-256': sha256 }, name, extensions: { [evidence]: reference } }, { size: bytes });
}

/** What reports of a ring name, as observed, and the ring that it is proposed to be. */
function ringObjects(
  { dossier, info }: Told,
  object: Make,
  ring: DossierRing,
  indicators: ReturnType<typeof offenders>,
  seen: ReadonlyMap<string, Thing>,
): Thing[] {
  const own = new Set(dossier.reports.filter((report) => report.ring === ring.id).map(({ id }) => id));
  const named = indicators.filter(({ reports }) => reports.some((id) => own.has(id))).map((each) => seen.get(nameOf(each))!);
  const refs = [...new Set(named.map(({ id }) => id))].slice(0, most);
  if (refs.length === 0) return [];
  const first = ring.firstSeen ?? ring.lastSeen ?? info.at;
  const observed = object('observed-data', `ring ${ring.id}`, {
    first_observed: iso(first),
    last_observed: iso(Math.max(first, ring.lastSeen ?? first)),
    number_observed: Math.max(1, ring.size),
    object_refs: refs,
  });
  const who = ring.status === 'confirmed' ? 'confirmed by a person' : `a proposal of the machine (${ring.status})`;
  const grouping = object('grouping', `ring ${ring.id}`, {
    name: ring.id,
    description: `${ring.size} reports of victims, grouped as the work of one gang: ${who}, confidence ${ring.confidence.toFixed(2)}. A ring says something of reports, never of a person.`,
    context: 'suspicious-activity',
    confidence: Math.round(ring.confidence * 100),
    object_refs: [observed.id, ...refs],
  });
  return [observed, grouping];
}

/** A decision of a person, whichever way it went. */
function noteOf({ say }: Told, object: Make, each: DossierJudgement, groupings: ReadonlyMap<string, string>): Thing {
  const { act, by, judgement, stands, sentence } = each;
  const ring = 'ring' in judgement ? groupings.get(judgement.ring) : undefined;
  const refs = ring === undefined ? [...groupings.values()] : [ring];
  return object('note', `act ${act}`, {
    abstract: sentence.en,
    content: `${say(sentence)}\nAct ${act} of the log${stands ? '' : '; no longer stands'}.`,
    authors: [by],
    object_refs: refs.length === 0 ? [object('report', 'case', {}).id] : refs.slice(0, most),
  });
}

function reportText({ dossier, info }: Told): string {
  const { law, id } = dossier.case;
  return [
    `Case ${id}${law === undefined ? '' : ` (${law})`}, for ${info.recipient}: ${info.reason}`,
    `Indicators as reports of victims name them; rings are proposals until a person confirmed them.`,
    `Log ${dossier.head.origin}, size ${dossier.head.size}.`,
    ...(dossier.casebook.synthetic ? ['Synthetic: everything in it is invented.'] : []),
  ].join('\n');
}
