import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { extractLine, linesOf } from './filter.ts';

interface Answer {
  readonly id?: string | number;
  readonly line?: number;
  readonly error?: { readonly code: string; readonly message: string };
  readonly mentions?: readonly {
    readonly kind: string;
    readonly value: string;
    readonly role: string;
    readonly field?: string;
  }[];
}

const answer = (line: string): Answer => JSON.parse(extractLine(line, 7).json) as Answer;

async function all(chunks: readonly (string | Uint8Array)[], longest?: number): Promise<(string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  for await (const line of linesOf(Readable.from(chunks), longest)) lines.push(line);
  return lines;
}

describe('extractLine', () => {
  it('answers with the id and the mentions of text and fields', () => {
    const line = JSON.stringify({ id: 'a1', text: '对方微信号是wx_gold88', lang: 'zh', fields: { 嫌疑人QQ: '10001000' } });
    const { id, mentions } = answer(line);
    expect(id).toBe('a1');
    expect(mentions?.map(({ value, role }) => [value, role])).toEqual([
      ['wechat:wx_gold88', 'suspect'],
      ['qq:10001000', 'suspect'],
    ]);
  });

  it.each([
    ['{"text":', 'extract.json'],
    ['[1]', 'extract.line'],
    ['{"id":"x"}', 'extract.line'],
    ['{"text":7}', 'extract.line'],
    ['{"text":"a","fields":{"b":1}}', 'extract.line'],
    ['{"text":"a","date":"soon"}', 'extract.line'],
  ])('%s is an error line', (line, code) => {
    expect(extractLine(line, 7).failed).toBe(true);
    expect(answer(line)).toMatchObject({ line: 7, error: { code } });
  });

  it('never quotes the line', () => {
    expect(extractLine('{"text": 13800138000}', 1).json).not.toContain('138');
  });
});

describe('linesOf', () => {
  it('joins what chunks cut apart, even inside a character', async () => {
    const bytes = new TextEncoder().encode('骗子\nb\n\nlast');
    expect(await all([bytes.subarray(0, 2), bytes.subarray(2, 7), bytes.subarray(7)])).toEqual(['骗子', 'b', '', 'last']);
  });

  it('gives up a line that is too long and goes on', async () => {
    expect(await all(['aaaa', 'aaaa\nb', 'b\ncccccc\nd'], 5)).toEqual([undefined, 'bb', undefined, 'd']);
    expect(await all(['a'.repeat(9)], 5)).toEqual([undefined]);
  });
});
