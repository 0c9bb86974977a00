/**
 * Words that tell whose an indicator is, by the letter that stands for them in the rules of `role.ts`. Lower case,
 * simplified characters; `zh` between spaces, `en` between bars. A later word is not needed where an earlier, shorter
 * one already says the same; the longest match counts, so 银行客服 is never read as 客服.
 */
interface Cue {
  /** One letter, or several for a phrase that says as much: 收款账号 is `PN`. */
  readonly letters: string;
  readonly says: string;
  readonly zh: string;
  readonly en: string;
}

/** Every one of the first followed by every one of the second. */
const pairs = (firsts: string, seconds: string, parted: string, by: string): string =>
  firsts
    .split(parted)
    .flatMap((first) => seconds.split(parted).map((second) => `${first}${by}${second}`))
    .join(parted);

/** Sites and shops that people have of their own: a platform, an app or an account is mostly one that somebody gave them. */
const sites = {
  zh: '网店 店铺 小店 网站 官网 独立站 网址',
  en: 'shop|store|online shop|online store|web shop|website|site|company website|business website|shop website|business',
} as const;
const owned = (zh: string, en: string): Pick<Cue, 'zh' | 'en'> => ({
  zh: pairs(zh, sites.zh, ' ', ''),
  en: pairs(en, sites.en, '|', ' '),
});
/** Those that a platform is named after: 我的网店在…, my shop on …: whose that is, they do not say. */
const placed = {
  zh: pairs(pairs('我的 我们的 我', sites.zh, ' ', ''), '在 开在', ' ', ''),
  en: pairs(pairs('my|our', sites.en, '|', ' '), 'on|at|in', '|', ' '),
} as const;

