import { plainName, recogniseName, type Recognised } from '../column-names.ts';
import { moneyParts, type Part } from '../file-plan.ts';
import { domainFacts } from './domains.ts';

/**
 * Header spellings of statements, lists of transfers, labels and rates, as `plainName` leaves them; where several columns could be one
 * part, the spelling that stands first here wins. Sources: the columns that banks return to Chinese investigators, exports of banks,
 * payment services, explorers of chains and wallets. `ignore` names what is known and tells nothing of the movement.
 */
export const moneySpellings: Readonly<Partial<Record<Part, string>>> = {
  own:
    '交易卡号 本方卡号 查询卡号 主端卡号 银行卡号 卡号 客户卡号 本方账卡号 交易账号 交易账户 本方账号 本方账户 己方账号 己方账户 我方账号 我方账户 查询账号 查询账户 主账号 主账户 客户账号 开户账号 ' +
    '用户信息中的支付宝账号 用户信息 支付宝账号 支付宝账户 财付通账号 用户账号 账号 账户 账户号码 帐户 ownaccount ownaccountnumber accountnumber accountno accountnum acctno accountiban iban ' +
    'myaccount walletaddress accountid account useraccount cardnumber cardno wallet',
  ownName:
    '账户开户名称 交易户名 本方户名 本方姓名 本方名称 己方户名 我方户名 开户名称 开户名 开户人 账户名称 账户名 客户名称 客户姓名 持卡人 持卡人姓名 户名 用户信息中的姓名 用户姓名 姓名 ' +
    'accountname accountholder accountholdername holder holdername ownname customername',
  ownBank: '开户行 开户银行 本方开户行 本方银行 本方开户银行 所属银行 账户开户行 bank bankname ownbank',
  peer:
    '交易对手账卡号 交易对手账号 交易对手卡号 交易对手账户 对手账卡号 对手账号 对手卡号 对手账户 对方账卡号 对方账号卡号 对方账号 对方卡号 对方账户 对方账户号 对方账户账号 交易对方账号 交易对方账户 ' +
    '交易对方卡号 交易对方信息 对端账号 对端卡号 对方支付宝账号 对方地址 counterpartyaccount counterpartyaccountnumber counterpartyaccountno counterpartyiban counteraccount ' +
    'counterpartyaddress partneriban partneraccount contraaccount contraaccountnumber otheraccount otheraccountnumber peeraccount payeriban payeeiban',
  peerName:
    '对手户名 交易对手户名 交易对手名称 交易对手姓名 对手名称 对手姓名 对方户名 对方账户名称 对方账户名 对方姓名 对方名称 对方单位名称 对方单位 交易对方 交易对方名称 交易对方户名 交易对手 对方 商户名称 ' +
    'counterparty counterpartyname partnername contraaccountname othername peername beneficiaryorremitter payeepayername merchant merchantname',
  peerBank:
    '对手开户银行 对手开户行 对手银行 对方开户银行 对方开户行 对方开户行名 对方银行 对方行名 对方行 交易对手开户行 交易对手银行 counterpartybank counterpartybankname partnerbank counterpartybic peerbank',
  from:
    'from fromaddress fromaccount fromaccountnumber fromacct fromref fromid fromwallet sender senderaccount senderaddress senderiban senderid payeraccount payeraccountnumber payerid origacct ' +
    'origaccount originatoraccount nameorig sourceaccount sourceaddress sourcewallet srcaccount srcaddress debtoraccount debtoriban remitteraccount owneraddress transferfromaddress source ' +
    '付款账号 付款账卡号 付款方账号 付款账户 付款卡号 付款方账户 付款方卡号 付款人账号 付款人账户 付款人卡号 付款银行卡号 转出账号 转出账户 转出卡号 转出方账号 转出地址 汇款账号 汇出账号 汇款人账号 汇款方账号 ' +
    '付方账号 支付账号 出款账号 发送地址 发送方地址 发送方 资金转出账号 payer originator orig',
  to:
    'to toaddress toaccount toaccountnumber toacct toref toid towallet txto receiver receiveraccount receiveraddress receiveriban receiverid recipient recipientaccount recipientaddress recipientid ' +
    'payeeaccount payeeaccountnumber payeeid beneficiaryaccount beneficiaryaccountnumber beneacct beneaccount namedest targetaccount targetaddress destinationaccount destinationaddress ' +
    'destinationwallet dstaccount dstaddress creditoraccount creditoriban transfertoaddress target destination ' +
    '收款账号 收款账卡号 收款方账号 收款账户 收款卡号 收款方账户 收款方卡号 收款人账号 收款人账户 收款人卡号 收款银行卡号 转入账号 转入账户 转入卡号 转入方账号 转入地址 收方账号 入款账号 汇入账号 接收地址 接收方地址 接收方 ' +
    '资金转入账号 payee beneficiary bene',
  fromKind: 'fromkind fromtype fromaccounttype sendertype',
  toKind: 'tokind totype toaccounttype receivertype recipienttype',
  fromName:
    'fromname sendername payername originatorname debtorname remittername 付款人 付款方 付款人姓名 付款人名称 付款人户名 付款户名 付款方户名 付款方名称 付款方姓名 转出户名 转出方户名 转出人 汇款人 汇款人姓名 汇款人户名 付方户名 付方名称',
  toName:
    'toname receivername recipientname payeename beneficiaryname creditorname 收款人 收款方 收款人姓名 收款人名称 收款人户名 收款户名 收款方户名 收款方名称 收款方姓名 转入户名 转入方户名 转入人 收方户名 收方名称',
  fromBank:
    'frombank senderbank payerbank debtorbank 付款银行 付款行 付款方银行 付款开户行 付款方开户行 付款人开户行 转出银行 汇款银行',
  toBank:
    'tobank receiverbank recipientbank payeebank beneficiarybank creditorbank 收款银行 收款行 收款方银行 收款开户行 收款方开户行 收款人开户行 转入银行',
  fromLabel: 'fromlabel fromtag fromnametag fromentity senderlabel',
  toLabel: 'tolabel totag tonametag toentity receiverlabel',
  at:
    'unixtimestamp timestamp blocktimestamp blocktime datetime timeutc dateutc utctime trantimestamp transactiontime transactiondatetime txtime txdatetime 交易时间 交易日期时间 交易创建时间 交易日期 交易日 ' +
    '转账时间 转账日期 汇款时间 汇款日期 付款时间 支付时间 交易完成时间 完成时间 入账时间 记账时间 发生时间 记账日期 入账日期 发生日期 业务日期 transactiondate trandate txdate transdate txndate ' +
    'trxdate bookingdate bookingtime bookdate postingdate posteddate posted completeddate completedtime executedat executiondate paymentdate date 日期时间 日期 时间 time createdat createtime created ' +
    'at starteddate valuedate 起息日',
  time: '交易时刻 交易时分秒 记账时刻 时刻 交易时间 时间 transactiontime trantime txntime time timeofday hour',
  zone: '时区 timezone tz utcoffset',
  amount:
    '交易金额 交易发生额 发生额 转账金额 汇款金额 付款金额 支付金额 收支金额 金额 交易数额 交易数量 数量 amount transactionamount tranamount txnamount txamount paymentamount baseamt baseamount amt ' +
    'tokenvalue tokenamount amounttoken valueinusd valueusd value quantity sum netamount amountnet',
  paid:
    '借方发生额 借方金额 借方 支出金额 支出额 支出 转出金额 付出金额 付出 取款金额 支取金额 支取 提取金额 提款 取款 借 debitamount debit debits debitamt withdrawalamount withdrawalamt withdrawals withdrawal ' +
    'moneyout paidout amountout outflow outgoing valueout sentamount sentquantity sent fromamount fromvalue paid',
  got:
    '贷方发生额 贷方金额 贷方 收入金额 收入额 收入 转入金额 存入金额 存款金额 存入 存款 贷 creditamount credit credits creditamt depositamount depositamt deposits deposit moneyin paidin amountin inflow ' +
    'incoming valuein receivedamount receivedquantity received toamount tovalue got',
  direction:
    '收付标志 收付标识 收付 收支 收支类型 收支方向 收支标志 借贷标志 借贷标识 借贷标记 借贷方向 借贷类型 借贷别 借贷 进出标志 进出 出入账标志 出入账 资金流向 交易方向 资金方向 方向 direction drcr crdr dc cd ' +
    'debitcredit creditdebit debitorcredit creditordebit creditdebitindicator debitcreditindicator crdrindicator drcrindicator cdtdbtind inout flow sign',
  balance:
    '交易余额 交易后余额 账户余额 卡余额 本次余额 当前余额 账面余额 联机余额 余额 可用余额 结余 结存金额 结存 balance runningbalance accountbalance balanceafter balanceaftertransaction closingbalance newbalance ledgerbalance ' +
    'availablebalance',
  currency:
    '交易币种 币种 货币 币别 货币种类 货币代码 交易货币 币种代码 币名 代币 代币符号 代币简称 currency ccy currencycode transactioncurrency amountcurrency tokensymbol sentcurrency fromcurrency symbol asset coin ' +
    'tokenabbr tokenabbreviation token tokenname',
  gotCurrency: 'receivedcurrency receivedasset tocurrency',
  decimals: 'tokendecimal tokendecimals decimals tokenprecision',
  contract: 'contractaddress tokencontract tokencontractaddress tokenaddress tokenid',
  ref:
    '交易流水号 银行流水号 核心流水号 全局流水号 支付流水号 业务流水号 流水号 交易号 交易单号 交易订单号 支付宝交易号 交易参考号 参考号 订单号 交易哈希 哈希 电子回单号 txid txhash txnhash transactionhash trxhash trxid ' +
    'hash transactionid transactionno transactionnumber transactionref transactionreference tranid transid txnid txno bankreference referencenumber referenceno reference refno ref paymentid ' +
    'uetr id',
  report: '报案编号 案件编号 案号 警情编号 受案编号 线索编号 reportid reportno reportnumber caseid caseno casenumber complaintid',
  cash: '现金标志 现金标识 现转标志 现转标识 现转 是否现金 cash cashflag iscash',
  success:
    '交易是否成功 是否成功 交易状态 当前状态 交易结果 处理状态 状态 issuccess success txreceiptstatus transactionstatus status result iserror failed',
  form: '交易类型 业务类型 交易类别 交易分类 类型 交易渠道 transactiontype trantype txtype txntype transcode type method action',
  note:
    '摘要说明 摘要 交易摘要 交易附言 附言 用途 资金用途 消费名称 商品名称 商品说明 商品 交易说明 交易描述 备注 交易备注 说明 留言 description transactiondescription details transactiondetails memo narrative narration ' +
    'particulars remarks remark notes note paymentdetails paymentreference remittanceinformation purpose message comment comments privatenote',
  ignore:
    '开户人证件号码 交易证件号 交易证件号码 本方证件号 证件号码 证件号 身份证号 对手身份证号 对手证件号 对方证件号 对方证件号码 交易网点名称 交易网点代码 交易网点 网点名称 网点代码 网点 交易发生地 交易来源地 传票号 终端号 ip地址 mac地址 ' +
    'ip 对手交易余额 对方余额 日志号 凭证种类 凭证号 凭证号码 交易柜员号 柜员号 商户号 商户订单号 商家订单号 商户单号 查询反馈结果原因 对应的协查数据 清算流水号 支付方式 收付款方式 最近修改时间 资金状态 服务费 成功退款 ' +
    '序号 block blockno blocknumber blockheight blockhash nonce gas gasprice gasused confirmations txnfee fee fees feecurrency errcode historical$price usdvaluedayoftx currentvalue ' +
    'parenttxfrom parenttxto clewfile clewrow clewcolumn clewreason',
  account:
    'address bannedaddress walletaddress account accountnumber accountno wallet cardnumber 地址 钱包地址 账号 账户 卡号 银行卡号 账卡号',
  label: 'label wallettag nametag publicnametag tag entity labelname 标签 标注 名称标签',
  abuse: 'abuse abusetype',
  actor: 'actor owner entityname',
  category: 'category labelcategory labeltype entitytype type 类别 分类 类型 标签类别',
  source: 'source datasource sourceurl labelsource tagpack 来源 数据来源',
  day: 'day date ratedate 日期 day日期',
  domain: 'domain domainname fqdn hostname host 域名 涉案域名 网站域名',
  registrar: 'registrar registrarname sponsoringregistrar 注册商 域名注册商',
  created: 'created createddate createdate creationdate registeredon registrationdate 注册日期 注册时间 域名注册时间',
  nameserver: 'nameserver nameservers ns nameserver1host nameserver1domain 域名服务器 dns服务器',
  ip: 'ip ipaddress ip1address 解析地址 ip地址',
  asn: 'asn ip1asn1 autonomoussystem',
  hosting: 'hosting hoster hostingprovider isp ip1isp 托管商 主机商 服务器商',
  issuer: 'issuer certificateissuer certissuer sslissuer ssl1issuercommonname 证书签发者 证书颁发者',
  serial: 'serial certificateserial certserial serialnumber 证书序列号',
  san: 'san sans subjectalternativename subjectaltnames certificatesan 证书其他域名',
  rate: 'rate exchangerate fxrate price close value 汇率 中间价',
};

