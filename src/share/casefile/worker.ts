import { parentPort, workerData } from 'node:worker_threads';
import { typesetNow } from './typeset.ts';
import type { Typesetting } from './typeset.ts';

const answer = typesetNow(workerData as Typesetting);
parentPort!.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : []);
