import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { interruptible } from './interruptible.ts';

it('gives what the work gives, and throws what it throws', () => {
  expect(interruptible(() => 7)).toBe(7);
  expect(() =>
    interruptible(() => {
      throw new RangeError('no');
    }),
  ).toThrow(RangeError);
});

it('ends work that never pauses when somebody interrupts it, and tells those who listen', async () => {
  const source = `
    import { writeSync } from 'node:fs';
    import { interruptible } from ${JSON.stringify(new URL('./interruptible.ts', import.meta.url).href)};
    process.on('SIGINT', () => console.log('heard'));
    try {
      interruptible(() => {
        writeSync(1, 'computing\\n');
        for (;;);
      });
    } catch (error) {
      console.log(error.name);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source]);
  let said = '';
  child.stdout.on('data', (more: Buffer) => {
    said += more.toString();
    if (said === 'computing\n') child.kill('SIGINT');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  expect({ code, said }).toEqual({ code: 0, said: 'computing\nheard\nAbortError\n' });
});
