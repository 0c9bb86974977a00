import { type Rule, spaced } from './rule.ts';

/** An amount of money. */
export const moneyZh =
  '(?:\\d[\\d,.]*|[一二两三四五六七八九十百千几半]+)[多余几来]?\\s*(?:万|千|百|亿|元|块|美|港|泰|欧|英|新台|刀|usdt|u(?![a-z])|个?(?:比特|以太|泰达))|[$￥¥]\\s*\\d';
/** What a fee is called: paying it is no deposit. */
const fee = '费(?![县力尽])|税|保证金|解冻|认证金|验证金|押金|定金|订金|诚意金|违约金|滞纳金|保险|验资|风险金|工本|修复单|激活';
/** Days of ordinary life. */
const household = /房租|房贷|车贷|工资|话费|学费|水电|物业|伙食|午饭|晚饭|外卖|月供/;
/** The other side pays: 对方给我转了12元. */
const toMe =
  /(?:给|向|往|对)我(?:的)?(?:微信|支付宝|卡|银行卡|账户)?里?$|对方(?:先|就|又|也)?$|^(?:他|她|客服|平台)(?:先|就|又|也)?$/;
const notPaid = new RegExp(
  `${fee}|${household.source}|${toMe.source}|拒绝|没同意|幸好|[需要]再充|试|小额|记录|凭证|截图|转账码|收款码|让我提供|限额|额度|转发|失败|您|给你|请|银行提醒|反诈中心`,
);

const deposit: readonly Rule[] = [
  {
    stage: 'deposit',
    words: spaced(
      '转账 转帐 转了 转给 转到 转入 转过去 转进 转去 转至 转走 转出 转账给 打款 打到 打给 汇款 汇了 汇给 汇到 汇入 汇至 汇出 汇往 充值 充了 充进 充入 充到 入金 储值 投入 投了 投进 追加 垫付 垫了 存入 存了 打过去 充币 转币 划转 扫码付 刷卡 刷信用卡 刷了',
    ),
    after: /^(?!账|帐|记录|凭证|截图|就能|码)/,
    before: /(?<!给我|向我|往我|对方给我|钱已经|已经?被|他们又|号)$/,
    clause: new RegExp(
      `${moneyZh}|我|钱|存款|积蓄|资金|全部|多次|几次|几笔|共|陆续|先后|账户|账号|指定|平台|银行卡|对方|本金|继续|大额|第.笔|分.{1,3}次|垫付|本人|里充值|连续`,
    ),
    unless: notPaid,
    done: true,
  },
  {
    stage: 'deposit',
    words: spaced('打了 投资 付了 付款 支付 支付了 支付宝转 购买了 购买 买了 花了 交了 借了 贷了 抵押 下单 押了 下注 缴了 取出'),
    after: /^(?!宝(?!转)|账|帐|记录)/,
    clause: new RegExp(moneyZh),
    unless: new RegExp(`${notPaid.source}|才能|需要|要先|要我|卖|低价|房东|日薪|返|收益|赚|盈利|到账`),
    done: true,
  },
  {
    stage: 'deposit',
    words: spaced('被骗 骗走 骗了 损失 共计 合计 总共 累计 一共'),
    after: new RegExp(`^.{0,12}(?:${moneyZh})`),
    unless: /赚|盈利|返|提现|追回|费|税|保证金|佣金|新闻|有人|别人/,
    weak: true,
  },
];

const blocked: readonly Rule[] = [
  {
    stage: 'blocked',
    words: spaced(
      '无法提现 不能提现 不可以提现 提现不了 提不了现 提不出 提现不出 提现失败 提不了 取不出 取不了 取不回 无法取 不能取 不让提 不给提 不许提 拒绝提现 无法出金 出不了金 不能出金 不让出金 不给出金 无法提 不能提领 提不到 不了现 无法转出 转不出 没法提 没办法提 不准提现 提款失败 提币失败 出金失败',
    ),
    unless: /银行卡.{0,4}密码|取不出快递/,
    firm: true,
  },
  {
    stage: 'blocked',
    words: spaced('提现 提款 出金 提领 提币 取款 取钱 提取'),
    after:
      /^.{0,16}?(?:失败|不了|不成功|不到账|没到账|未到账|没有到账|审核|排队|处理中|驳回|填错|写错|异常|被拒|不通过|就不行|不行|卡住|冻结|受限|被限制|不出来|关闭|没反应|不给|一直没|暂停)/,
    unless: /一切正常|没有问题|才能|才可以提现?$/,
    firm: true,
  },
  {
    stage: 'blocked',
    words: spaced('冻结 锁定 锁住 被锁 风控 被封 封号 封了 被限制 异常'),
    clause: /账|户|资金|余额|钱|本金|号|款|卡号|钱包|积分/,
    unless:
      /解冻|要冻结|会冻结|将冻结|就冻结|否则|不然|银行柜台|工资卡|密码|医保|社保|公安|法院|警|检察|通缉|我的(?:银行)?卡(?!号)|储蓄卡|银行账户|银行(?:冻结|止付)|止付|涉嫌.{0,6}(?:案|犯罪)|安全账户|骗子|对方的|您的|冻结令|有异常|微信|qq号/,
    after: /^(?!令|书|通知)/,
  },
  {
    stage: 'blocked',
    words: spaced(
      '打不开 登不上 登录不上 登录不了 登不了 上不去 进不去 无法登 无法打开 无法进入 关闭了 关网 消失 闪退 跑路 不能登',
    ),
    sentence: /平台|网站|软件|app|网址|链接|应用|账户|账号|系统|页面|网页|群/,
    unless: /电话|手机|微信(?!群)|门/,
    firm: true,
  },
  { stage: 'blocked', words: spaced('审核中 排队中 处理中'), clause: /一直|还在|显示/, unless: /贷款|资料|快递/ },
  {
    stage: 'blocked',
    words: spaced('任务未完成 取不出来 出不来'),
    sentence: /提现|余额|钱|本金/,
    firm: true,
  },
];

