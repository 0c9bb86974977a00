import { wordsOf } from '../app/words.ts';

export const state = wordsOf('state', {
  en: {
    machine: 'machine',
    proposed: 'proposed by the machine',
    confirmed: 'confirmed by a person',
    dismissed: 'dismissed by a person',
    merged: 'merged by a person',
    split: 'split by a person',
    same: 'same ring, says a person',
    different: 'rejected by a person',
    unsure: 'left open by a person',
    corrected: 'corrected by a person',
  },
  zh: {
    machine: '系统判读',
    proposed: '系统建议',
    confirmed: '人工确认',
    dismissed: '人工否定',
    merged: '人工合并',
    split: '人工拆分',
    same: '人工认定同伙',
    different: '人工否定关联',
    unsure: '人工存疑',
    corrected: '人工更正',
  },
});
