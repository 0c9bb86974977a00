import { nounOf } from '../link/index.ts';
import type {
  IndicatorKind,
  Judgement,
  OverlapStep,
  PersonJudgement,
  PictureJudgement,
  RecordedAct,
  Sentence,
} from '../model/index.ts';

/** What an element is called, by its id; the id itself where no template of the case has it. */
export type ElementName = (id: string) => Sentence;

/** What an import reads. */
const contentWords: Readonly<Record<'reports' | 'transfers' | 'labels' | 'rates' | 'roster' | 'wanted', Sentence>> = {
  reports: { en: 'reports', zh: '报案' },
  transfers: { en: 'transfers', zh: '资金流水' },
  labels: { en: 'labels of accounts', zh: '账户标签' },
  rates: { en: 'rates of a day', zh: '每日汇率' },
  roster: { en: 'a roster of people', zh: '人员名册' },
  wanted: { en: 'a wanted list', zh: '在逃人员名单' },
};

/** What an act says, in one sentence without anything of a report: for lists that may leave the house. */
export function actSentence(act: RecordedAct, elementName: ElementName): Sentence {
  switch (act.kind) {
    case 'casebook.create':
      return { en: `casebook ${act.body.id} made`, zh: `建立案册 ${act.body.id}` };
    case 'exhibit.seal':
      return { en: `exhibit ${short(act.body.sha256)} sealed`, zh: `封存证物 ${short(act.body.sha256)}` };
    case 'import': {
      const { sha256, content, added, rejected } = act.body;
      const what = contentWords[content ?? 'reports'];
      return {
        en: `${what.en} read from exhibit ${short(sha256)}: ${added} added, ${rejected} set aside`,
        zh: `从证物 ${short(sha256)} 读入${what.zh}：新增 ${added} 条，搁置 ${rejected} 条`,
      };
    }
    case 'link.run': {
      const { reports, rings, model } = act.body;
      return {
        en: `${reports} reports linked into ${rings} rings (model ${model})`,
        zh: `${reports} 条报案串并为 ${rings} 个团伙（模型 ${model}）`,
      };
    }
    case 'judge':
      return judgementSentence(act.body);
    case 'case.open':
      return { en: 'case opened', zh: '立案件' };
    case 'case.edit': {
      const names = [...new Set(Object.keys(act.body.set).map((name) => name.split(':')[0]!))];
      const words = names.map((name) => memberWords[name] ?? { en: name, zh: name });
      const what = { en: words.map(({ en }) => en).join(', '), zh: words.map(({ zh }) => zh).join('、') };
      return { en: `case changed: ${what.en}`, zh: `修改案件：${what.zh}` };
    }
    case 'element.support':
      return supportSentence(act.body, elementName);
    case 'consult':
      return { en: `${act.body.subject} looked at`, zh: `查阅${subjectWords[act.body.subject]}` };
    case 'disclose':
      return {
        en: `${act.body.subject} disclosed to ${act.body.recipient}`,
        zh: `向 ${act.body.recipient} 披露${subjectWords[act.body.subject]}`,
      };
    case 'package.send':
      return {
        en: `package ${act.body.package} sent to ${act.body.recipient}`,
        zh: `向 ${act.body.recipient} 移送卷宗 ${act.body.package}`,
      };
    case 'package.receive':
      return {
        en: `package ${act.body.package} received from ${act.body.sender}`,
        zh: `收到 ${act.body.sender} 的卷宗 ${act.body.package}`,
      };
    case 'package.recall':
      return { en: `parts of package ${act.body.package} withdrawn`, zh: `撤回卷宗 ${act.body.package} 的部分内容` };
    case 'receipt': {
      const zh = act.body.decision === 'accepted' ? '接受' : '拒收';
      return {
        en: `package ${act.body.package} ${act.body.decision} by ${act.body.from}`,
        zh: `${act.body.from} ${zh}卷宗 ${act.body.package}`,
      };
    }
    case 'trace.run': {
      const { transfers, paths } = act.body;
      return {
        en: `money traced through ${transfers} transfers to ${paths} places`,
        zh: `追踪资金：查看 ${transfers} 笔转账，止于 ${paths} 处`,
      };
    }
    case 'freeze.propose': {
      const { proposal, to, step } = act.body;
      return {
        en: `${stepWords[step].en} ${proposal} proposed to ${to}`,
        zh: `向 ${to} 提出${stepWords[step].zh}建议 ${proposal}`,
      };
    }
    case 'freeze.state': {
      const { proposal, state } = act.body;
      return { en: `freeze proposal ${proposal} ${state}`, zh: `止付建议 ${proposal}：${stateWords[state]}` };
    }
    case 'person.edit':
      return { en: 'what is known of a person changed', zh: '修改人员信息' };
    case 'person.judge':
      return personSentences[act.body.verdict];
    case 'screen.run': {
      const { persons, entries, hits } = act.body;
      return {
        en: `${persons} people held against ${entries} of a list: ${hits} to look at`,
        zh: `${persons} 人与名单 ${entries} 条比对：${hits} 人待核`,
      };
    }
    case 'protect.state':
      return protectSentences[act.body.step];
    case 'alarm.state':
      return act.body.state === 'seen'
        ? { en: `alarm of ${act.body.report} seen`, zh: `已查看 ${act.body.report} 的紧急警示` }
        : { en: `alarm of ${act.body.report} closed`, zh: `已办结 ${act.body.report} 的紧急警示` };
    case 'picture.judge':
      return pictureSentences[act.body.about];
    case 'stats.publish': {
      const { from, to } = act.body;
      return { en: `figures of ${from} to ${to} published`, zh: `发布 ${from} 至 ${to} 的统计数据` };
    }
    case 'overlap.run':
      return overlapSentence(act.body);
    case 'overlap.partner': {
      const { change, partner } = act.body;
      return change === 'pin'
        ? { en: `key of ${partner} compared and pinned`, zh: `核对并固定 ${partner} 的公钥` }
        : { en: `key of ${partner} no longer trusted`, zh: `不再信任 ${partner} 的公钥` };
    }
    case 'key.rotate':
      return { en: 'key of the log changed', zh: '更换日志密钥' };
    case 'erase':
      return { en: `details of ${act.body.acts.length} acts erased by law`, zh: `依法删除 ${act.body.acts.length} 条操作的详情` };
    default:
      return { en: act.kind, zh: act.kind };
  }
}

