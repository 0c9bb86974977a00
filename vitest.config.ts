import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/sequencer.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'],
    reporters: ['default', './test/support/tally.ts'],
    setupFiles: ['./test/support/seed.ts'],
    // Programs that tests start find compiled what `bin/clew` keeps compiled.
    env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(import.meta.dirname, 'node_modules/.cache/clew') },
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
