import type { DossierExhibit, ExhibitFacts, ReviewCheck, Sentence } from '../model/index.ts';
import { dayOf } from './day.ts';

type Point = ReviewCheck['point'];
type State = ReviewCheck['state'];

/** What is known of an exhibit when it is reviewed. */
export type Reviewed = Omit<DossierExhibit, 'checks'>;

/** That somebody had the sealed copy read again: whether it has its hash, when and by whom. */
export interface Recheck {
  readonly intact: boolean;
  /** UTC milliseconds. Absent: just now, for what is looked at. */
  readonly at?: number;
  readonly by?: string;
}

const people = (point: Point, state: State, en: string, zh: string): ReviewCheck => told(point, state, { en, zh }, false);
const machine = (point: Point, state: State, en: string, zh: string): ReviewCheck => told(point, state, { en, zh }, true);
const told = (point: Point, state: State, sentence: Sentence, isMachine: boolean): ReviewCheck => ({
  point,
  state,
  machine: isMachine,
  sentence,
});

/** Investigators who sign, and with the holder. */
const investigators = 2;

/**
 * The prosecutor's review of one exhibit (检察审查要点): what Clew can see for itself is looked at, the rest is what people wrote
 * down, and `open` where nobody did. Points: 2016 Rules on electronic data, and the review of such data by prosecutors.
 */
export function checksOf(exhibit: Reviewed, recheck: Recheck | undefined): ReviewCheck[] {
  const { facts } = exhibit;
  return [
    originalMedium(facts),
    signatures(facts),
    rehashed(recheck),
    sealedFirst(exhibit),
    custody(exhibit),
    reproducible(facts),
    changes(facts),
    backup(facts),
    frozen(facts),
    foreign(facts),
  ];
}

function originalMedium({ originalMedium: kept, whyNot }: ExhibitFacts): ReviewCheck {
  const point = 'original_medium';
  if (kept === true) return people(point, 'yes', 'The original medium is kept.', '原始存储介质已扣押、封存。');
  if (whyNot !== undefined) {
    return people(
      point,
      'yes',
      'The original medium is not kept, and the reason is written down.',
      '未扣押原始存储介质，已注明原因。',
    );
  }
  if (kept === false) {
    return people(point, 'no', 'The original medium is not kept, and nobody says why.', '未扣押原始存储介质，且未注明原因。');
  }
  return people(
    point,
    'open',
    'Nobody wrote down whether the original medium is kept, or why not.',
    '未注明是否扣押原始存储介质及其原因。',
  );
}

function signatures({ signatures: names, refusal, witness, video }: ExhibitFacts): ReviewCheck {
  const point = 'signature_or_certificate';
  if (names.length > investigators) {
    return people(point, 'yes', 'Two investigators and the holder signed.', '两名以上侦查人员及持有人（提供人）已签名或盖章。');
  }
  const hasOther = witness !== undefined || video !== undefined;
  if (names.length === investigators && refusal !== undefined && hasOther) {
    return people(
      point,
      'yes',
      'Two investigators signed; the holder’s refusal is noted, with a witness or a recording.',
      '两名侦查人员已签名；持有人拒绝签名的情况已注明，并有见证人签名或录像。',
    );
  }
  if (names.length === 0) return people(point, 'open', 'No signature is recorded.', '未记录任何签名。');
  const lacking =
    names.length < investigators
      ? { en: 'a second investigator', zh: '第二名侦查人员签名' }
      : refusal === undefined
        ? { en: 'the holder, or a note of the refusal', zh: '持有人签名或拒签说明' }
        : { en: 'a witness or a recording of the refusal', zh: '见证人签名或录像' };
  return people(point, 'no', `Signatures lack ${lacking.en}.`, `签名不全：缺少${lacking.zh}。`);
}

function rehashed(recheck: Recheck | undefined): ReviewCheck {
  const point = 'hash_recheck';
  if (recheck === undefined) {
    return machine(
      point,
      'open',
      'The sealed copy was not read again since it was sealed.',
      '封存后尚未重新核对完整性校验值（SHA-256）。',
    );
  }
  const { intact, at, by } = recheck;
  const when =
    at === undefined ? { en: 'Read again now', zh: '现已重新核对' } : { en: `Read again on ${dayOf(at)}`, zh: dayOf(at) };
  const who = by === undefined ? { en: '', zh: '' } : { en: ` by ${by}`, zh: `由 ${by} 重新核对` };
  return intact
    ? machine(point, 'yes', `${when.en}${who.en}: the SHA-256 is the one sealed.`, `${when.zh}${who.zh}，SHA-256 与封存时一致。`)
    : machine(
        point,
        'no',
        `${when.en}${who.en}: the SHA-256 is NOT the one sealed.`,
        `${when.zh}${who.zh}，SHA-256 与封存时不一致。`,
      );
}

function sealedFirst({ sealed, imported }: Reviewed): ReviewCheck {
  const point = 'sealed_before_use';
  if (imported === undefined) {
    return machine(
      point,
      'yes',
      `Sealed by act ${sealed.act}; nothing was read from it as reports.`,
      `已由第 ${sealed.act} 号操作封存，未从中读入报案。`,
    );
  }
  return sealed.act < imported.act
    ? machine(
        point,
        'yes',
        `Sealed by act ${sealed.act}, before act ${imported.act} read from it.`,
        `第 ${sealed.act} 号操作先行封存，第 ${imported.act} 号操作其后读入。`,
      )
    : machine(
        point,
        'no',
        `Act ${imported.act} read it before act ${sealed.act} sealed it.`,
        `第 ${imported.act} 号操作先行读取，第 ${sealed.act} 号操作其后封存。`,
      );
}

