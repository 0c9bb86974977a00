import {
  type Mention,
  type PlaceColumns,
  type PlaceMention,
  placeRoles,
  type ReadingColumns,
  type Report,
  scamTypes,
  unsureType,
} from '../model/index.ts';
import { numberPlaces, placeMentions } from '../places/index.ts';
import { readBrief } from '../scam/index.ts';

/** What kind of fraud each report of a batch tells, and how far it went. */
export function readingsOf(reports: readonly Report[], mentionsOf: readonly (readonly Mention[])[]): ReadingColumns {
  const readings = reports.map((report, i) => readBrief(report, mentionsOf[i]!));
  return {
    type: Uint8Array.from(readings, ({ type }) => (type === undefined ? unsureType : scamTypes.indexOf(type))),
    confidence: Uint8Array.from(readings, ({ confidence }) => Math.round(confidence * 100)),
    stages: Uint16Array.from(readings, ({ stages }) => stages),
  };
}

/** Places that the reports of a batch tell, with what they are to them; `region`: the casebook's, whose numbers tell nothing. */
export function placesIn(
  reports: readonly Report[],
  mentionsOf: readonly (readonly Mention[])[],
  region: string | undefined,
): PlaceColumns {
  const report: number[] = [];
  const found: PlaceMention[] = [];
  for (const [i, each] of reports.entries()) {
    for (const mention of [...placeMentions(each), ...numberPlaces(mentionsOf[i]!, region)]) {
      report.push(i);
      found.push(mention);
    }
  }
  return {
    count: found.length,
    report: Int32Array.from(report),
    place: found.map(({ place }) => place),
    role: Uint8Array.from(found, ({ role }) => placeRoles.indexOf(role)),
    start: Int32Array.from(found, ({ start }) => start),
    end: Int32Array.from(found, ({ end }) => end),
    field: found.map(({ field = '' }) => field),
  };
}
