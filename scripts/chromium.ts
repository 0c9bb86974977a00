/**
 * Before the tests: makes sure that Debian's Chromium is there for those in test/browser. Installs the package when it may (root
 * and apt-get); says why when it may not, and those tests are then skipped with the same reason.
 */
import { spawnSync } from 'node:child_process';
import { findChromium } from '../test/support/browser.ts';

function install(): void {
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    }).status === 0;
  const packages = ['install', '--yes', '--no-install-recommends', 'chromium'];
  // Package lists may be missing or old: then once more with fresh ones.
  if (!apt(...packages) && apt('update')) apt(...packages);
}

if ('why' in findChromium() && process.getuid?.() === 0) {
  console.error('Chromium for the browser tests: installing Debian’s package');
  install();
}
const found = findChromium();
console.error('path' in found ? `Chromium for the browser tests: ${found.path}` : `Browser tests will be skipped: ${found.why}`);
