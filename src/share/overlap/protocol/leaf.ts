import { hash, hkdfSync } from 'node:crypto';

/** Bytes of the salt and of the hash of one leaf. */
const saltBytes = 32;
export const leafBytes = 32;
/** Salts that are derived at once: HKDF gives 255 blocks at most. */
const saltsAtOnce = 128;

const zero = Buffer.of(0);

/**
 * The salts of leaves from a seed: that of leaf `at` is block `at mod 128` (32 bytes) of
 * `HKDF-SHA256(seed, '', 'clew/overlap/v1/salt' ‖ u32 (at div 128), 4096 bytes)`. Asked for in order, each block is derived once.
 */
export function saltsOf(seed: Uint8Array): (at: number) => Uint8Array {
  const info = Buffer.from('clew/overlap/v1/salt\0\0\0\0');
  let [known, salts] = [-1, new Uint8Array(0)];
  return (at) => {
    const group = Math.floor(at / saltsAtOnce);
    if (group !== known) {
      info.writeUInt32BE(group, info.length - 4);
      salts = new Uint8Array(hkdfSync('sha256', seed, Buffer.alloc(0), info, saltsAtOnce * saltBytes));
      known = group;
    }
    const start = (at % saltsAtOnce) * saltBytes;
    return salts.slice(start, start + saltBytes);
  };
}

/**
 * The hash of the leaf of one item, `SHA-256(0 ‖ salt ‖ u16 bytes of the item ‖ item ‖ act)`: a leaf of the log's tree (RFC 9162
 * §2.1.1), written out here because threads need not load the room custody for it. The length keeps item and act apart.
 */
export function leafHashOf(salt: Uint8Array, item: Uint8Array, act: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([zero, salt, Buffer.of(item.length >> 8, item.length & 255), item, act]), 'buffer');
}
