import { type Sheets, typesetNow } from './set.ts';

// A process of its own: answers one piece of work, and ends. Also when whoever asked is gone.
process.once('message', (sheets) => {
  process.send!(typesetNow(sheets as Sheets), () => process.disconnect());
});
