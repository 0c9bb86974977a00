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
import { type Brief, readBrief } from '../scam/index.ts';

/** What kind of fraud each report of a batch tells, and how far it went. */
export class Readings {
  readonly #read: Brief[] = [];

  add(report: Report, mentions: readonly Mention[]): void {
    this.#read.push(readBrief(report, mentions));
  }

  columns(): ReadingColumns {
    return {
      type: Uint8Array.from(this.#read, ({ type }) => (type === undefined ? unsureType : scamTypes.indexOf(type))),
      confidence: Uint8Array.from(this.#read, ({ confidence }) => Math.round(confidence * 100)),
      stages: Uint16Array.from(this.#read, ({ stages }) => stages),
    };
  }
}

/** Places that the reports of a batch tell, with what they are to it; `region`: the casebook's, whose numbers tell nothing. */
export class Sites {
  readonly #region: string | undefined;
  readonly #report: number[] = [];
  readonly #found: PlaceMention[] = [];
  #count = 0;

  constructor(region: string | undefined) {
    this.#region = region;
  }

  add(report: Report, mentions: readonly Mention[]): void {
    for (const mention of [...placeMentions(report), ...numberPlaces(mentions, this.#region)]) {
      this.#report.push(this.#count);
      this.#found.push(mention);
    }
    this.#count++;
  }

  columns(): PlaceColumns {
    return {
      count: this.#found.length,
      report: Int32Array.from(this.#report),
      place: this.#found.map(({ place }) => place),
      role: Uint8Array.from(this.#found, ({ role }) => placeRoles.indexOf(role)),
      start: Int32Array.from(this.#found, ({ start }) => start),
      end: Int32Array.from(this.#found, ({ end }) => end),
      field: this.#found.map(({ field = '' }) => field),
    };
  }
}
