/** A sentence in the two languages of everything that a person reads. */
export interface Sentence {
  readonly en: string;
  readonly zh: string;
}

interface CheckWords {
  readonly passed: Sentence;
  readonly failed: Sentence;
  readonly noted: Sentence;
}

const words = (
  passed: readonly [string, string],
  failed: readonly [string, string],
  noted: readonly [string, string] = passed,
): CheckWords => ({
  passed: { en: passed[0], zh: passed[1] },
  failed: { en: failed[0], zh: failed[1] },
  noted: { en: noted[0], zh: noted[1] },
});

/** What each check says of itself; `{}` is its number or name. */
export const checkWords = {
  checkpoint: words(
    ['The checkpoint is well formed; entries: {}', '检查点格式正确，记录数：{}'],
    ['The checkpoint is missing or damaged', '检查点缺失或损坏'],
  ),
  key: words(
    ['The key was given: {}', '公钥由您提供：{}'],
    ['The public key is missing, damaged or not the log’s', '公钥缺失、损坏或不属于本日志'],
    [
      'The key {} comes from the folder itself: compare it with a copy from elsewhere',
      '公钥 {} 取自该文件夹本身：请与他处所得副本核对',
    ],
  ),
  rotations: words(
    ['Changes of key, each signed by the key before: {}', '密钥更换次数（均由前一密钥签署）：{}'],
    ['A change of key is not signed by the key before', '有密钥更换未由前一密钥签署'],
  ),
  signature: words(
    ['The log’s key signed the checkpoint', '检查点由日志密钥签署'],
    ['The log’s key did not sign this checkpoint', '该检查点并非由日志密钥签署'],
  ),
  quorum: words(
    ['Enough witnesses cosigned: {}', '已有足够见证方联署：{}'],
    ['The witnesses’ cosignatures are not enough, or not good', '见证方联署不足或无效'],
    [
      'Not witnessed enough yet, or by keys that nobody but the folder itself named',
      '见证尚不足，或联署密钥仅由该文件夹自身列明',
    ],
  ),
  files: words(
    ['Files of the log, all there and whole: {}', '日志文件齐全完整：{} 个'],
    ['Files of the log are missing or of the wrong length', '日志文件缺失或长度不符'],
  ),
  strangers: words(
    ['No file stands in the log that does not belong there', '日志中没有不应存在的文件'],
    ['Files stand in the log that do not belong there', '日志中存在不属于它的文件'],
    ['Files stand beside the log that are not part of it', '日志旁存在不属于它的文件'],
  ),
  entries: words(
    ['Entries, each a well-formed act: {}', '记录格式均正确：{} 条'],
    ['Entries of the log are not well-formed acts', '日志中有记录格式不正确'],
  ),
  hashes: words(
    ['All hash tiles hold the hashes of the entries', '全部散列块与记录相符'],
    ['Hash tiles and entries do not fit', '散列块与记录不符'],
  ),
  root: words(
    ['The tree made anew from the entries has the root that was signed', '由记录重算的树根与所签一致'],
    ['The entries do not make the root that was signed', '由记录重算的树根与所签不一致'],
  ),
  since: words(
    ['Earlier checkpoints of this log that were held against it: {}', '已与本日志先前的检查点比对：{} 个'],
    ['An earlier checkpoint cannot be used: it is damaged or of another log', '先前的检查点不可用：损坏或属于其他日志'],
  ),
  rollback: words(
    ['The log has not become shorter', '日志没有变短'],
    ['The log was rolled back: it was longer before', '日志被回退：先前更长'],
  ),
  fork: words(
    ['The log’s earlier part was not changed', '日志先前部分未被改动'],
    ['The log was forked: its earlier part is not what was signed then', '日志分叉：先前部分与当时所签不一致'],
  ),
  timestamp: words(
    ['Time stamps are good: {}', '时间戳有效：{}'],
    ['A time stamp is not good', '有时间戳无效'],
    [
      'Time stamps are good; whose they are was not checked: no certificates were given',
      '时间戳有效；未提供证书，未核对其出具方',
    ],
  ),
  head: words(
    ['The writer’s head and the public checkpoint are the same', '写入端状态与公开检查点一致'],
    ['The writer’s head does not fit the public checkpoint', '写入端状态与公开检查点不符'],
    ['The last acts are recorded but not yet published; the next opening does it', '最后的操作已记录但尚未公布，下次打开时补上'],
  ),
  casebook: words(
    ['casebook.json says what the first act recorded', 'casebook.json 与首条操作记录一致'],
    ['casebook.json is damaged, or not what the first act recorded', 'casebook.json 损坏或与首条操作记录不符'],
  ),
  acts: words(
    ['Details of acts, all as the log vouches for: {}', '操作明细均与日志相符：{} 项'],
    ['Details of acts are not those that the log vouches for', '有操作明细与日志不符'],
    [
      'Acts stand behind the last recorded one that were never committed; the next act removes them',
      '末条记录之后有未提交的操作，下次写入时清除',
    ],
  ),
  erased: words(
    ['Acts whose details were erased, each by an act that says so: {}', '明细已抹除的操作（均有相应操作记录）：{} 项'],
    ['Details of acts were erased without an act that says so', '有操作明细被抹除而无相应操作记录'],
  ),
  exhibits: words(
    ['Sealed exhibits, all there and unchanged: {}', '封存证物齐全，未被改动：{} 件'],
    ['Sealed exhibits are missing or changed', '封存证物缺失或被改动'],
  ),
  unsealed: words(
    ['No file stands among the exhibits that was not sealed', '证物中没有未封存的文件'],
    ['Files stand among the exhibits that were not sealed', '证物中有未封存的文件'],
    ['Exhibits lie there that no act names: nothing vouches for them', '有证物未被任何操作提及：无从证明'],
  ),
  proof: words(['The proof is well formed, of act {}', '证明格式正确，针对第 {} 项操作'], ['The proof is damaged', '证明损坏']),
  inclusion: words(
    ['The log holds the entry at this place', '日志在该位置含有此记录'],
    ['The log does not hold this entry at this place', '日志在该位置不含此记录'],
  ),
  details: words(
    ['The details shown are those of the entry: {}', '所示明细属于该记录：{}'],
    ['The details shown are not those of the entry', '所示明细不属于该记录'],
    ['The proof shows the entry without its details', '证明仅含记录，不含明细'],
  ),
  exhibit: words(
    ['The file is the exhibit that the entry names', '该文件即记录所述证物'],
    ['The file is not the exhibit that the entry names', '该文件不是记录所述证物'],
  ),
  bag: words(
    ['The bag is complete and valid: BagIt {}', '数据包完整且有效：BagIt {}'],
    ['The bag is not complete, or not valid', '数据包不完整或无效'],
    ['The bag is complete and valid, but loosely written', '数据包完整且有效，但书写不够规范'],
  ),
  unsigned: words(
    ['The bag is signed', '数据包已签署'],
    ['Nobody signed this bag: it is not of the key that was given', '该数据包无人签署，并非出自所给密钥'],
    ['Nobody signed this bag: whoever changed it could have listed it anew', '该数据包无人签署：改动者可以重编清单'],
  ),
  extras: words(
    ['Nothing stands in the package that is listed nowhere', '卷宗中没有未列入清单的文件'],
    ['Files stand in the package that are listed nowhere', '卷宗中存在未列入清单的文件'],
  ),
  contents: words(
    ['Files listed in contents.sha256, all there and unchanged: {}', 'contents.sha256 所列文件齐全，未被改动：{} 个'],
    [
      'Files listed in contents.sha256 are missing or changed, or the list itself is',
      'contents.sha256 所列文件或清单本身缺失或被改动',
    ],
  ),
  seal: words(
    ['The log’s key signed the list of all other files: {}', '其余文件的清单由日志密钥签署：{} 个'],
    ['The other files are not those that the log’s key signed', '其余文件与日志密钥所签清单不符'],
  ),
  sent: words(
    [
      'The act of sending is in the log and names just these contents: act {}',
      '日志中的移送操作所述内容与本卷宗一致：第 {} 项操作',
    ],
    ['The act of sending is not of these contents', '移送操作所述内容与本卷宗不符'],
  ),
  proven: words(
    ['Acts shown, each proven to stand in the log: {}', '所示操作均有证明在日志之中：{} 项'],
    ['Acts shown are not those that the log holds, or not proven to be', '有所示操作与日志不符或缺乏证明'],
  ),
  withheld: words(
    ['Acts shown without their details, which the sender keeps: {}', '仅示操作而未附明细（由移送方留存）：{} 项'],
    ['Acts shown without their details do not fit', '未附明细的操作不相符'],
  ),
  told: words(
    ['The case file tells of package, exhibits and acts as the log does', '案卷所述卷宗、证物与操作均与日志一致'],
    ['The case file tells otherwise than the log', '案卷所述与日志不一致'],
    ['The case file tells of acts that the package does not show', '案卷提及本卷宗未出示的操作'],
  ),
} as const satisfies Readonly<Record<string, CheckWords>>;

