/** As people type it: with separators, in full-width figures, with 万. */
export function readAmount(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,，_]/gu, '');
  const found = /^(\d+(?:\.\d+)?)(万|亿|k|m)?$/iu.exec(plain);
  if (found === null) return undefined;
  const times = { 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6 }[found[2]?.toLowerCase() ?? ''] ?? 1;
  return String(Math.round(Number(found[1]) * times * 1e6) / 1e6);
}
