import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openTeam } from '../support/team.ts';

const run = promisify(execFile);
const release = 'schemathesis==4.32.5';
const home = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', release.replace('==', '-'));
const program = join(home, 'bin', 'schemathesis');

/** Requests for each route: the long form (`CLEW_LONG=1`) asks more of each. */
const examples = process.env['CLEW_LONG'] === undefined ? 6 : 60;
/**
 * Routes that end the session of the test, have no end, or copy and check the whole casebook each time they are asked. They have
 * tests of their own.
 */
const left = '^/api/(session|events|backup|rebuild|log/verify)';

/** Installs it once; else says why not. */
async function missing(): Promise<string | undefined> {
  if (existsSync(program)) return undefined;
  try {
    await mkdir(join(home, '..'), { recursive: true });
    await run('python3', ['-m', 'venv', home], { timeout: 60_000 });
    await run(join(home, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', release], { timeout: 240_000 });
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

it('schemathesis finds no server error in any route', { timeout: 900_000 }, async (test) => {
  const why = await missing();
  if (why !== undefined) {
    process.stderr.write(`schemathesis is not tested: it could not be installed (${why})\n`);
    return test.skip();
  }
  // Everything is allowed to the owner of the machine: no route is spared by a missing role.
  const team = await openTeam({ reports: 60, team: false });
  try {
    const owner = await team.owner();
    const headers = [`Cookie: ${owner.cookie}`, `x-csrf: ${owner.csrf}`, `Origin: ${new URL(team.url).origin}`];
    const words = [
      `run ${team.url}/api/openapi.json --no-color --warnings off --no-shrink --continue-on-failure --request-timeout 60`,
      `--exclude-path-regex ${left} --checks not_a_server_error --phases examples,coverage,fuzzing`,
      `--max-examples ${examples} --seed 7 --generation-deterministic`,
    ];
    const { stdout, failed } = await run(
      program,
      [...words.join(' ').split(' '), ...headers.flatMap((header) => ['-H', header])],
      { maxBuffer: 64 << 20, cwd: home },
    ).then(
      (done) => ({ stdout: done.stdout, failed: false }),
      (error: { stdout: string }) => ({ stdout: error.stdout, failed: true }),
    );
    expect(failed ? stdout.slice(stdout.indexOf('= FAILURES')) : '').toBe('');
    expect(Number(/(\d+) generated/u.exec(stdout)?.[1])).toBeGreaterThan(1000);
    expect(/Selected: (\d+)\/(\d+)/u.exec(stdout)).not.toBeNull();
    // It changed what it could, and broke nothing of it.
    expect((await owner.get('/casebook')).status).toBe(200);
  } finally {
    await team.close();
  }
});
