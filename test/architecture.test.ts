import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, readTable } from './support/borders.ts';
import type { Files } from './support/borders.ts';

const root = join(import.meta.dirname, '..');

function sources(): Files {
  const files = new Map<string, string>();
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ts|md|json)$/u.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path
      .slice(join(root, 'src').length + 1)
      .split(sep)
      .join('/');
    files.set(name, readFileSync(path, 'utf8'));
  }
  return files;
}

it('holds src/ to the table and the rules of ARCHITECTURE.md', () => {
  const table = readTable(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));
  expect(check(sources(), table)).toEqual([]);
});

it('tells the life of a report with files that exist', () => {
  const files = sources();
  const told = [...readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(/`([a-z]+(?:\/[a-z-]+)?\.ts)`/gu)].map(
    ([, name = '']) => name,
  );
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter((name) => !files.has(name) && name !== 'index.ts' && name !== 'command.ts' && name !== 'routes.ts')).toEqual(
    [],
  );
});

describe('the checker sees what it should', () => {
  const table = readTable(
    [
      '| room | may import | status | what |',
      '| `errors.ts` | – | here | x |',
      '| `model` | – | here | x |',
      '| `link` | model | here | x |',
      '| `path` | model (types), link | here | x |',
      '| `workbench.ts` | path | here | x |',
      '| `cli` | workbench.ts | here | x |',
      '| `server` | workbench.ts | planned | x |',
    ].join('\n'),
  );
  const sound: Readonly<Record<string, string>> = {
    'errors.ts': 'export const e = 1;',
    'model/README.md': '# model',
    'model/index.ts': "import { e } from '../errors.ts';\nexport const m = e;",
    'model/word.ts': 'export const w = 1;',
    'link/README.md': '# link',
    'link/index.ts': "export { l } from './link.ts';",
    'link/link.ts': "import { m } from '../model/index.ts';\nexport const l = m;",
    'link/link.test.ts': "import { w } from '../model/word.ts';",
    'link/command.ts': "import type { Console } from '../cli/args.ts';\nimport { l } from './link.ts';",
    'path/README.md': '# path',
    'path/index.ts': "import type { m } from '../model/index.ts';\nimport { l } from '../link/index.ts';",
    'workbench.ts': "import './path/index.ts';",
    'cli/README.md': '# cli',
    'cli/args.ts': "import type { W } from '../workbench.ts';",
    'cli/main.ts': "export const load = () => import('../link/command.ts');",
  };
  const problems = (change: Readonly<Record<string, string | undefined>>): string[] => {
    const files = new Map(Object.entries(sound));
    for (const [path, source] of Object.entries(change)) {
      if (source === undefined) files.delete(path);
      else files.set(path, source);
    }
    return check(files, table);
  };

  it('and nothing in a sound house', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ 'model/word.ts': "import { isIP } from 'node:net';" })).toEqual([]);
    expect(
      problems({ 'link/link.ts': "// import '../path/index.ts';\n/* import('../cli/main.ts') */\nexport const l = 1;" }),
    ).toEqual([]);
  });

  it.each([
    [
      'a room the table does not allow',
      'model/index.ts',
      "import { l } from '../link/index.ts';",
      'does not let model import link',
    ],
    ['an export from such a room', 'model/index.ts', "export * from '../link/index.ts';", 'does not let model import link'],
    [
      'a type import of such a room',
      'model/index.ts',
      "import type { l } from '../link/index.ts';",
      'does not let model import link',
    ],
    ['a dynamic import of such a room', 'model/index.ts', "void import('../link/index.ts');", 'does not let model import link'],
    ['a value where types alone are allowed', 'path/index.ts', "import { m } from '../model/index.ts';", 'import model (values)'],
    [
      'another room not through its door',
      'link/link.ts',
      "import {\n  w,\n} from '../model/word.ts';",
      'only model/index.ts is a door',
    ],
    ['a worker of another room', 'path/index.ts', "new URL('../link/link.js', import.meta.url)", 'only link/index.ts is a door'],
    [
      'a value from the server in routes',
      'link/routes.ts',
      "import { a } from '../server/env.ts';",
      'does not let link import server',
    ],
    ['routes of another room', 'path/index.ts', "import { routes } from '../link/routes.ts';", 'only link/index.ts is a door'],
    ['a value from cli in a command', 'link/command.ts', "import { a } from '../cli/args.ts';", 'does not let link import cli'],
    [
      'a type from cli outside a command',
      'link/link.ts',
      "import type { C } from '../cli/args.ts';",
      'does not let link import cli',
    ],
    ['a file outside src', 'link/link.ts', "import { x } from '../../bench/run.ts';", 'outside src'],
    ['a computed import', 'link/link.ts', 'void import(name);', 'computed at run time'],
    ['a network module', 'link/link.ts', "import { request } from 'node:https';", 'can reach the network'],
    ['a socket', 'link/link.ts', "import { isIP, connect } from 'node:net';", 'can reach the network'],
    ['a package that asks others', 'link/link.ts', "import * as client from 'openid-client';", 'can reach the network'],
    ['a fetch', 'link/link.ts', "await fetch('x');", 'can reach the network'],
    [
      'a cycle of two files',
      'link/link.ts',
      "import type { Console } from './index.ts';",
      'cycle: link/index.ts → link/link.ts → link/index.ts',
    ],
    ['a name that says nothing', 'link/utils.ts', '', 'the name utils.ts says nothing'],
    ['a folder that says nothing', 'link/common/x.ts', '', 'the name common says nothing'],
    ['a file too long', 'link/link.ts', 'x\n'.repeat(501), 'link/link.ts has 501 lines'],
    ['a room without a row', 'extra/index.ts', '', 'extra is not in the table'],
    ['a planned room that has come', 'server/index.ts', '', 'its row must say "here"'],
    ['a README too long', 'link/README.md', 'x\n'.repeat(41), 'link/README.md has 41 lines'],
  ])('sees %s', (_what, path, source, message) => {
    expect(problems({ [path]: source })).toContainEqual(expect.stringContaining(message));
  });

  it.each([
    ['a missing README', ['link/README.md'], 'link has no README.md'],
    ['a missing door', ['link/index.ts'], 'link has no index.ts'],
    ['a command line without main.ts', ['cli/main.ts'], 'cli has no main.ts'],
    ['a row without a room', ['model/index.ts', 'model/README.md', 'model/word.ts'], 'model is in the table but not in src'],
  ])('sees %s', (_what, gone, message) => {
    expect(problems(Object.fromEntries(gone.map((path) => [path, undefined])))).toContainEqual(expect.stringContaining(message));
  });

  it('sees a thread that loads DuckDB, by whatever way', () => {
    const thread = "import { parentPort } from 'node:worker_threads';\n";
    const engine = { 'model/word.ts': "import { DuckDBInstance } from '@duckdb/node-api';" };
    const found = 'model/index.ts runs in a thread and loads DuckDB';
    expect(problems({ ...engine, 'model/index.ts': `${thread}import { w } from './word.ts';` })).toEqual([found]);
    expect(problems({ ...engine, 'model/index.ts': `${thread}import type { w } from './word.ts';` })).toEqual([]);
    expect(problems({ ...engine, 'model/index.ts': "import { w } from './word.ts';" })).toEqual([]);
  });

  it('sees that files grow long', () => {
    const long = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`link/${name}.ts`, 'x\n'.repeat(301)]));
    expect(problems(long)).toContainEqual('90th percentile of file lengths is 301 lines (300 at most)');
  });

  it('sees that the table is gone', () => {
    expect(() => readTable('# Architecture')).toThrow('no import table');
  });
});