const overlapWords: Readonly<Record<OverlapStep['step'], Sentence>> = {
  commit: { en: 'own set fixed', zh: '固定己方标识集' },
  offer: { en: 'offer written', zh: '发出比对邀约' },
  answer: { en: 'offer answered', zh: '答复比对邀约' },
  result: { en: 'answer opened', zh: '打开对方答复' },
  close: { en: 'result opened', zh: '打开比对结果' },
  refuse: { en: 'refused', zh: '拒绝比对' },
  ask: { en: 'a package asked for', zh: '请求移送卷宗' },
  asked: { en: 'they ask for a package', zh: '对方请求移送卷宗' },
  audit: { en: 'opened for a judge', zh: '交法官复核' },
};

/** Without an indicator. */
function overlapSentence({ run, partner, step }: OverlapStep): Sentence {
  const { en, zh } = overlapWords[step];
  return { en: `overlap ${run} with ${partner}: ${en}`, zh: `与 ${partner} 的碰撞比对 ${run}：${zh}` };
}

const stepWords: Readonly<Record<'stop' | 'stop.again' | 'freeze', Sentence>> = {
  stop: { en: 'stop of payment', zh: '止付' },
  'stop.again': { en: 'second stop of payment', zh: '续止付' },
  freeze: { en: 'freeze', zh: '冻结' },
};
const stateWords = { sent: '已发出', confirmed: '已确认', refused: '被拒绝', released: '已解除' } as const;

const pictureSentences: Readonly<Record<PictureJudgement['about'], Sentence>> = {
  type: { en: 'decision on the type of a report', zh: '研判报案的诈骗类型' },
  move: { en: 'decision on a move of a ring', zh: '研判团伙转移' },
  routine: { en: 'decision on a new routine', zh: '研判新型手法' },
};
/** Without who it is about. */
const personSentences: Readonly<Record<PersonJudgement['verdict'], Sentence>> = {
  same: { en: 'two records of people: one person', zh: '两条人员记录：同一人' },
  different: { en: 'two records of people: not one person', zh: '两条人员记录：非同一人' },
  match: { en: 'a person taken for an entry of a wanted list', zh: '认定某人与名单条目为同一人' },
  'no.match': { en: 'a person not taken for an entry of a wanted list', zh: '认定某人与名单条目非同一人' },
  'open.match': { en: 'a hit of a screening left open', zh: '一项比对结果待定' },
};
const protectSentences = {
  interview: { en: 'a protection interview recorded', zh: '记录保护性询问' },
  refer: { en: 'referred for protection', zh: '转介保护' },
  clear: { en: 'protection looked at: no referral needed', zh: '保护甄别：无须转介' },
  close: { en: 'referral ended', zh: '转介办结' },
  override: { en: 'protection overridden by a supervisor', zh: '主管批准不适用保护' },
  resume: { en: 'protection taken up again', zh: '恢复保护' },
} as const;

