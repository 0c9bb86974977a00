/** A base58check version: the bytes before the payload of 20 bytes. */
interface Base58Version {
  readonly chain: string;
  readonly version: readonly number[];
}

/** Main networks only: test coins cannot be lost. From each chain's own parameters (SLIP-132, chainparams). */
export const base58Versions: readonly Base58Version[] = [
  { chain: 'btc', version: [0x00] },
  { chain: 'btc', version: [0x05] },
  { chain: 'tron', version: [0x41] },
  { chain: 'ltc', version: [0x30] },
  { chain: 'ltc', version: [0x32] },
  { chain: 'doge', version: [0x1e] },
  { chain: 'doge', version: [0x16] },
  { chain: 'dash', version: [0x4c] },
  { chain: 'dash', version: [0x10] },
  { chain: 'zec', version: [0x1c, 0xb8] },
  { chain: 'zec', version: [0x1c, 0xbd] },
  { chain: 'zen', version: [0x20, 0x89] },
  { chain: 'zen', version: [0x20, 0x96] },
  { chain: 'btg', version: [0x26] },
  { chain: 'btg', version: [0x17] },
  { chain: 'dgb', version: [0x3f] },
  { chain: 'qtum', version: [0x3a] },
  { chain: 'vtc', version: [0x47] },
  { chain: 'ppc', version: [0x37] },
  { chain: 'ppc', version: [0x75] },
  { chain: 'nmc', version: [0x34] },
  { chain: 'kmd', version: [0x3c] },
  { chain: 'xtz', version: [0x06, 0xa1, 0x9f] },
  { chain: 'xtz', version: [0x06, 0xa1, 0xa1] },
  { chain: 'xtz', version: [0x06, 0xa1, 0xa4] },
  { chain: 'xtz', version: [0x02, 0x5a, 0x79] },
];

interface Bech32Rule {
  readonly chain: string;
  readonly segwit?: true;
  readonly code?: 'bech32' | 'bech32m';
  /** Lengths of the payload in bytes, for chains without a witness version. */
  readonly bytes: readonly number[];
}

/** Human-readable parts (SLIP-173) to chains. */
export const bech32Chains: Readonly<Record<string, Bech32Rule>> = {
  bc: { chain: 'btc', segwit: true, bytes: [] },
  ltc: { chain: 'ltc', segwit: true, bytes: [] },
  dgb: { chain: 'dgb', segwit: true, bytes: [] },
  btg: { chain: 'btg', segwit: true, bytes: [] },
  vtc: { chain: 'vtc', segwit: true, bytes: [] },
  addr: { chain: 'ada', bytes: [29, 57] },
  stake: { chain: 'ada', bytes: [29] },
  zs: { chain: 'zec', bytes: [43] },
  cosmos: { chain: 'atom', bytes: [20, 32] },
  cro: { chain: 'cro', bytes: [20, 32] },
  osmo: { chain: 'osmo', bytes: [20, 32] },
  inj: { chain: 'inj', bytes: [20, 32] },
  terra: { chain: 'luna', bytes: [20, 32] },
  sei: { chain: 'sei', bytes: [20, 32] },
  celestia: { chain: 'tia', bytes: [20, 32] },
  thor: { chain: 'rune', bytes: [20, 32] },
  bnb: { chain: 'bnb', bytes: [20, 32] },
};
