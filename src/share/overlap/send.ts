import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Answer, type Post, poster } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { OverlapFile, OverlapId } from '../../model/index.ts';
import { callBytes, type Call, partBytes } from './call.ts';
import { overlapFolder, type OverlapHouse } from './house.ts';
import { type Partner, partnerNamed } from './partners.ts';
import { rowOf, runNamed } from './runs.ts';
import { fileName, lost, storeOf } from './store.ts';
import { take } from './take.ts';

/** Milliseconds that one part may take. */
const patience = 60_000;
/** Milliseconds between two tries, and how many there are, when the partner's server was asked too often. */
const pause = 1000;
const mostTries = 30;

const Have = z.object({ have: z.int().nonnegative(), done: z.boolean() });
const Files = z.object({
  files: z.array(z.object({ run: OverlapId, file: OverlapFile, bytes: z.int().nonnegative() })).max(10_000),
});

/** The way to a partner's server. Throws `conflict` `overlap.url` when no address is known: then files go by hand. */
async function lineTo(
  house: OverlapHouse,
  name: string,
  post?: Post,
): Promise<{ readonly partner: Partner; readonly ask: (call: Partial<Call>, part?: Uint8Array) => Promise<Buffer> }> {
  const partner = await partnerNamed(house.ctx, name);
  const { url } = partner;
  if (url === undefined) {
    throw new ClewError('conflict', 'overlap.url', `No address of ${partner.partner} is known here.`, {
      hint: 'Hand the file on by yourself, or pin the partner again with --url ADDRESS.',
    });
  }
  const { ctx } = house;
  const send = post ?? poster(patience, ctx.signal);
  const address = `${url.replace(/\/+$/u, '')}/api/overlap/inbox`;
  return {
    partner,
    async ask(call, part = new Uint8Array()) {
      const whole: Call = {
        ask: 'list',
        run: '',
        file: 'offer',
        bytes: 0,
        sha256: '',
        from: 0,
        ...call,
        to: partner.partner,
        at: ctx.clock(),
      };
      const body = await callBytes(house, whole, part);
      for (let tries = 0; ; tries++) {
        const answer = await send(address, body, 'application/octet-stream');
        if (answer.status === 200) return answer.body;
        // A server takes so many calls of a stranger a second, and a large file has many parts.
        if (answer.status !== 429 || tries === mostTries) throw turnedDown(answer);
        ctx.signal.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
  };
}

const turnedDown = ({ status }: Answer): ClewError =>
  new ClewError('unavailable', 'overlap.turned-down', `The partner’s server took nothing (${status}).`, {
    hint: 'They must have pinned our key, and both clocks must agree within a quarter of an hour. Or hand the file on by yourself.',
  });

function parsed<T>(shape: z.ZodType<T>, body: Buffer): T {
  try {
    return shape.parse(JSON.parse(body.toString()));
  } catch (cause) {
    throw new ClewError('unavailable', 'overlap.turned-down', 'The partner’s server answers something that is not understood.', {
      hint: 'Check the address of the partner. Or hand the file on by yourself.',
      cause,
    });
  }
}

/** What was sent. */
export interface SentFile {
  readonly run: string;
  readonly file: OverlapFile;
  readonly bytes: number;
}

/**
 * Sends the file of a run that waits to the partner's server, part by part from where it broke off. Nothing of Clew calls anybody but
 * here, when a person says so. Throws `conflict` `overlap.url`, `overlap.turn`; `unavailable` `overlap.turned-down`, `custody.away`.
 */
export async function send(house: OverlapHouse, name: string, post?: Post): Promise<SentFile> {
  const run = await runNamed(house, name);
  const { file } = await rowOf(house, run);
  if (file === undefined) {
    throw new ClewError('conflict', 'overlap.turn', `Nothing of ${run.id} waits to be handed on.`, {
      hint: `clew overlap show ${run.id} says what comes next.`,
    });
  }
  const { ask } = await lineTo(house, run.partner, post);
  const path = storeOf(house).path(run.id, fileName(file));
  const { size: bytes } = await stat(path);
  const digest = createHash('sha256');
  for await (const piece of createReadStream(path)) digest.update(piece as Buffer);
  const about = { ask: 'push' as const, run: run.id, file, bytes, sha256: digest.digest('hex') };
  const handle = await open(path, 'r');
  try {
    let { have, done } = parsed(Have, await ask({ ...about, from: 0 }));
    for (let before = -1; !done;) {
      house.ctx.signal.throwIfAborted();
      if (have === before || have > bytes) throw turnedDown({ status: 200, type: '', body: Buffer.alloc(0) });
      before = have;
      house.ctx.progress({ step: 'send', done: have, total: bytes, unit: 'bytes' });
      const part = Buffer.alloc(Math.min(partBytes, bytes - have));
      await handle.read(part, 0, part.length, have);
      ({ have, done } = parsed(Have, await ask({ ...about, from: have }, part)));
    }
  } finally {
    await handle.close();
  }
  return { run: run.id, file, bytes };
}

/**
 * Fetches from a partner's server what waits there for us, and takes it in as if it had come by hand: for who cannot be called from
 * outside. Throws as `send` and `take` do; files that were taken in before are left.
 */
export async function fetchFrom(house: OverlapHouse, name: string, post?: Post): Promise<SentFile[]> {
  const { partner, ask } = await lineTo(house, name, post);
  const { files } = parsed(Files, await ask({ ask: 'list' }));
  const came: SentFile[] = [];
  for (const { run, file, bytes } of files) {
    if (await isKnown(house, partner, run, file)) continue;
    const folder = overlapFolder(house, 'fetched');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${run}-${file}-${randomUUID()}`);
    try {
      let from = 0;
      while (from < bytes) {
        house.ctx.signal.throwIfAborted();
        house.ctx.progress({ step: 'fetch', done: from, total: bytes, unit: 'bytes' });
        const part = await ask({ ask: 'pull', run, file, from });
        if (part.length === 0 || from + part.length > bytes) throw lost();
        await appendFile(path, part, { mode: 0o600 });
        from += part.length;
      }
      const { id } = await take(house, path);
      came.push({ run: id, file, bytes });
    } finally {
      await rm(path, { force: true });
    }
  }
  return came;
}

/** Whether a file of theirs was taken in, or answered, before. */
async function isKnown(house: OverlapHouse, { partner }: Partner, run: string, file: OverlapFile): Promise<boolean> {
  if (await storeOf(house).has(run, file)) return true;
  const known = await runNamed(house, run).catch(() => undefined);
  if (known === undefined) return file !== 'offer';
  return known.partner !== partner || file === 'offer';
}
