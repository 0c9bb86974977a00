import { typesetNow } from './typeset.ts';
import type { Typesetting } from './typeset.ts';

// A process of its own: answers one piece of work, and ends. Also when whoever asked is gone.
process.once('message', (work) => {
  process.send!(typesetNow(work as Typesetting), () => process.disconnect());
});
