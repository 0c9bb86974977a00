import type { Command, Words } from './args.ts';

interface Entry {
  readonly about: Words;
  /** Loaded only when the command runs, so that `clew help` never opens a database. */
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** The commands, in the order help lists them. */
export const table: Readonly<Record<string, Entry>> = {
  run: {
    about: { en: 'reports in, rings out: one shot, nothing kept', zh: '一步到位：输入报案，输出团伙，不留案册' },
    load: () => import('./run.ts'),
  },
  extract: {
    about: { en: 'indicators of a text, as a filter for scripts', zh: '从文本中提取涉案标识，可作管道使用' },
    load: () => import('../extract/command.ts'),
  },
  init: { about: { en: 'make a casebook', zh: '新建案册' }, load: () => import('./init.ts') },
  import: {
    about: {
      en: 'add files of reports, statements, or people (rosters, wanted lists) to the casebook',
      zh: '将报案文件、资金流水、人员名册或在逃名单导入案册',
    },
    load: () => import('./import.ts'),
  },
  link: { about: { en: 'join the reports into rings', zh: '串并报案，形成团伙' }, load: () => import('./link.ts') },
  rings: { about: { en: 'the rings, largest first', zh: '团伙列表，由大到小' }, load: () => import('./rings.ts') },
  ring: { about: { en: 'one ring: its reports and the reasons', zh: '单个团伙：报案及理由' }, load: () => import('./ring.ts') },
  modus: {
    about: { en: 'how a ring works: steps, days, money, shared wording', zh: '团伙作案手法：步骤、时间、金额、共有话术' },
    load: () => import('../picture/modus-command.ts'),
  },
  report: { about: { en: 'one report with its indicators', zh: '单条报案及其标识' }, load: () => import('./report.ts') },
  why: {
    about: { en: 'why two reports belong together, or not', zh: '两条报案为何串并，或为何不' },
    load: () => import('./why.ts'),
  },
  places: {
    about: { en: 'where rings work and where they moved, with reasons', zh: '团伙所在地与转移情况及理由' },
    load: () => import('../picture/places-command.ts'),
  },
  services: {
    about: { en: 'indicators set aside as shared services', zh: '被识别为共用服务商的标识' },
    load: () => import('./services.ts'),
  },
  search: { about: { en: 'reports that name an indicator', zh: '查找提及某标识的报案' }, load: () => import('./search.ts') },
  judge: {
    about: { en: 'record a decision: same, different, service …', zh: '记录研判结论：同伙、非同伙、共用服务等' },
    load: () => import('./judge.ts'),
  },
  undo: { about: { en: 'take a decision back', zh: '撤销一项研判结论' }, load: () => import('./undo.ts') },
  case: {
    about: { en: 'cases: suspects, grounds, exhibits, samples, legal hold', zh: '案件：嫌疑人、依据、证物、抽样、法律保全' },
    load: () => import('../review/command.ts'),
  },
  domains: {
    about: {
      en: 'domains of rings: how they are named, what the next may be, lists to block them by',
      zh: '团伙的域名：命名规律、后续预判与封堵清单',
    },
    load: () => import('../picture/domains-command.ts'),
  },
  missing: {
    about: { en: 'what a case still has to show, and letters that ask for it', zh: '案件尚缺哪些证据，并生成调取函件' },
    load: () => import('../review/missing-command.ts'),
  },
  trace: {
    about: { en: 'where the money went, or came from, and why it stops there', zh: '资金流向：钱去了哪里、从何而来、止于何处' },
    load: () => import('../money/trace-command.ts'),
  },
  account: {
    about: { en: 'one account: holder, labels, statements, reports, transfers', zh: '单个账户：户名、标签、流水、报案与转账' },
    load: () => import('../money/account-command.ts'),
  },
  patterns: {
    about: {
      en: 'shapes of payments that laundering has: fans, mules, cycles, smurfing …',
      zh: '可疑资金模式：归集、过渡、回流、化整为零等',
    },
    load: () => import('../money/patterns-command.ts'),
  },
  losses: {
    about: {
      en: 'what was lost: gross, what came back, net; refunds shared pro rata',
      zh: '损失核算：被骗、返还与实际损失；按比例返还',
    },
    load: () => import('../money/losses-command.ts'),
  },
  freeze: {
    about: {
      en: 'what can still be frozen; proposals with their clocks, and their letters',
      zh: '尚可止付冻结的账户；止付建议、时限及文书',
    },
    load: () => import('../money/freeze-command.ts'),
  },
  alarms: {
    about: {
      en: 'reports that tell of harm that cannot wait: held, hurt, missing …',
      zh: '紧急警示：报案中述及绑架、拘禁、伤害、失踪等',
    },
    load: () => import('../people/alarms-command.ts'),
  },
  lists: {
    about: { en: 'rosters and wanted lists: version, digest, people', zh: '人员名册与在逃人员名单：版本、摘要、人数' },
    load: () => import('../people/lists-command.ts'),
  },
  protect: {
    about: {
      en: 'people who may have been trafficked: interview, referral, and what became of it',
      zh: '疑似人口贩运受害人：询问、转介及结果',
    },
    load: () => import('../people/protection-command.ts'),
  },
  screen: {
    about: {
      en: 'a roster of people held against a wanted list; what is decided on hits',
      zh: '人员名册与在逃人员名单比对；对命中的认定',
    },
    load: () => import('../people/screen-command.ts'),
  },
  person: {
    about: {
      en: 'one person: fields with their sources, hits, protection; joined or told apart',
      zh: '单个人员：字段与来源、命中、保护；合并或区分',
    },
    load: () => import('../people/person-command.ts'),
  },
  stats: {
    about: {
      en: 'figures to publish: complaints and losses by type, age, place, month …',
      zh: '可公布的统计：按类型、年龄、地点、月份等统计报案与损失',
    },
    load: () => import('../stats/command.ts'),
  },
  routines: {
    about: {
      en: 'new routines: groups of late reports that fit nothing known; types of reports said by people',
      zh: '新型手法：近期不属于已知手法的报案；人工认定报案类型',
    },
    load: () => import('../picture/routines-command.ts'),
  },
  serve: {
    about: { en: 'the workbench in the browser', zh: '在浏览器中打开工作台' },
    load: () => import('../server/command.ts'),
  },
  verify: {
    about: { en: 'check a casebook, a package, a log, a proof or an exhibit', zh: '验证案册、移送卷宗、日志、证明或证物' },
    load: () => import('../custody/command.ts'),
  },
  rebuild: {
    about: { en: 'make the database again from exhibits and acts', zh: '由证物与操作记录重建数据库' },
    load: () => import('./rebuild.ts'),
  },
  engine: {
    about: { en: 'try what runs SQL: DuckDB here, or a Spark cluster', zh: '试运行计算引擎：本机的 DuckDB，或 Spark 集群' },
    load: () => import('../engine/command.ts'),
  },
  log: {
    about: { en: 'the acts: who did what when; proofs, witnesses, keys', zh: '操作日志：何人何时做了什么；证明、见证、密钥' },
    load: () => import('./log.ts'),
  },
  export: {
    about: { en: 'hand a case over as a package that anybody can check', zh: '将案件导出为任何人均可核验的移送卷宗' },
    load: () => import('../share/export-command.ts'),
  },
  receive: {
    about: {
      en: 'take in a package or a file of others: verify, look, accept or refuse',
      zh: '接收他方卷宗或文件：核验、查看、接受或拒收',
    },
    load: () => import('../share/receive-command.ts'),
  },
  packages: {
    about: { en: 'packages sent and received, and what became of them', zh: '已移送与已接收的卷宗及其状态' },
    load: () => import('../share/packages-command.ts'),
  },
  receipt: {
    about: { en: 'take in a recipient’s receipt; give our own again', zh: '登记接收方回执；重新出具我方回执' },
    load: () => import('../share/receipt-command.ts'),
  },
  recall: {
    about: { en: 'withdraw something of a package; open and acknowledge recalls', zh: '撤回卷宗内容；打开并确认他方撤回通知' },
    load: () => import('../share/recall-command.ts'),
  },
  overlap: {
    about: {
      en: 'what two agencies have in common, found without showing each other the rest',
      zh: '碰撞比对：找出两家单位共有的标识，互不披露其余内容',
    },
    load: () => import('../share/overlap-command.ts'),
  },
  user: {
    about: { en: 'accounts for clew serve: who may come in, in which role', zh: '工作台账号：谁可登录、担任何种角色' },
    load: () => import('./user.ts'),
  },
  demo: {
    about: { en: 'the workbench on the labelled synthetic sample', zh: '演示：在工作台中打开带标注的合成样例' },
    load: () => import('./demo.ts'),
  },
};
