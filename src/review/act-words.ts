import type { Judgement, RecordedAct, Sentence } from '../model/index.ts';

/** What an act says, in one sentence without anything of a report: for lists that may leave the house. */
export function actSentence(act: RecordedAct): Sentence {
  switch (act.kind) {
    case 'casebook.create':
      return { en: `casebook ${act.body.id} made`, zh: `建立案册 ${act.body.id}` };
    case 'exhibit.seal':
      return { en: `exhibit ${short(act.body.sha256)} sealed`, zh: `封存证物 ${short(act.body.sha256)}` };
    case 'import': {
      const { sha256, added, rejected } = act.body;
      return {
        en: `reports read from exhibit ${short(sha256)}: ${added} added, ${rejected} set aside`,
        zh: `从证物 ${short(sha256)} 读入报案：新增 ${added} 条，搁置 ${rejected} 条`,
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
      const names = Object.keys(act.body.set).map((name) => name.split(':')[0]);
      const what = [...new Set(names)].join(', ');
      return { en: `case changed: ${what}`, zh: `修改案件：${what}` };
    }
    case 'element.support':
      return supportSentence(act.body);
    case 'consult':
      return { en: `${act.body.subject} looked at`, zh: `查阅（${act.body.subject}）` };
    case 'disclose':
      return {
        en: `${act.body.subject} disclosed to ${act.body.recipient}`,
        zh: `向 ${act.body.recipient} 披露（${act.body.subject}）`,
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
    case 'key.rotate':
      return { en: 'key of the log changed', zh: '更换日志密钥' };
    case 'erase':
      return { en: `details of ${act.body.acts.length} acts erased by law`, zh: `依法删除 ${act.body.acts.length} 条操作的详情` };
    default:
      return { en: act.kind, zh: act.kind };
  }
}

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
    case 'service':
      return { en: `a ${judgement.kind} taken for a shared service`, zh: `认定一项 ${judgement.kind} 为共用服务` };
    case 'identity':
      return { en: `a ${judgement.kind} taken for one ring’s own`, zh: `认定一项 ${judgement.kind} 为某团伙专用` };
    case 'confirm':
      return { en: `ring ${judgement.ring} confirmed`, zh: `确认团伙 ${judgement.ring}` };
    case 'dismiss':
      return { en: `ring ${judgement.ring} dismissed`, zh: `否定团伙 ${judgement.ring}` };
    case 'mention':
      return {
        en: `a ${judgement.kind} in ${judgement.report} corrected`,
        zh: `更正 ${judgement.report} 中的一项 ${judgement.kind}`,
      };
    case 'undo':
      return { en: `decision of act ${judgement.act} taken back`, zh: `撤销第 ${judgement.act} 号操作的研判结论` };
  }
}

function supportSentence({ element, suspect, stance }: Extract<RecordedAct, { kind: 'element.support' }>['body']): Sentence {
  const whom = suspect === undefined ? { en: '', zh: '' } : { en: ` (${suspect})`, zh: `（${suspect}）` };
  const said = {
    for: { en: 'a ground for', zh: '支持' },
    against: { en: 'a ground against', zh: '反对' },
    withdraws: { en: 'a ground withdrawn from', zh: '撤回依据：' },
    none: { en: 'set aside as not applicable:', zh: '不适用：' },
  }[stance];
  return { en: `${said.en} ${element}${whom.en}`, zh: `${said.zh}${element}${whom.zh}` };
}
