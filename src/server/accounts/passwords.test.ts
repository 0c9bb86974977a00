import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { fits, hashPassword, isDated, requireStrong } from './passwords.ts';

describe('a password', () => {
  it.each([
    ['short', 'elevenchars'],
    ['of few different characters', 'aaaaaaaaaaaaaaaa'],
    ['a row of keys', 'qwertyuiopasdfg'],
    ['a row of digits', '1234567890123'],
    ['a common word with digits behind', 'Password-2024!!'],
    ['a common word in pinyin', 'woainiwoaini520'],
    ['nothing but signs', '!!!!@@@@####$$$$'],
    ['with the name in it', 'zhao loves long words'],
    ['long as a book', 'quiet lantern '.repeat(100)],
  ])('that is %s is refused without being said back', (_what, password) => {
    let said = '';
    try {
      requireStrong('zhao', password);
    } catch (error) {
      said = `${(error as Error).message} ${(error as { hint?: string }).hint}`;
    }
    expect(said).not.toBe('');
    expect(said.toLowerCase()).not.toContain(password.toLowerCase());
  });

  it.each(['five quiet lanterns', '安静的灯笼在河边慢慢地飘着', 'Tr0ub4dor&3-zebra', '😀 twelve cats ran'])(
    '%s will do',
    (password) => {
      expect(() => requireStrong('zhao', password)).not.toThrow();
    },
  );

  it('fits in whichever way a keyboard spells it, and only itself', async () => {
    const hashed = await hashPassword('five quiet ｌａｎｔｅｒｎｓ é');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/u);
    expect(await fits(hashed, 'five quiet lanterns e\u0301')).toBe(true);
    expect(await fits(hashed, 'five quiet lanterns e')).toBe(false);
    expect(await fits(hashed, '')).toBe(false);
    expect(await hashPassword('five quiet lanterns')).not.toBe(await hashPassword('five quiet lanterns'));
  });

  it('fits nobody who has none, not even the one that is checked in its place', async () => {
    expect(await fits(undefined, 'nobody has this password')).toBe(false);
  });

  it('is made anew when it was hashed with less', async () => {
    const weak = await hash('five quiet lanterns', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(isDated(weak)).toBe(true);
    expect(isDated(await hashPassword('five quiet lanterns'))).toBe(false);
    expect(await fits(weak, 'five quiet lanterns')).toBe(true);
  });

  it('is hashed few at a time, and who would wait too long is sent away', async () => {
    const all = await Promise.allSettled(Array.from({ length: 25 }, async () => await hashPassword('five quiet lanterns')));
    const refused = all.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused[0]!.reason).toMatchObject({ code: 'server.busy' });
    expect(await fits(await hashPassword('after that'), 'after that')).toBe(true);
  });
});
