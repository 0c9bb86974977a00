import type { Trouble } from './builder.ts';
import { flatten } from './flatten.ts';

export interface Line {
  start: number;
  end: number;
  record: Record<string, string> | undefined;
  trouble: Trouble | undefined;
}

const notJson: Trouble = { code: 'intake.not-json', why: 'the line is not a JSON value' };
const notObject: Trouble = { code: 'intake.not-object', why: 'the line holds no object' };

/** Reads JSON Lines, calling `each` with the same Line for every line that is not blank. */
export function splitJsonLines(text: string, each: (line: Line) => void, between?: string): void {
  const line: Line = { start: 0, end: 0, record: undefined, trouble: undefined };
  const length = text.length;
  let at = 0;
  while (at < length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? length : newline;
    line.start = at;
    line.end = end;
    at = end + 1;
    if (end === line.start || (end === line.start + 1 && text.charCodeAt(line.start) === 13)) continue;
    const source = text.slice(line.start, end);
    line.record = undefined;
    line.trouble = undefined;
    try {
      const value: unknown = JSON.parse(source);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) line.record = flatten(value, source, between);
      else line.trouble = source.trim() === 'null' ? undefined : notObject;
    } catch {
      if (source.trim() !== '') line.trouble = notJson;
    }
    each(line);
  }
}

/** Records at the beginning of a text, for looking at. */
export function sampleLines(text: string, whole: boolean): Record<string, string>[] {
  const records: Record<string, string>[] = [];
  const end = whole ? text.length : text.lastIndexOf('\n') + 1;
  splitJsonLines(text.slice(0, end), ({ record }) => {
    if (record !== undefined && records.length < 3000) records.push(record);
  });
  return records;
}