/** What a header may mean. */
export interface Meaning {
  readonly part: Part;
  /** Place among the spellings of the part: the lower, the surer. */
  readonly rank: number;
}

const elsewhere: readonly Part[] = ['account', 'label', 'abuse', 'actor', 'source', 'day', 'rate', 'domain', ...domainFacts];
/** Parts of each content. */
export const transferColumns: readonly Part[] = [
  ...moneyParts.filter((part) => !elsewhere.includes(part)),
  'amount',
  'currency',
  'ref',
  'ignore',
];
export const labelColumns: readonly Part[] = [
  'account',
  'label',
  'category',
  'abuse',
  'actor',
  'source',
  'currency',
  'domain',
  ...domainFacts,
  'ignore',
];
export const rateColumns: readonly Part[] = ['day', 'from', 'to', 'rate', 'source'];

const known = new Map<string, ReadonlyMap<Part, number>>();
for (const [part, names] of Object.entries(moneySpellings)) {
  for (const [rank, name] of names.split(' ').entries()) {
    const others = (known.get(name) ?? new Map<Part, number>()) as Map<Part, number>;
    // A clock beside the date is what is left when the date is found.
    known.set(name, others.set(part as Part, part === 'time' ? rank + 500 : rank));
  }
}

/** 收(付)方账号, 收/付方: whoever is on the other side. */
const eitherSide = /收\s*[(（/／、]?\s*付\s*[)）]?\s*(?:款)?\s*(?:方|人)/u;

