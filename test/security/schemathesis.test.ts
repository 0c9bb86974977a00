import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judge } from '../support/judges.ts';
import { openTeam } from '../support/team.ts';

/** Requests for each route: the long form (`CLEW_LONG=1`) asks more of each. */
const examples = process.env['CLEW_LONG'] === undefined ? 6 : 60;
/**
 * Routes that end the session of the test, have no end, or copy and check the whole casebook each time they are asked. They have
 * tests of their own.
 */
const left = '^/api/(session|events|backup|rebuild|log/verify)';

it('schemathesis finds no server error in any route', { timeout: 900_000 }, async (test) => {
  const judged = await judge('schemathesis');
  if (judged === undefined) return test.skip();
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
    // It leaves what it remembers of a run where it runs.
    const { code, stdout } = await judged.run(
      'schemathesis',
      [...words.join(' ').split(' '), ...headers.flatMap((header) => ['-H', header])],
      { cwd: join(team.dir, '..'), timeout: 0 },
    );
    expect(code !== 0 ? stdout.slice(stdout.indexOf('= FAILURES')) : '').toBe('');
    expect(Number(/(\d+) generated/u.exec(stdout)?.[1])).toBeGreaterThan(1000);
    expect(/Selected: (\d+)\/(\d+)/u.exec(stdout)).not.toBeNull();
    // It changed what it could, and broke nothing of it.
    expect((await owner.get('/casebook')).status).toBe(200);
  } finally {
    await team.close();
  }
});
