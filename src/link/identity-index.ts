import { identityOf } from './sources.ts';
import type { BaseTable } from './input.ts';

/** Indicators by kind and identity. Open addressing: a Map of two million strings would take ten times the memory. */
export class IdentityIndex {
  /** Indicator in a slot, -1 in a free one; from the hash onwards, the first that fits. */
  slots: Int32Array;
  private used: number;

  /** `slots`: those of an index of so many indicators. */
  constructor(used: number, slots: Int32Array) {
    this.used = used;
    this.slots = slots;
  }

  static of({ indicators, kind, value }: BaseTable): IdentityIndex {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(indicators * 2 + 1024))).fill(-1);
    // No two of a table are one, so none needs comparing.
    for (let x = 0; x < indicators; x++) settle(slots, hashOf(kind[x]!, identityOf(kind[x]!, value.at(x)!)), x);
    return new IdentityIndex(indicators, slots);
  }

  /** Number of an indicator; -1 when there is none. `among`: what the numbers stand for. */
  find(kind: number, value: string, among: Identities): number {
    const key = identityOf(kind, value);
    const last = this.slots.length - 1;
    for (let at = hashOf(kind, key) & last; ; at = (at + 1) & last) {
      const x = this.slots[at]!;
      if (x === -1 || (among.kind(x) === kind && identityOf(kind, among.value(x)) === key)) return x;
    }
  }

  /** Takes in an indicator that `find` does not know. */
  add(x: number, among: Identities): void {
    if (++this.used * 1.5 > this.slots.length) this.widen(among);
    settle(this.slots, hashIn(x, among), x);
  }

  private widen(among: Identities): void {
    const wider = new Int32Array(this.slots.length * 2).fill(-1);
    for (const x of this.slots) if (x !== -1) settle(wider, hashIn(x, among), x);
    this.slots = wider;
  }
}

interface Identities {
  kind(x: number): number;
  value(x: number): string;
}

function hashIn(x: number, among: Identities): number {
  return hashOf(among.kind(x), identityOf(among.kind(x), among.value(x)));
}

function hashOf(kind: number, key: string): number {
  // FNV-1a
  let hash = 0x811c9dc5 ^ kind;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

function settle(slots: Int32Array, hash: number, x: number): void {
  const last = slots.length - 1;
  let at = hash & last;
  while (slots[at] !== -1) at = (at + 1) & last;
  slots[at] = x;
}
