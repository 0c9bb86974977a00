import { go, halves } from './support/journeys.ts';

go(halves()[1]);