export type CheckCode = keyof typeof checkWords;

/** What was found at one place. */
export const whyWords = {
  missing: { en: 'is missing', zh: '缺失' },
  unreadable: { en: 'cannot be read', zh: '无法读取' },
  length: { en: 'has the wrong length', zh: '长度不符' },
  malformed: { en: 'is not well formed', zh: '格式不正确' },
  differs: { en: 'does not fit', zh: '不相符' },
  stranger: { en: 'does not belong here', zh: '不属于此处' },
  foreign: { en: 'is not of this log', zh: '不属于本日志' },
  unsigned: { en: 'is not signed by the log', zh: '未经日志签署' },
  badSignature: { en: 'its signature is not good', zh: '签名无效' },
  unknownKey: { en: 'a key that nobody named', zh: '未列明的密钥' },
  shorter: { en: 'knew a longer log', zh: '当时的日志更长' },
  notErased: { en: 'was erased, and no act says so', zh: '已抹除而无相应操作' },
  unpublished: { en: 'is not yet published', zh: '尚未公布' },
  uncommitted: { en: 'was never committed', zh: '未提交' },
  notSealed: { en: 'no act names it', zh: '无操作提及' },
  imprint: { en: 'is of other data', zh: '针对其他数据' },
  purpose: { en: 'its certificate is not for time stamps alone', zh: '其证书并非专用于时间戳' },
  chain: { en: 'its certificate does not lead to one that is trusted', zh: '其证书无法追溯至受信任的证书' },
  twice: { en: 'is named twice', zh: '重复列出' },
  unlisted: { en: 'is listed nowhere', zh: '未列入清单' },
  elsewhere: { en: 'names a file that another list is for', zh: '列有应归入另一清单的文件' },
  loose: { en: 'is written loosely', zh: '写法不规范' },
  unknownKind: { en: 'is a list by a hash that is not known', zh: '清单所用散列算法未知' },
  name: { en: 'has a name that is not allowed', zh: '文件名不合规定' },
  unproven: { en: 'its proof is missing or not good', zh: '证明缺失或无效' },
  later: { en: 'is of a later log: it cannot be held against this package', zh: '属于较晚的日志，无法与本卷宗比对' },
  unchecked: {
    en: 'whether its authority is to be trusted is not looked at here: VERIFY.md says how OpenSSL does it',
    zh: '此处不核对其出具方是否可信：VERIFY.md 说明如何用 OpenSSL 核对',
  },
  unshown: { en: 'its act is not shown', zh: '相应操作未出示' },
  notGiven: { en: 'was not given', zh: '未提供' },
} as const satisfies Readonly<Record<string, Sentence>>;

export type Why = keyof typeof whyWords;
