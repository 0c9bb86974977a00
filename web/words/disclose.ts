import { wordsOf } from '../app/words.ts';

/** What is asked before something leaves: to whom, how far, why. */
export const discloseWords = wordsOf('disclose', {
  en: {
    recipient: 'Recipient',
    reason: 'Reason and legal basis',
    label: 'Label',
    giveOut: 'Record and download',
  },
  zh: {
    recipient: '接收方',
    reason: '理由与法律依据',
    label: '密级标签',
    giveOut: '记录并下载',
  },
});