/** What a header may mean among the parts of one content, surest first. */
export function meanings(name: string, among: readonly Part[]): Meaning[] {
  if (name.length > 100) return [];
  const plain = plainName(name.replace(eitherSide, '对方'));
  const found = known.get(plain) ?? known.get(withoutUnit(plain));
  const all = [...(found ?? [])].map(([part, rank]) => ({ part, rank })).filter(({ part }) => among.includes(part));
  if (all.length === 0 && among.includes('report')) {
    const report = recogniseName(name);
    if (report?.part === 'ref' && report.sure) return [{ part: 'report', rank: 100 }];
  }
  return all.sort((a, b) => a.rank - b.rank);
}

/** `amountbtc`, `valueeth`, 金额元: the unit is told by `headerMoney`. */
function withoutUnit(plain: string): string {
  return plain
    .replace(/(?:人民币|元|万元|万|cny|rmb|usd|twd|hkd|eur|gbp|jpy|sgd|myr|thb|usdt|usdc|btc|eth|bnb|trx)$/u, '')
    .replace(/@.*$/u, '');
}

/** What a header of nested records means that the sample did not show. */
export function recogniseTransfer(name: string): Recognised | undefined {
  const [first] = meanings(name, transferColumns);
  return first === undefined ? undefined : { part: first.part, sure: first.rank < 40 };
}
