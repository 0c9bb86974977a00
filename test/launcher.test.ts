import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const launcher = join(import.meta.dirname, '../bin/clew');
const folder = mkdtempSync(join(tmpdir(), 'clew-launcher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const { NODE_COMPILE_CACHE: _set, ...unset } = process.env;

function runIn(env: NodeJS.ProcessEnv, path: string, args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(path, args, { cwd: folder, encoding: 'utf8', env });
  return { code: status, out: stdout, err: stderr };
}
const run = (path: string, ...args: string[]): Ran => runIn(process.env, path, args);

describe('bin/clew', () => {
  it('starts from any folder through a chain of symlinks', () => {
    symlinkSync(launcher, join(folder, 'one'));
    symlinkSync('one', join(folder, 'two'));
    const { code, out, err } = run(join(folder, 'two'), 'help', '--lang', 'en');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('usage: clew COMMAND');
  });

  it.each([
    ['an unknown command', ['nonsense'], 2, '[cli.command]'],
    ['an unknown option', ['rings', '--nonsense'], 2, '[cli.arguments]'],
    ['a folder without a casebook', ['rings', '-C', 'nowhere'], 3, ''],
  ])('ends %s with its exit code, on stderr alone', (_what, args, code, message) => {
    const result = run(launcher, ...args);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toMatch(/^clew: /u);
    expect(result.err).toContain(message);
  });
});

/** A package of its own with the launcher and a program that says which cache it was given. */
function packageOf(name: string): string {
  const home = join(folder, name);
  mkdirSync(join(home, 'bin'), { recursive: true });
  mkdirSync(join(home, 'src/cli'), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  writeFileSync(join(home, 'src/cli/other.ts'), 'export const cache: string | undefined = process.env["NODE_COMPILE_CACHE"];\n');
  writeFileSync(join(home, 'src/cli/main.ts'), 'import { cache } from "./other.ts";\nprocess.stdout.write(String(cache));\n');
  cpSync(launcher, join(home, 'bin/clew'));
  return home;
}

describe('what bin/clew has Node compile', () => {
  it('is kept inside the package, for its owner alone', () => {
    const home = packageOf('kept');
    const cache = join(home, 'node_modules/.cache/clew');
    expect(runIn(unset, join(home, 'bin/clew'), [])).toEqual({ code: 0, out: cache, err: '' });
    expect(statSync(cache).mode & 0o077).toBe(0);
  });

  it('is kept where the environment says', () => {
    const home = packageOf('elsewhere');
    const env = { ...unset, NODE_COMPILE_CACHE: join(folder, 'mine') };
    expect(runIn(env, join(home, 'bin/clew'), [])).toEqual({ code: 0, out: env.NODE_COMPILE_CACHE, err: '' });
    expect(existsSync(join(home, 'node_modules'))).toBe(false);
  });

  it('is not kept, without a word, where the package cannot be written', () => {
    const home = packageOf('closed');
    // Nobody, root neither, makes a folder below a file.
    writeFileSync(join(home, 'node_modules'), '');
    expect(runIn(unset, join(home, 'bin/clew'), [])).toEqual({ code: 0, out: 'undefined', err: '' });
  });
});
