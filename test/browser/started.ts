import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../support/browser.ts';

const root = join(import.meta.dirname, '../..');
const found = findChromium();

/** Why the tests of this folder cannot run here; undefined when they can. */
export const skipped: string | undefined = 'why' in found ? found.why : undefined;

export const viewport = { width: 1280, height: 720 };

/** The page, built as `npm test` builds it, for who runs a single file of tests. */
function requirePage(): void {
  if (existsSync(join(root, 'web/dist/index.html'))) return;
  execFileSync(join(root, 'node_modules/.bin/vite'), ['build', '--logLevel', 'error'], { cwd: root });
}

/** A workbench as people start it: a process of its own. */
export class Started {
  readonly child: ChildProcess;
  /** Signs in once, without accounts; else the address. */
  readonly link: string;

  constructor(child: ChildProcess, link: string) {
    this.child = child;
    this.link = link;
  }

  get url(): string {
    return new URL('/', this.link).href;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}

/** Starts `clew ARGS` and waits for the address it prints. */
export async function start(...args: string[]): Promise<Started> {
  requirePage();
  const child = spawn(join(root, 'bin/clew'), [...args, '--lang', 'en'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const link = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /https?:\/\/\S+/u.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`clew ${args[0]} ended with ${code}: ${said}`)));
  });
  return new Started(child, link);
}

/** Runs `clew ARGS` to its end. */
export function clew(...args: string[]): string {
  return execFileSync(join(root, 'bin/clew'), [...args, '--lang', 'en', '--quiet'], { cwd: root, encoding: 'utf8' });
}

export async function openBrowser(): Promise<Browser> {
  if ('why' in found) throw new Error(found.why);
  return await launchChromium(found.path);
}

/** What a page complained of, but for refusals that a test provokes. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (?:401|403|428)/u.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** Requests that went anywhere but to the workbench itself. */
export function strangersOf(context: BrowserContext, url: string): string[] {
  const strangers: string[] = [];
  context.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(url) && !/^(?:data|blob):/u.test(to)) strangers.push(to);
  });
  return strangers;
}
