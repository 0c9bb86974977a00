import type { Part } from './file-plan.ts';

interface Spellings {
  /** Means the part wherever it stands. */
  readonly sure: string;
  /** Means it only when nothing surer is there and the content agrees. */
  readonly weak?: string;
}

/**
 * Header spellings, space-separated, as `plainName` leaves them: lower case, simplified characters, no separators. From
 * police, bank, hotline and platform forms in Chinese and English.
 */
export const spellings: Readonly<Partial<Record<Part, Spellings>>> = {
  ref: {
    sure:
      '报案编号 案件编号 案号 警情编号 受案编号 受理编号 立案编号 接警单号 接警编号 接警单编号 报警编号 报警单号 线索编号 举报编号 投诉编号 工单编号 工单号 案件号 报案号 受理号 ' +
      '通报编号 reportid reportno reportnumber reportnum caseid caseno casenumber casenum casereference complaintid complaintno complaintnumber ' +
      'ticketid ticketno ticketnumber incidentid incidentno incidentnumber crimereference crimenumber referencenumber referenceno reportreference ' +
      'reportref caseref recordid submissionid',
    weak: 'id 编号 序号 no number num 流水号 单号 uuid guid key ref reference # idx index rowid',
  },
  reportedAt: {
    sure:
      '报案时间 报案日期 受理时间 受理日期 受案时间 受案日期 接警时间 接警日期 报警时间 报警日期 登记时间 登记日期 立案时间 立案日期 举报时间 举报日期 投诉时间 投诉日期 ' +
      '通报时间 通报日期 录入时间 填报时间 填报日期 上报时间 提交时间 reportedat reportdate reporttime reportedon reporteddate datereported reportdatetime ' +
      'datereceived receivedat receiveddate receivedon complaintdate submissiondate submittedat datesubmitted createdat filedat filedon datefiled ' +
      'reportedtime dateofreport',
    weak: 'date time timestamp datetime detecteddate detectedat firstseen created sentat senton 日期 时间 发布时间 创建时间 收到时间 发送时间 tweetdate posted postedat',
  },
  lossAt: {
    sure:
      '案发时间 案发日期 发案时间 发案日期 事发时间 事发日期 被骗时间 被骗日期 受骗时间 受骗日期 发生时间 发生日期 损失时间 汇款时间 转账时间 转账日期 汇款日期 ' +
      'incidentdate incidenttime incidentat dateofincident occurredat occurredon dateoccurred occurrencedate lossat lossdate dateofloss dateofoffence ' +
      'offencedate scamdate fraudstartdate transactiondate transferdate',
  },
  agency: {
    sure:
      '受理单位 报案单位 立案单位 接警单位 受案单位 办案单位 报送单位 承办单位 填报单位 上报单位 主办单位 受理机关 办案机关 受理机构 受理派出所 agency reportingagency ' +
      'policestation policeunit reportingunit receivingagency investigatingagency',
    weak: '单位 机构 派出所 分局 department organisation organization office',
  },
  language: { sure: '语言 语种 language lang srclang reportlanguage textlanguage languagecode' },
  channel: {
    sure: '渠道 报案渠道 报案方式 举报渠道 投诉渠道 受理渠道 报警方式 来源渠道 接警方式 channel reportchannel reportingchannel submittedvia reportedvia',
  },
  category: {
    sure:
      '类别 案件类别 案件类型 诈骗类型 诈骗类别 诈骗手法 诈骗方式 案由 作案手段 案别 警情类别 警情类型 涉诈类型 category casetype casecategory scamtype fraudtype ' +
      'crimetype scamcategory fraudcategory complainttype reporttype offencetype typeofscam typeoffraud',
    weak: '类型 分类 手法',
  },
  amount: {
    sure:
      '涉案金额 损失金额 被骗金额 受骗金额 诈骗金额 财损 财损金额 财产损失 涉案价值 损失 损失总额 被骗总额 涉案总金额 amount amountlost loss lossamount totalloss ' +
      'totalamount lossvalue moneylost financialloss reportedloss losstotal totallost',
    weak: '金额 总金额 转账金额 汇款金额',
  },
  currency: { sure: '币种 货币 币别 货币种类 currency ccy currencycode losscurrency amountcurrency' },
  victim: {
    sure:
      '受害人编号 被害人编号 报案人编号 受害者编号 受骗人编号 举报人编号 victimref victimid victimno victimnumber victimpseudonym victimcode complainantid complainantref ' +
      'victim reporterid',
  },
  text: {
    sure:
      '简要案情 案情 案情描述 案情摘要 案情简介 案情概述 案件描述 案件简介 简要情况 报案内容 报案陈述 报警内容 接警内容 警情内容 警情描述 举报内容 投诉内容 投诉详情 陈述 ' +
      '受害人陈述 被害人陈述 报案人陈述 事主陈述 当事人陈述 叙述 案情叙述 情况描述 被骗情况 受骗过程 被骗过程 诈骗过程 内容 正文 详情 描述 情况说明 经过 案发经过 受骗经过 被骗经过 诈骗经过 事情经过 事件经过 案件经过 处警情况 对话 对话内容 聊天记录 聊天内容 短信内容 ' +
      '笔录 笔录内容 text narrative description statement complaint details incidentdescription casedescription summary casesummary ' +
      'message messagetext body content dialogue conversation transcript story whathappened victimstatement incidentdetails reporttext complaintnarrative ' +
      'consumercomplaintnarrative smstext freetext incidentsummary casedetails scamdescription messagebody fulltext',
    weak: '备注 说明 附注 notes note remarks remark comments comment 标题 title',
  },
  ignore: { sure: 'clewfile clewrow clewcolumn clewreason' },
};