function custody({ sealed, facts: { collectedAt, collector } }: Reviewed): ReviewCheck {
  const point = 'custody_unbroken';
  if (collectedAt !== undefined && collectedAt > sealed.at) {
    return machine(
      point,
      'no',
      `It is said to be collected on ${dayOf(collectedAt)}, after it was sealed on ${dayOf(sealed.at)}.`,
      `记载的提取日期（${dayOf(collectedAt)}）晚于封存日期（${dayOf(sealed.at)}）。`,
    );
  }
  const since = {
    en: `Every act on it stands in the log from its sealing on ${dayOf(sealed.at)} on (act ${sealed.act})`,
    zh: `自 ${dayOf(sealed.at)} 封存（第 ${sealed.act} 号操作）起，全部操作均在日志中`,
  };
  if (collectedAt === undefined || collector === undefined) {
    return machine(
      point,
      'open',
      `${since.en}; who collected it and when is not written down.`,
      `${since.zh}；提取人和提取时间未记载。`,
    );
  }
  return machine(
    point,
    'yes',
    `${since.en}; from its collection on ${dayOf(collectedAt)} until then it rests on what was written down.`,
    `${since.zh}；自 ${dayOf(collectedAt)} 提取至封存期间以书面记载为准。`,
  );
}

function reproducible({ reproducible: can }: ExhibitFacts): ReviewCheck {
  const point = 'reproducible';
  if (can === undefined) {
    return people(
      point,
      'open',
      'Nobody wrote down whether the collection can be done again with the same outcome.',
      '未注明提取过程是否可复现。',
    );
  }
  return can
    ? people(point, 'yes', 'The collection can be done again with the same outcome.', '提取过程可以复现。')
    : people(point, 'no', 'The collection cannot be done again.', '提取过程不可复现。');
}

function changes({ changes: said }: ExhibitFacts): ReviewCheck {
  const point = 'changes_explained';
  return said === undefined
    ? people(
        point,
        'open',
        'Nobody wrote down whether anything was added, removed or changed on the way.',
        '未说明是否存在增加、删除、修改等情形。',
      )
    : people(
        point,
        'yes',
        'It is written down what was added, removed or changed, or that nothing was.',
        '增加、删除、修改等情形已作说明。',
      );
}

function backup({ backupEqual }: ExhibitFacts): ReviewCheck {
  const point = 'backup_equals_original';
  if (backupEqual === undefined) {
    return people(point, 'open', 'Nobody compared the copy with the original.', '未注明备份与原始数据是否一致。');
  }
  return backupEqual
    ? people(point, 'yes', 'The copy equals the original.', '备份与原始数据一致。')
    : people(point, 'no', 'The copy does not equal the original.', '备份与原始数据不一致。');
}

function frozen({ frozen: isFrozen, freezeLog }: ExhibitFacts): ReviewCheck {
  const point = 'post_freeze_log';
  if (freezeLog !== undefined) {
    return people(point, 'yes', 'The log after the freeze is there.', '冻结后的操作日志已附。');
  }
  if (isFrozen === undefined) {
    return people(
      point,
      'open',
      'Nobody wrote down whether the data were frozen in place; then a log is needed.',
      '未注明是否为冻结电子数据；如是，须附冻结后的操作日志。',
    );
  }
  return isFrozen
    ? people(
        point,
        'no',
        'The data were frozen in place, and the log after it is missing.',
        '系冻结电子数据，缺少冻结后的操作日志。',
      )
    : people(point, 'not-applicable', 'The data were not frozen in place.', '非冻结电子数据，不适用。');
}

function foreign({ foreign: isForeign, exportAuthority, source, collectedAt, method }: ExhibitFacts): ReviewCheck {
  const point = 'foreign_source';
  if (isForeign === undefined && exportAuthority === undefined) {
    return people(point, 'open', 'Nobody wrote down whether it came from abroad.', '未注明是否来自境外。');
  }
  if (isForeign === false) return people(point, 'not-applicable', 'It did not come from abroad.', '非境外证据，不适用。');
  const lacking = [
    ...(exportAuthority === undefined ? [{ en: 'the authority that handed it over', zh: '移交机关' }] : []),
    ...(source === undefined ? [{ en: 'the source', zh: '来源' }] : []),
    ...(collectedAt === undefined ? [{ en: 'the time', zh: '提取时间' }] : []),
    ...(method === undefined ? [{ en: 'the way it took', zh: '移交过程' }] : []),
  ];
  return lacking.length === 0
    ? people(
        point,
        'yes',
        'Authority, source, time and way of what came from abroad are written down.',
        '境外证据的移交机关、来源、时间和过程均已注明。',
      )
    : people(
        point,
        'no',
        `It came from abroad; not written down: ${lacking.map(({ en }) => en).join(', ')}.`,
        `境外证据，未注明：${lacking.map(({ zh }) => zh).join('、')}。`,
      );
}
