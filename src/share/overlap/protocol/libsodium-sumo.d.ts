declare module 'libsodium-sumo' {
  /** The raw WebAssembly module of libsodium; pointers are offsets into `HEAPU8`, which is another object after the heap has grown. */
  export interface Sodium {
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _crypto_core_ristretto255_from_hash(point: number, hash: number): number;
    _crypto_core_ristretto255_is_valid_point(point: number): number;
    _crypto_core_ristretto255_scalar_reduce(scalar: number, wide: number): void;
    _crypto_core_ristretto255_scalar_invert(inverse: number, scalar: number): number;
    _crypto_scalarmult_ristretto255(product: number, scalar: number, point: number): number;
  }
  const load: () => Promise<Sodium>;
  export default load;
}