const asks = /交|缴|付|要|需|补|收|充|先|让|才|再|转|打|刷|被迫|催/;
const notAsked =
  /没有?(?:要求|让|收)|不收|不用|不需要|无需|免|扣除|扣了|房租|租房|退还|返还我的押金|退押金|学费|水费|电费|话费|保险公司|社保|房东/;

const feeRules: readonly Rule[] = [
  {
    stage: 'fee',
    words: spaced(
      '解冻费 解冻金 保证金 手续费 个人所得税 所得税 个税 税金 税费 税款 交税 缴税 补税 纳税 验资 通道费 认证金 验证金 服务费 会员费 工本费 清关费 关税 保险费 保险金 违约金 滞纳金 诚意金 修复单 刷流水 流水认证 做流水 包装费 公证费 律师费 定金 订金 押金 运费 风险金 激活费 征信修复 刷信用 担保金 备用金 签证费 体检费 中介费 开户费 介绍费 代办费 信用金 解锁费 交费 缴费 的税 交保险 缴纳 补缴 补交 认证费 审核费 流水费 疏通费 好处费 托管费 加急费 邮费 升级费',
    ),
    clause: asks,
    unless: notAsked,
    unlessSentence: /账单|水费|电费|燃气费|物业费/,
  },
  {
    stage: 'fee',
    words: spaced('激活 解冻 开通 信用分 信誉分 积分不足 征信不够 流水不够 操作超时 超时 银行卡号填错 卡号填错 卡号错误'),
    sentence: new RegExp(`(?:交|缴|付|补|充值|转|刷).{0,10}(?:${moneyZh}|费|金|钱|流水)|再做一组`),
    unless: /社保卡|自动续费/,
  },
  {
    stage: 'fee',
    words: spaced('才能 才给 才恢复 才放款 才可 才肯 才解'),
    clause: /(?:交|缴|补|付|充|刷|打款|验证).{0,16}才/,
    unless: /密码|验证码|信息|身份|房租|定金.{0,6}发货|转发|任务/,
  },
  {
    stage: 'fee',
    words: spaced('还差 还要交 还得交 又要交 再补一笔 差一笔 诚信金 保释金 备付金 能力金 补平'),
    clause: /税|金|费|流水|保释|补平|杠杆/,
    unless: /现金|资金(?!.{0,6}税)/,
  },
  {
    stage: 'fee',
    words: spaced('再充 再交 再缴 再付 再转 再打 要补 补了 补交 补缴 先交 先缴 先付 先充'),
    sentence: /提现|提不|取不|解冻|才能|才给|修复|超时|信用|信誉|放款|费|税|金|不然|否则|清关/,
    // A small sum to try it out is what wins trust, and no fee.
    unless:
      /先充了|先付了房|先[充付交转](?:值)?[^，]{0,6}(?:小额|小钱|少量|少许|一点|几百|几十|体验|试)|(?:小额|少量)[^，]{0,4}先[充付]/,
  },
];

const offers = /(?:帮|协助|替我|代为|为我|能|可以|可|承诺|保证|有办法|办法|负责|专门|登记|愿意|团队)[^，]{0,14}$/;
/** What a victim wishes, and what the real police do. */
const wishes = /希望|恳请|请(?!律师)|请求|望|能不能|能否|还能|是否|如果能|想(?!办法)|求|报警|自己|尽快|尽力|吗/;

const recovery: readonly Rule[] = [
  {
    stage: 'recovery',
    words: spaced('追回 追款 追损 挽回 讨回 追讨 找回 拿回 要回 取回 截回 退回 挽损'),
    before: offers,
    unless: wishes,
    sentence: /钱|款|资金|损失|被骗|追款|财产|币/,
    unlessSentence: /^(?!.*(?:自称|冒充|假|网警)).*(?:警察|警方|公安|民警|派出所)|配合警|愿意作证|密码/,
  },
  {
    stage: 'recovery',
    words: spaced('追款 全额追款 追回被骗资金 追回以前 追回之前 追款公司 专门帮人追款 挽回损失'),
    unless: wishes,
    unlessSentence: /^(?!.*(?:自称|冒充|假|网警)).*(?:警察|警方|公安|民警|派出所)|愿意作证/,
  },
  {
    stage: 'recovery',
    words: spaced('退赔 退款 返还 赔偿款 理赔款 清退 赔付'),
    clause: /登记|可以|能|说|到了|申请|领取|名单/,
    sentence: /被骗|网警|抓到骗子|维权|受害|损失|上次|之前的平台|追/,
    unless: wishes,
    unlessSentence: /^(?!.*(?:自称|冒充|假|网警|维权|抓到|又有人)).*(?:警察|警方|公安|民警|派出所)/,
  },
];

export const moneyRulesZh: readonly Rule[] = [...deposit, ...blocked, ...feeRules, ...recovery];
