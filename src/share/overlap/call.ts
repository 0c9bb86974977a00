import { hash } from 'node:crypto';
import type { VerifierKey } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { overlapFiles, type OverlapFile, OverlapId } from '../../model/index.ts';
import { openStatement, readStatement, signStatement } from '../receive/statement.ts';
import type { OverlapHouse } from './house.ts';

/** Bytes of a file that go with one call: below what a server takes as a plain body. */
export const partBytes = 512 * 1024;
/** Bytes of the signed head of a call. */
const maxHead = 64 * 1024;
/** Milliseconds that the clocks of both may differ. A call that comes twice does nothing twice. */
const leeway = 15 * 60_000;

/**
 * What one server asks of another, signed by the key of its log: to take a part of a file (`push`), to give one (`pull`), or to say
 * which files wait (`list`). A call says all of what it is about, so that each part is refused or taken by itself, and a file that
 * broke off goes on where it did.
 */
export interface Call {
  readonly ask: 'push' | 'pull' | 'list';
  /** Origin of the addressee. */
  readonly to: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly run: string;
  readonly file: OverlapFile;
  /** Bytes and SHA-256 of the whole file; 0 and empty but for `push`. */
  readonly bytes: number;
  readonly sha256: string;
  /** Place of the part in the file. */
  readonly from: number;
}

/** A call that was read; its signature holds, but nobody has said yet whether the key is trusted. */
export interface Called extends Call {
  readonly key: VerifierKey;
  readonly rotations: readonly string[];
  readonly part: Buffer;
}

const digest = (bytes: Uint8Array): string => hash('sha256', bytes);

/** The bytes of a call: `u32 length of the head ‖ head ‖ part`. */
export async function callBytes({ log }: OverlapHouse, call: Call, part: Uint8Array = new Uint8Array()): Promise<Buffer> {
  const head = Buffer.from(
    await signStatement(log, {
      what: 'call',
      lines: [
        ['ask', call.ask],
        ['to', call.to],
        ['at', String(call.at)],
        ['run', call.run],
        ['file', call.file],
        ['bytes', String(call.bytes)],
        ['sha256', call.sha256],
        ['at-byte', String(call.from)],
        ['part', digest(part)],
      ],
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, part]);
}

/** Reads a call strictly. Throws `untrusted` `share.call` and of notes. */
export function readCall(bytes: Buffer, { log, now }: { readonly log: OverlapHouse['log']; readonly now: number }): Called {
  const length = bytes.length < 4 ? 0 : bytes.readUInt32BE();
  if (length === 0 || length > maxHead || bytes.length < 4 + length) throw bad();
  const claimed = readStatement('call', bytes.toString('utf8', 4, 4 + length));
  const said = new Map(claimed.lines);
  const names = claimed.lines.map(([name]) => name).join(' ');
  if (names !== 'ask to at run file bytes sha256 at-byte part') throw bad();
  const number = (name: string): number => {
    const text = said.get(name) ?? '';
    if (!/^(?:0|[1-9]\d{0,14})$/u.test(text)) throw bad();
    return Number(text);
  };
  const part = bytes.subarray(4 + length);
  const ask = (['push', 'pull', 'list'] as const).find((each) => each === said.get('ask'));
  const file = overlapFiles.find((each) => each === said.get('file'));
  const run = said.get('run') ?? '';
  const sha256 = said.get('sha256') ?? '';
  const fits = ask === 'list' || OverlapId.safeParse(run).success;
  if (ask === undefined || file === undefined || !fits || part.length > partBytes || said.get('part') !== digest(part))
    throw bad();
  if (ask === 'push' && !/^[0-9a-f]{64}$/u.test(sha256)) throw bad();
  openStatement(claimed);
  const at = number('at');
  if (said.get('to') !== log.origin || Math.abs(at - now) > leeway) throw bad();
  const { key, rotations } = claimed;
  return { ask, to: log.origin, at, run, file, bytes: number('bytes'), sha256, from: number('at-byte'), key, rotations, part };
}

const bad = (): ClewError => new ClewError('untrusted', 'share.call', 'The call is not well formed, or not for this server.');