export const cues: readonly Cue[] = [
  {
    letters: 'M',
    says: 'the reporter owns what follows',
    zh: '我的 本人 本人的 我自己的 我自己 自己的 我本人 我名下 我方 我妈的 我爸的 我老婆的 我丈夫的 我爱人的 我女儿的 我儿子的 我家人的',
    en: "my|my work|my home|my old|my new|my personal|my own personal|holder of|mine|my own|our|our own|my wife's|my husband's|my mother's|my father's|my daughter's|my son's",
  },
  {
    letters: 'Q',
    says: 'the reporter, as the desk officer writes of him',
    zh: '受害人 受害人的 受害者 被害人 报案人 报警人 事主 举报人 失主 投诉人',
    en: "victim|victim's|the victim|the victim's|complainant|complainant's|the complainant|the complainant's|reporter's|reporting person|reporting person's|informant|informant's",
  },
  { letters: 'MI', says: 'own bank', zh: '', en: "my bank|my bank's" },
  {
    letters: 'MN',
    says: 'own account named with its bank',
    zh: '我绑定的银行卡 我绑定的卡',
    en: 'my bank account|my bank card|my bank a/c',
  },
  { letters: 'J', says: 'the reporter acts', zh: '我 我们 我用', en: 'i|we|me|us' },
  { letters: 'H', says: 'own address on the net', zh: '我的ip 本机ip 我家ip', en: 'my ip|my own ip|my ip address|our ip' },
  {
    letters: 'H',
    says: 'the reporter’s own site or shop',
    ...owned(
      '我的 我 我自己的 本人的 我经营的 我开的 受害人的 受害人经营的 被害人的 被害人经营的 报案人的 报案人经营的 报案人公司 事主的 事主经营的',
      "my|my own|my company's|my company|my family's|my wife's|my husband's|victim's|the victim's|complainant's|the complainant's|i run the|i run a|i own the|i own a",
    ),
  },
  {
    letters: 'HH',
    says: 'the same of several, as the other side speaks of its own too',
    ...owned(
      '我们的 我们 我家 我司 我公司 我公司的 我们公司 我们公司的 本店 本公司',
      "our|our own|our company's|our company|we run the|we run a|we own the",
    ),
  },
  {
    letters: 'M_',
    says: 'own shop on a platform of somebody else’s',
    ...placed,
  },
  {
    letters: 'T',
    says: 'the other side',
    zh: '对方 他 她 他们 她们 他的 她的 他们的 对方的 骗子 骗子的 嫌疑人 嫌疑人的 嫌疑 犯罪嫌疑人 诈骗分子 诈骗犯 诈骗团伙 犯罪分子 不法分子 陌生人 陌生 陌生男子 陌生女子 网友 卖家 卖方 客服 假客服 导师 老师 经理 助理 顾问 主播 接待员 中介 介绍人 主任 警官 网恋对象 那人 那边 涉案 涉诈 被举报 跟官网一样 跟官网一模一样 和官网一样 仿冒官网 代理 上线 同伙 群主 管理员 假冒网站 诈骗网站 诈骗平台 钓鱼网站 钓鱼链接',
    en: "they|them|their|theirs|he|him|his|she|her|hers|scammer|scammers|scammer's|scammers'|fraudster|fraudsters|fraudster's|suspect|suspects|suspect's|perpetrator|perpetrator's|con man|seller|seller's|recruiter|recruiter's|broker|broker's|caller|the caller's|caller's|the man|the woman|this man|this woman|a man|a woman|someone|somebody|stranger|a stranger|advisor|mentor|coach|agent|agent's|looked like the real|looked like the official|fake site|fake website|phishing|phishing site|scam site|scam website|fraudulent|malicious|so-called|do not trust|don't trust|beware of|watch out for",
  },
  {
    letters: 'F',
    says: 'what follows is pretended',
    zh: '自称 冒充 假冒 假的 假 伪造 伪装成 谎称 声称 自称是 说是 称是 仿冒 山寨 所谓 所谓的 冒用 以为是 装作',
    en: 'claiming to be|claimed to be|claims to be|pretending to be|pretended to be|posing as|posed as|impersonating|impersonated|fake|bogus|said he was from|said she was from|said they were from|saying he was from|says he is from|purporting to be|looked like|looks like|looked just like|just like|looked exactly like|spoofed|spoofing|supposedly from',
  },
  {
    letters: 'I',
    says: 'an authority, bank, exchange or firm that is no party to the fraud',
    zh: '银行客服 银行官方客服 银行的客服 银行热线 银行电话 开户行 官方客服 官方电话 官方热线 官方号 官方账号 官方邮箱 官方 官网 官方网站 正规网站 真正的网站 正版 反诈中心 反诈 反诈专线 反诈热线 反诈民警 派出所 公安局 公安机关 公安 民警 警方 警察 报警电话 刑警队 消协 消费者协会 工商局 市场监管 运营商 移动客服 电信客服 联通客服 银监会 监管部门 监管 交易所 路由器 手机自带的 手机自带 系统自带 自带的 浏览器 应用商店 应用市场 热线 咨询热线 投诉热线 检察院官网 律师事务所',
    en: "the bank|the bank's|bank's fraud team|bank's fraud line|the bank's hotline|fraud department|fraud team|fraud line|customer service of my bank|police|police station|the police|local police|cyber police|action fraud|hotline|helpline|help line|consumer hotline|official|the official|official site|official website|real site|real website|the real site|the real website|real number|genuine|legitimate|the genuine|actual website|the exchange|my exchange|exchange|the exchange's|regulator|regulator's|ombudsman|consumer council|consumer protection|my router|the router|router|app store|my phone company|my carrier|my provider|citizens advice|browser|on my phone i use|victim support|embassy|anti-scam centre|anti-scam center|the real|back of my card|on the back of my card|on the back of the card|real company|real courier|real bank",
  },
  {
    letters: 'T',
    says: 'a pretended authority',
    zh: '安全账户 所谓的安全账户 假官网 假银行客服 假警察 假公安',
    en: 'safe account|fake police|fake bank|fake exchange|fake broker|fake support',
  },
  {
    letters: 'U',
    says: 'an account that bills are paid to',
    zh: '缴费 水费 电费 燃气费 物业费 社保 公积金 缴税 学费',
    en: 'my utility|utility|electricity|gas bill|water bill|tax office|tuition|mortgage|insurance premium',
  },
  {
    letters: 'N',
    says: 'a label: what the indicator is',
    zh: '电话 电话号码 手机 手机号 手机号码 号码 联系电话 联系号码 座机 账号 帐号 账户 帐户 账户号 卡号 银行卡 银行卡号 储蓄卡 信用卡 卡 户头 邮箱 邮箱地址 电子邮箱 邮件 邮件头 邮件地址 微信 微信号 微信账号 qq qq号 qq账号 抖音号 电报 飞机 纸飞机 飞机号 line whatsapp telegram 地址 钱包 钱包地址 网址 链接 网站 网页 页面 页面地址 平台 平台链接 平台网址 域名 软件 软件包 包名 软件包名 安装包 app app标识 标识 应用 ip ip地址 昵称 用户名 id 账号id 登录记录 后台 记录 日志 号 充币地址 提币地址 联系方式 咨询电话 交易哈希 哈希 身份证 身份证号 身份证号码 护照 护照号',
    en: 'phone|phone number|telephone|tel|telephone number|mobile|mobile number|mobile phone|cell|cell number|cell phone|gmail|hotmail|outlook|yahoo|landline|home phone|work phone|home number|number|contact number|contact details|account|account number|account no|acct|bank account|a/c|card|card number|bank card|debit card|credit card|iban|sort code|email|e-mail|email address|mail address|wallet|wallet address|crypto wallet|address|bitcoin address|btc address|eth address|usdt address|url|link|site|website|web site|web page|webpage|page|platform|app|application|app id|apk|package|package name|bundle id|id|username|user name|user|handle|profile|contact|whatsapp|whatsapp number|telegram|wechat|wechat id|line|line id|qq|signal|skype|facebook|instagram|ip|ip address|domain|domain name|login record|mail header|header|log|logs|tx hash|transaction hash|txid|details|id card|identity card|passport|passport number',
  },
  {
    letters: 'P',
    says: 'money goes there',
    zh: '转到 转至 转入 转账到 转账给 转账至 转账 转给 转向 汇到 汇入 汇至 汇给 汇款到 汇款至 汇款给 汇款 打到 打款 打款到 打款至 打钱到 打入 打进 存入 存到 充值到 充到 充值 充进 充币到 付到 付至 支付到 支付给 付款给 付款到 付给 收款 收款人 收款方 转了 汇了 转过去 打过去 入金 提到 转币到 充值地址 收币地址 收款地址 入账 转入到 下款 转进 划转到 注资',
    en: 'pay to|paid to|paid into|paying into|pay into|paid|send to|sent to|sent|send|sending|transferred to|transferred|transfer to|transferring to|transfer|wired|wired to|wire to|deposited to|deposited into|deposited|deposit to|deposit into|deposit|deposit address|deposits to|receiving|receiving account|received by|beneficiary|beneficiary account|payee|recipient|recipient account|went to|going to|goes to|payable to|top up|topped up|topped up at|credited to|into account|into the account|to the account|to account|remitted to|remitted|payment to|payments to|btc to|usdt to|eth to|trx to|coins to|money to|funds to|crypto to|bitcoin to|ethereum to|dollars to|pounds to|moved to|moved my savings to|top up at|funded',
  },
  {
    letters: 'PN',
    says: 'a label for where money goes',
    zh: '收款账号 收款账户 收款卡号 收款卡 打款账号 打款账户 汇款账号 转账账号 入款账号 收款钱包 收款钱包地址 充值账户',
    en: 'payee account|destination account',
  },
  {
    letters: 'O',
    says: 'money comes from there',
    zh: '转出 转走 汇出 扣款 扣走 划走 被盗刷 盗刷 付款卡 付款账户 付款账号 支付卡 付款方 汇款人 转出账户 转出账号 转出卡 付款人 从我的 从我 由我的 用我的 我使用的 转出去 支取 打款方',
    en: 'from my|out of my|paid with|paid using|paid by card|pay with|paying with|used my|using my|i used my|was used|was charged|was debited|were debited|debited|debited from|charged to|was hacked|payer|remitter|sender account|originating account|was emptied|was drained',
  },
  {
    letters: 'G',
    says: 'given or ordered by the other side',
    zh: '给我 给的 给了 给了我 给出 给我的 发给我 发给我的 发我 发了 发的 发来的 提供 提供的 提供了 让我 叫我 要我 要求 要求我 指定 指定的 引导 引导我 指示 指示我 告诉我 推给我 推荐 推荐的 骗我 诱导 诱导我 催我 让 叫 拉我进 拉进 留的 留下的 留了',
    en: 'gave me|gave us|given|gave|provided|provides|supplied|told me to|told to|asked me to|asked us to|instructed|instructed me to|made me|had me|wanted me to|directed me to|directed me|directed|sent me|sent me to|sent us|told me|told us to|urged me to|persuaded me to|convinced me to|led me to|referred me to|pointed me to|invited me to|recommended|introduced me to|supposed to|i was given|talked me into|ad for|an ad for|advert for|an advert for|advertisement for|took me to|brought me to|redirected me to|led me onto|linked to|leads to|led to',
  },
  {
    letters: 'V',
    says: 'it reached the reporter',
    zh: '来电 来电号码 来电显示 打来 打来的 打给我 打电话给我 打我 打我电话 发来 给我发 给我发的 给我打 给我打的 给我来电 来自 来自于 发自 发短信 接到 收到 骚扰 加我的 联系我的 跟我聊 跟我聊的 和我聊 与我联系 和我联系 主动加我 约我 找我 骚扰我 威胁我 恐吓我 找我的 添加我 加我 加我为好友 加了我 与事主联系 与受害人联系 联系受害人 联系事主',
    en: 'rang back|called back|phoned back|rang from|rang me from|rang me|called from|called me from|called me|calling from|phoned me|phoned me from|texted me|text from|texted me from|a text from|text came from|texts from|sms from|call from|a call from|calls from|came from|comes from|message from|messages from|messaged me|messaged me from|email from|an email from|emails from|emailed me|emailed me from|wrote to me|contacted me|contacted me from|contacted me on|contacted me via|added me|added me on|talked to me|chatted with me|received|incoming|sent from|approached me|reached out|answered on|reached out to me',
  },
  { letters: 'V', says: 'it reached the victim', zh: '', en: 'contacted the victim|called the victim|messaged the victim' },
  {
    letters: 'R',
    says: 'the reporter can be reached there',
    zh: '联系我 可以联系 可联系 可联系到我 请用 可用 可以用 能联系到我 请联系 请联系我 请警官 请民警 请警方 请公安 请回电 回电 回拨 请打 打这个电话找我 找我请打 备注 我的联系方式是 我的联系方式',
    en: 'call back|call me back|call me on|call me at|ring me on|ring me back|reach me|reach me on|reach me at|reach me by|contact me on|contact me at|contact me by|get back to me|get back to me on|text me on|email me at|email me on|write to me at|reply to me at|my contact is|my contacts are|you can reach me on|you can reach me at|best number for me|be reached at|be reached on|be reached by|reachable at|reachable on|available on',
  },
  {
    letters: 'C',
    says: 'the reporter turned to it',
    zh: '拨打 拨打了 拨通 打了 打过 打电话给 打电话到 打给 致电 去电 联系了 联系 写信给 写信给了 发邮件给 发邮件到 发邮件至 电话咨询 打通 打',
    en: 'called|call|calling|rang|ring|phoned|phone up|dialled|dialed|dial|contacted|contact with|spoke to|spoke with|spoken to|wrote to|write to|replied to|reply to|responded to|emailed|e-mailed|telephoned|talked to|talk to',
  },
  {
    letters: 'A',
    says: 'to ask for help or to check',
    zh: '咨询 咨询了 求助 核实 核实了 确认 询问 举报 投诉 报警 报案 挂失 反映 求证 报了警 止付',
    en: 'for advice|for help|for assistance|to check|to verify|to confirm|to complain|to report|to ask|to report it|reported it|report it|reported to|reported this to|complained to|asked for help|to cancel|to block|to freeze|to stop|who confirmed|which confirmed|advised',
  },
  {
    letters: 'W',
    says: 'it warned the reporter',
    zh: '提醒 提醒我 提醒过我 提醒了我 劝阻 预警 说没有这回事 说没有 说是假的 说我被骗 告诉我是诈骗',
    en: 'warned me|warned us|alerted me|told me it was a scam|said it was a scam|confirmed it was a scam|knew nothing|flagged',
  },
  {
    letters: 'X',
    says: 'looked up there',
    zh: '上查过 上查了 上查到 上查询 上搜 上搜索 上搜过 上搜到 上核实 里查过 查询过',
    en: 'searched on|search on|looked up on|looked it up on|googled on|checked it on|checked on|read on|up on|found it listed on|looked at',
  },
  {
    letters: 'Y',
    says: 'copied to',
    zh: '抄送 抄送给 抄送了',
    en: 'cc|forwarded|forwarded it to|copied to|copied in|cc to|in copy',
  },
  { letters: 'L', says: 'besides', zh: '也 还 另外 同时', en: 'also|as well|too' },
  {
    letters: 'B',
    says: 'bought coins',
    zh: '买币 先买币 买了币 购买usdt 买usdt 购买虚拟币 买了usdt',
    en: 'bought coins|bought usdt|bought bitcoin|buy coins|bought crypto|bought btc|bought eth',
  },
  {
    letters: 'D',
    says: 'opened, installed, joined or added there',
    zh: '使用 点进 打开 注册 登录 登陆 点击 点开 进入 访问 下载 下载了 下载的 下载安装 安装 安装了 装的 装了 操作 上操作 加了 添加 添加了 加 加好友 加入 扫码 扫描 里充值 投注 下注 开户 用',
    en: 'registered|registered at|registered on|register at|register on|opened|open|clicked|clicked on|click on|visited|visit|logged in to|logged into|logged on to|log in to|signed up|signed up at|signed up on|sign up at|downloaded|download|installed|install|installing|added|add|joined|join|using|used|via|through|traded on|invested on|invested in|invested at|trading on|trade on|met on|followed|visited the site',
  },
  {
    letters: 'E',
    says: 'before this fraud',
    zh: '之前 以前 上次 上一次 上回 前一次 第一次 早前 先前 此前 当初 去年 前年',
    en: 'earlier|previously|previous|before this|last time|the first time|in the past|last year|the year before|once before|prior|back then',
  },
  {
    letters: 'K',
    says: 'known, named or traced by one who offers recovery',
    zh: '知道 提到了 提到 提起 说起 查到 查到了 说查到了 已冻结 被冻结 追踪到 已追踪 锁定了 已锁定',
    en: 'knew about|knew|mentioned|traced|located|found|tracked|was frozen|is frozen|were frozen|was recovered',
  },
  {
    letters: 'S',
    says: 'cheated',
    zh: '被骗 被骗过 骗过我 骗过 骗我的 骗了我 骗走 诈骗 受骗 上当 骗',
    en: 'scam|scams|scammed|scammed me|cheated|was cheated|defrauded|conned|swindled|stole|stolen|fraud|took my money|lost',
  },
  {
    letters: '=',
    says: 'what follows only resembles it',
    zh: '类似 类似于 雷同于 翻版 翻版的 复制自 克隆自 仿照 模仿 抄自 照搬',
    en: 'clone of|a clone of|cloned from|copy of|a copy of|copied from|copycat of|similar to|very similar to|identical to|resembles|resembling|reminiscent of|same as|the same as|same kit as|the same kit as|same template as|the same template as|same scam as|the same scam as|same design as|same script as',
  },
  {
    letters: '>',
    says: 'what goes before only resembles it',
    zh: '一样 一模一样 相同 类似的 雷同 如出一辙 同一套 同一模板 同款',
    en: '',
  },
  {
    letters: '',
    says: 'nothing: small words between the cues',
    zh: '名下 其他 他人 费用 信用 不用 没用 还款 还有 打算 是 为 的 了 过 这个 那个 个 一个 这 那 都 就 又 再 然后 在 从 到 里 上 号为 如下 显示 和 与 及 跟 且 于 向 叫 之 所 等 即 等等 分别 分别为 里面 头里的 打的 说 称 我在 人民币 元',
    en: "is|was|are|were|be|been|the|a|an|at|on|in|of|to|for|and|or|by|'s|it|this|that|these|those|as|from|with|named|called|shows|show|showed|says|said|no|no.|which|has|had|have|then|so|into|follows|following|below|here",
  },
  {
    letters: 'Z',
    says: 'anywhere in a report: it is about somebody who offers to recover an earlier loss',
    zh: '追回 追款 追讨 挽回 找回损失 退赔 赔偿款 赔偿金 黑客团队 二次诈骗',
    en: 'recover|recovery|recovered|recovering|recover my|get my money back|getting my money back|trace my money|trace the money|my compensation|a refund of my losses|asset recovery|fund recovery|recovery agent|recovery firm|chargeback agent|reporting again',
  },
  {
    letters: 'ZES',
    says: 'the same, and that there was one before',
    zh: '以前被骗 之前被骗 又被骗 再次被骗 第二次被骗 再被骗',
    en: 'first scam|the first scam|original scam|the original scam|earlier scam|the earlier scam|previous scam|the previous scam|second scam|scammed again|earlier loss|lost before',
  },
];
