import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, or the one that CLEW_CHROMIUM names; or why there is none. */
export function findChromium(): { readonly path: string } | { readonly why: string } {
  const named = process.env['CLEW_CHROMIUM'];
  if (named !== undefined)
    return existsSync(named) ? { path: named } : { why: `CLEW_CHROMIUM names ${named}, which is not there` };
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => existsSync(each));
  if (path !== undefined) return { path };
  return { why: 'there is no Chromium (Debian: apt-get install chromium, as root; elsewhere set CLEW_CHROMIUM)' };
}

/** Starts Chromium so that it connects to nothing but the pages it is sent to. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // Graphs are drawn with WebGL, here in software.
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
