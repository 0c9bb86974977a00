import { ClewError } from '../errors.ts';
import type { ImportOptions, PreviewView, UploadPlan, UploadView } from '../model/index.ts';
import { partsOf } from './content.ts';
import { partName } from './describe.ts';
import { formats, parts, type Part } from './file-plan.ts';
import type { Look } from './look.ts';
import type { MapFile } from './map.ts';
import type { PlanOptions } from './plan.ts';

import { lookAt, type Upload } from './uploads.ts';

/** Records that a preview reads: enough to see what a column is, few enough to wait for. */
const previewed = 2000;

/** What a person said about a file, as `plan` takes it. Throws `input` for what it cannot take. */
export function planOptionsOf({ columns, dateOrder, format, ...given }: ImportOptions): PlanOptions {
  const known = new Set<string>(parts);
  for (const [name, part] of Object.entries(columns ?? {})) {
    if (known.has(part)) continue;
    throw new ClewError('input', 'intake.map', `The column ${name.slice(0, 100)} cannot become a ${part.slice(0, 20)}.`, {
      hint: `One of: ${parts.join(', ')}.`,
    });
  }
  const map: MapFile = {
    ...(columns === undefined ? {} : { columns: columns as Record<string, Part> }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
  };
  return { ...given, map, ...(format === undefined ? {} : { format }) };
}

/** Formats in which a column is what its name says, and a person may say otherwise. */
const tabular = new Set<string>(formats.slice(0, 4));

function planView({ plan, samples }: Look): UploadPlan {
  const { format, encoding, content, zone, region, constants, tables, notes } = plan;
  return {
    format,
    encoding,
    ...(content === undefined
      ? {}
      : {
          content,
          parts: [...new Set<Part>([...partsOf[content], 'ignore'])].map((part) => ({ part, name: partName(part, content) })),
        }),
    zone,
    ...(region === undefined ? {} : { region }),
    ...(constants.agency === undefined ? {} : { agency: constants.agency }),
    tables: tables.map((table, t) => ({
      ...(table.name === undefined ? {} : { name: table.name }),
      columns: table.columns.map(({ name, part, by, order }, at) => ({
        name,
        part,
        by: tabular.has(format) ? by : ('name' as const),
        ...(order === undefined ? {} : { order }),
        samples: [...(samples[t]?.[at] ?? [])],
      })),
    })),
    notes: [...notes],
  };
}

/** How a file handed in would be read. */
export async function describeUpload(upload: Upload, options: PlanOptions, signal?: AbortSignal): Promise<UploadView> {
  const { id, name, bytes } = upload;
  return { upload: id, name, bytes, plan: planView(await lookAt(upload, options, 1, signal)) };
}

/** What an import of its first records would do. `known` counts which ids the casebook has. */
export async function previewUpload(
  upload: Upload,
  options: PlanOptions,
  known: (ids: readonly string[], content: UploadPlan['content']) => Promise<number>,
  signal?: AbortSignal,
): Promise<PreviewView> {
  const looked = await lookAt(upload, options, previewed, signal);
  const distinct = [...new Set(looked.ids)];
  return {
    upload: upload.id,
    plan: planView(looked),
    first: looked.first.map(({ source, ref, agency, language, category, channel, amount, reportedAt, lossAt, text }) => ({
      row: source.row,
      ...(ref === undefined ? {} : { ref }),
      ...(agency === undefined ? {} : { agency }),
      ...(language === undefined ? {} : { language }),
      ...(category === undefined ? {} : { category }),
      ...(channel === undefined ? {} : { channel }),
      ...(amount === undefined ? {} : { amount }),
      ...(reportedAt === undefined ? {} : { reportedAt }),
      ...(lossAt === undefined ? {} : { lossAt }),
      text,
    })),
    ...(looked.money === undefined ? {} : { money: looked.money }),
    ...(looked.people === undefined ? {} : { people: looked.people }),
    read: looked.records,
    whole: looked.isWhole,
    accepted: looked.ids.length,
    rejected: looked.rejected,
    known: looked.ids.length - distinct.length + (await known(distinct, looked.plan.content)),
    firstRejected: [...looked.firstRejected],
  };
}