/** Traditional characters of the headers above with their simplified forms. */
const simplified: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '報报 編编 號号 時时 間间 單单 位位 類类 別别 額额 損损 財财 產产 總总 幣币 貨货 種种 語语 語语 言言 詐诈 騙骗 簡简 情情 內内 陳陈 對对 話话 記记 錄录 簿簿 筆笔 過过 經经 發发 ' +
      '轉转 帳账 賬账 匯汇 額额 處处 備备 註注 說说 標标 題题 達达 機机 關关 構构 舉举 訴诉 詳详 稱称 線线 據据 連连 結结 點点 電电 錢钱 涉涉 價价 值值 受受 害害 者者 訊讯 簡简 聯联 絡络 ' +
      '實实 際际 預预 開开 務务 數数 詢询 應应 態态 顯显 給给 戶户 銀银 國国 與与 動动 項项 敘叙 騙骗 當当 況况 職职 誌志 餘余 歷历 屬属 縣县 區区',
  ]
    .join('')
    .split(' ')
    .map((pair) => [pair[0]!, pair[1]!]),
);

/** A header without what varies: width, case, script, separators, units in brackets. */
export function plainName(name: string): string {
  const text = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（[【].*?[)）\]】]/g, '')
    .replace(/[\s_\-./:：*'"‘’“”]+/g, '');
  return Array.from(text, (character) => simplified[character] ?? character).join('');
}

/** Whether a header is written in traditional characters: a form of Taiwan, Hong Kong or Macao. */
export function isTraditional(name: string): boolean {
  return Array.from(name).some((character) => {
    const other = simplified[character];
    return other !== undefined && other !== character;
  });
}

const sure = new Map<string, Part>();
const weak = new Map<string, Part>();
for (const [part, names] of Object.entries(spellings)) {
  for (const name of names.sure.split(' ')) sure.set(name, part as Part);
  for (const name of names.weak?.split(' ') ?? []) weak.set(name, part as Part);
}

export interface Recognised {
  readonly part: Part;
  readonly sure: boolean;
}

/** The part a header names, if it is one we know. In nested records the last member of a dotted name counts, weakly. */
export function recogniseName(name: string): Recognised | undefined {
  if (name.length > 100) return undefined;
  const plain = plainName(name);
  const part = sure.get(plain);
  if (part !== undefined) return { part, sure: true };
  const perhaps = weak.get(plain);
  if (perhaps !== undefined) return { part: perhaps, sure: false };
  const dot = name.lastIndexOf('.');
  const leaf = dot < 0 ? undefined : sure.get(plainName(name.slice(dot + 1)));
  return leaf === undefined || leaf === 'ignore' ? undefined : { part: leaf, sure: false };
}
