import { fifo } from './fifo.ts';
import { firstInBalance } from './first-in-balance.ts';
import type { Methods } from './method.ts';
import { poison } from './poison.ts';
import { proRata } from './pro-rata.ts';

export type { Method } from './method.ts';

export const methods: Methods = { fifo, 'pro-rata': proRata, poison, 'first-in-balance': firstInBalance };
