import { perform } from './perform.ts';

/** Runs one command line in this process and resolves to its exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.on('SIGINT', onInterrupt).on('SIGTERM', onInterrupt);
  const { stdin, stdout, stderr, env } = process;
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  try {
    return await perform(argv, { stdin, stdout, stderr, locale, cwd: process.cwd(), signal: stop.signal });
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
  }
}

if (import.meta.main) {
  // `clew … | head` closes the pipe early: that is the reader's choice, not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
}