/** Members of a case, in words. */
const memberWords: Readonly<Record<string, Sentence>> = {
  title: { en: 'title', zh: '名称' },
  rings: { en: 'rings', zh: '团伙' },
  access: { en: 'who may see it', zh: '查阅人员' },
  court: { en: 'court', zh: '法院' },
  agency: { en: 'agency', zh: '办案单位' },
  purpose: { en: 'purpose', zh: '用途' },
  label: { en: 'label', zh: '传播标识' },
  officers: { en: 'officers', zh: '办案人员' },
  templates: { en: 'templates', zh: '构成要件模板' },
  hold: { en: 'legal hold', zh: '证据保全' },
  suspect: { en: 'suspect', zh: '嫌疑人' },
  suspects: { en: 'numbers of suspects', zh: '嫌疑人编号' },
  exhibit: { en: 'exhibit', zh: '证物' },
  recheck: { en: 'hashes checked again', zh: '哈希复核' },
  rate: { en: 'rate', zh: '汇率' },
  sample: { en: 'sample', zh: '抽样' },
};

const subjectWords: Readonly<Record<string, string>> = {
  report: '报案',
  ring: '团伙',
  case: '案件',
  person: '人员',
  exhibit: '证物',
  indicator: '涉案标识',
  search: '检索',
  list: '列表',
  act: '操作记录',
  account: '账户',
  trace: '资金追踪',
  roster: '人员名册',
  referral: '转介',
};

const noun = (kind: string, value: string): Sentence => ({
  en: nounOf(kind as IndicatorKind, value, 'en'),
  zh: nounOf(kind as IndicatorKind, value, 'zh'),
});

const short = (hash: string): string => hash.slice(0, 12);

/** A decision in words; reports by Clew's id, never what they tell. */
export function judgementSentence(judgement: Judgement): Sentence {
  switch (judgement.verdict) {
    case 'same':
      return { en: `${judgement.a} and ${judgement.b}: one ring`, zh: `${judgement.a} 与 ${judgement.b}：同一团伙` };
    case 'different':
      return { en: `${judgement.a} and ${judgement.b}: not one ring`, zh: `${judgement.a} 与 ${judgement.b}：非同一团伙` };
    case 'unsure':
      return { en: `${judgement.a} and ${judgement.b}: left open`, zh: `${judgement.a} 与 ${judgement.b}：待定` };
    case 'out':
      return { en: `${judgement.report} taken out of ${judgement.ring}`, zh: `将 ${judgement.report} 移出 ${judgement.ring}` };
    case 'service': {
      const { en, zh } = noun(judgement.kind, judgement.value);
      return { en: `one ${en} taken for a shared service`, zh: `认定一项${zh}为共用服务` };
    }
    case 'identity': {
      const { en, zh } = noun(judgement.kind, judgement.value);
      return { en: `one ${en} taken for one ring’s own`, zh: `认定一项${zh}为某团伙专用` };
    }
    case 'confirm':
      return { en: `ring ${judgement.ring} confirmed`, zh: `确认团伙 ${judgement.ring}` };
    case 'dismiss':
      return { en: `ring ${judgement.ring} dismissed`, zh: `否定团伙 ${judgement.ring}` };
    case 'mention': {
      const { en, zh } = noun(judgement.kind, judgement.value);
      return { en: `one ${en} in ${judgement.report} corrected`, zh: `更正 ${judgement.report} 中的一项${zh}` };
    }
    case 'undo':
      return { en: `decision of act ${judgement.act} taken back`, zh: `撤销第 ${judgement.act} 号操作的研判结论` };
  }
}

function supportSentence(
  { element, suspect, stance }: Extract<RecordedAct, { kind: 'element.support' }>['body'],
  elementName: ElementName,
): Sentence {
  const name = elementName(element);
  const whom = suspect === undefined ? { en: '', zh: '' } : { en: ` (${suspect})`, zh: `（${suspect}）` };
  const said = {
    for: { en: 'a ground for', zh: '支持' },
    against: { en: 'a ground against', zh: '反对' },
    withdraws: { en: 'a ground withdrawn from', zh: '撤回依据：' },
    none: { en: 'set aside as not applicable:', zh: '不适用：' },
  }[stance];
  return { en: `${said.en} “${name.en}”${whom.en}`, zh: `${said.zh}“${name.zh}”${whom.zh}` };
}
