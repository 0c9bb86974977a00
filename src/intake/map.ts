import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ClewError } from '../errors.ts';
import { contents, encodings, formats, parts } from './file-plan.ts';

/** A map file: what an operator knows better than the program. Every member may be left out. */
export const MapFile = z.strictObject({
  format: z.enum(formats).optional(),
  /** What the rows are, where their columns say so too faintly. */
  content: z.enum([...contents, 'reports']).optional(),
  encoding: z.enum(encodings).optional(),
  delimiter: z.string().length(1).optional(),
  /** Empty: quotes are plain characters. */
  quote: z.string().max(1).optional(),
  /** 1-based record that holds the column names; 0: there is none. */
  headerRow: z.int().nonnegative().optional(),
  /** Column name to part: `{"案情经过": "text", "单号": "ref", "内部备注": "ignore"}`. */
  columns: z.record(z.string(), z.enum(parts)).optional(),
  /** Values for every report that has none of its own. */
  constants: z
    .strictObject({
      agency: z.string().optional(),
      language: z.string().optional(),
      channel: z.string().optional(),
      category: z.string().optional(),
      currency: z.string().optional(),
      account: z.string().optional(),
      source: z.string().optional(),
      base: z.string().optional(),
      listVersion: z.string().optional(),
    })
    .optional(),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  zone: z.string().optional(),
  agency: z.string().optional(),
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Sheets of a workbook to read; all when left out. */
  sheets: z.array(z.string()).optional(),
});
export type MapFile = z.infer<typeof MapFile>;

/** Reads and checks a map file. */
export async function readMap(path: string): Promise<MapFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new ClewError('missing', 'intake.map-missing', `The map file ${basename(path)} cannot be read`, {
      hint: 'Check its path.',
      cause,
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new ClewError('input', 'intake.map', `The map file ${basename(path)} is not JSON`, {
      hint: 'See the guide to importing.',
      cause,
    });
  }
  const result = MapFile.safeParse(value);
  if (result.success) return result.data;
  throw new ClewError('input', 'intake.map', `The map file ${basename(path)} does not fit: ${z.prettifyError(result.error)}`, {
    hint: `Columns map to one of: ${parts.join(', ')}.`,
  });
}
