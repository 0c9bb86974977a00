import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const launcher = join(import.meta.dirname, '../bin/clew');
const folder = mkdtempSync(join(tmpdir(), 'clew-launcher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (path: string, ...args: string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(path, args, { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
};

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
