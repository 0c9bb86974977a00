import { readFileSync } from 'node:fs';
import type { ScamType } from '../../model/index.ts';
import { emptyGrams, type Grams } from './grams.ts';
import { type LinearModel, Scorer, type Temper } from './model.ts';

// The file of a model: eight letters, the length of its head (32 bits, little-endian like all numbers here), the head as JSON padded with
// spaces to a multiple of four, the keys (32 bits each), the weights (one byte each, row by row).

const mark = 'CLEWSCT2';

/** What stands in the head of a model's file. */
export interface ModelHead {
  readonly classes: readonly ScamType[];
  readonly rows: number;
  readonly scale: number;
  readonly bias: readonly number[];
  readonly temper: Temper;
  /** A type is said from this probability on. */
  readonly sure: number;
  /** That a report tells no fraud is said from this probability on: to overlook one is worse than to look once more. */
  readonly sureNone: number;
  /** Texts with fewer known pieces are not judged. */
  readonly fewest: number;
  /** SHA-256 of what was learnt from: own sentences, dialogues. */
  readonly learntFrom: { readonly own: string; readonly dialogues: string };
}

export interface TypeModel extends LinearModel {
  readonly head: ModelHead;
}

export function encodeModel(head: ModelHead, { keys, weights }: Pick<LinearModel, 'keys' | 'weights'>): Buffer {
  const told = JSON.stringify(head);
  const json = Buffer.from(told.padEnd(Math.ceil(told.length / 4) * 4));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const rows = Buffer.alloc(keys.length * 4);
  keys.forEach((key, at) => rows.writeUInt32LE(key, at * 4));
  return Buffer.concat([Buffer.from(mark), length, json, rows, Buffer.from(weights.buffer, weights.byteOffset, weights.length)]);
}

/** Throws when the bytes are no model of this version. */
export function decodeModel(bytes: Buffer): TypeModel {
  if (bytes.toString('latin1', 0, mark.length) !== mark) throw new Error('no model of scam types');
  const start = mark.length + 4 + bytes.readUInt32LE(mark.length);
  const head = JSON.parse(bytes.toString('utf8', mark.length + 4, start)) as ModelHead;
  const keys = Uint32Array.from({ length: head.rows }, (_, row) => bytes.readUInt32LE(start + row * 4));
  const weights = new Int8Array(bytes.subarray(start + head.rows * 4));
  if (weights.length !== head.rows * head.classes.length) throw new Error('a model of scam types that is cut short');
  const { classes, bias, scale, temper } = head;
  return { head, classes, keys, weights, bias: Float64Array.from(bias), scale, temper };
}

/** The model in the package, with room for one text: read once, by whoever asks first. */
export interface Shipped {
  readonly head: ModelHead;
  readonly scorer: Scorer;
  readonly grams: Grams;
}

let loaded: Shipped | undefined;

export function shipped(): Shipped {
  if (loaded === undefined) {
    const model = decodeModel(readFileSync(new URL('../data/types.bin', import.meta.url)));
    loaded = { head: model.head, scorer: new Scorer(model), grams: emptyGrams() };
  }
  return loaded;
}
