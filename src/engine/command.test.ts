import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { perform } from '../cli/perform.ts';
import { checkEngine } from './check.ts';
import { openDuckDbEngine } from './duckdb/engine.ts';
import type { Engine } from './port.ts';

async function clew(...argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const signal = new AbortController().signal;
  const code = await perform(argv, { stdin: process.stdin, stdout, stderr, locale: 'en', cwd: tmpdir(), signal });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, stdout: out, stderr: err };
}

describe('clew engine', () => {
  test('tries DuckDB in this process', async () => {
    const { code, stdout } = await clew('engine', '--rows', '1000', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      engine: 'duckdb',
      version: expect.stringMatching(/^v\d/u) as string,
      rows: 1000,
      parts: [{ name: 'open' }, { name: 'load' }, { name: 'run' }, { name: 'read' }],
    });
    expect((await clew('engine', '--rows', '1', '--lang', 'zh')).stdout).toMatch(/^duckdb v\S+：1 行，结果正确\n/u);
  });

  test.each([
    [['engine', 'sc://127.0.0.1:9'], 6, 'No Spark Connect server answers at 127.0.0.1:9. [engine.cluster]'],
    [['engine', 'spark://host'], 2, '[engine.address]'],
    [['engine', 'sc://host', '--stage', 'folder'], 2, '[engine.stage-address]'],
    [['engine', '--stage', '/tmp'], 2, '[cli.arguments]'],
    [['engine', '--rows', '0'], 2, '[cli.arguments]'],
  ])('%j ends with %i', async (argv, expected, said) => {
    const { code, stderr } = await clew(...argv);
    expect(code).toBe(expected);
    expect(stderr).toContain(said);
  });
});

test('an engine that loses rows is found out', async () => {
  const whole = await openDuckDbEngine();
  const losing: Engine = {
    name: 'losing',
    version: '1.0',
    load: async (table, columns) => {
      const cut = Object.entries(columns).map(
        ([name, column]) => [name, Array.prototype.slice.call(column, 1) as number[]] as const,
      );
      await whole.load(table, Object.fromEntries(cut));
    },
    run: async (of, options) => await whole.run(of, options),
    columns: async (table) => await whole.columns(table),
    numbers: async (table, shape) => await whole.numbers(table, shape),
    drop: async (tables) => await whole.drop(tables),
    close: async () => await whole.close(),
  };
  await expect(checkEngine(losing, 100)).rejects.toMatchObject({ kind: 'unavailable', code: 'engine.wrong' });
  await losing.close();
});
