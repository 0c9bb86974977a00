import type { Args, Console } from '../../cli/args.ts';
import { exitCodes } from '../../errors.ts';
import { houseOf, one, wrong } from './arguments-command.ts';
import { audit } from './audit.ts';
import { judge, readAudit } from './judge.ts';

/** What a judge gets of a run; or, with `--replay`, both sides done again from what they opened. */
export async function auditRun(console: Console, args: Args, rest: readonly string[]): Promise<number | void> {
  if (args.is('replay')) return await again(console, args, rest);
  const name = one(rest, 'audit RUN -o FILE [--to AGE-KEY]');
  const out = args.text('out');
  if (out === undefined) throw wrong('audit needs -o FILE');
  const to = args.text('to');
  const { id, act, items, acts } = await audit(await houseOf(console), name, console.path(out), to === undefined ? [] : [to]);
  if (console.json) return await console.printJson({ run: id, act, items, acts });
  console.say({
    en: `${out}: all ${items} items of our set, our secrets of ${id}, ${acts} acts with proofs; recorded as act ${act}. For the judge alone${to === undefined ? '; it is not encrypted: --to AGE-KEY' : ''}`,
    zh: `${out}：本方集合全部 ${items} 项、${id} 的密钥材料、${acts} 项操作及证明；记为第 ${act} 号操作。仅交法官${to === undefined ? '；未加密，可用 --to 指定 age 公钥' : ''}`,
  });
}

async function again(console: Console, args: Args, rest: readonly string[]): Promise<number | void> {
  const [ours, theirs, ...files] = rest;
  if (ours === undefined || theirs === undefined || files.length < 2) {
    throw wrong('expected: clew overlap audit --replay OURS THEIRS OFFER ANSWER [RESULT]');
  }
  const identity = args.text('identity');
  const key = identity === undefined ? undefined : console.path(identity);
  const audits = [await readAudit(console.path(ours), key), await readAudit(console.path(theirs), key)] as const;
  const progress = (done: number, total: number): void => console.progress({ step: 'blind', done, total, unit: 'rows' });
  const findings = await judge(
    audits,
    files.map((file) => console.path(file)),
    { signal: console.signal, progress },
  );
  const holds = findings.every((each) => each.holds);
  if (console.json) await console.printJson({ holds, findings });
  else {
    const name = (of: (typeof findings)[number]['of']): string =>
      of === 'both' ? '' : `${audits.find(({ side }) => side === of)!.origin}${console.lang === 'zh' ? '：' : ': '}`;
    await console.print(
      findings.map((each) => `${each.holds ? '✓' : '✗'} ${name(each.of)}${each.sentence[console.lang]}`).join('\n'),
    );
  }
  return holds ? undefined : exitCodes.untrusted;
}
