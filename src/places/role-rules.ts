import type { PlaceRole } from '../model/index.ts';

/**
 * What words beside a place make of it. `before` is held against what stands before it in its sentence, `after` against what
 * follows, `unless` against that and the clause it stands in; the first rule that holds decides. Cues in words: docs/reference/places.md.
 */
export interface RoleRule {
  readonly role: PlaceRole | 'claim';
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly unless?: RegExp;
}

const moving =
  /偷渡|偷越|越境|出境|出关|出国|过境|入境|机场|航班|飞|[坐乘][^，。]{0,6}[车船巴机]|大巴|翻山|过河|过了河|转机|转车|换车|换乘|集合|上车|等车|接应|接走|接上|来接|接机|接我|落地|小路|湄公河|蛇头|司机|中转|渡河|入关|带路/u;
const suspect = /嫌疑|犯罪|对方|骗子|收款人|户主|网友|自称|客服|他说|她说/u;

/** Chinese, simplified; [^，。；]: within the clause. */
export const zhRules: readonly RoleRule[] = [
  { role: 'named', before: /(?:新闻|报道|报导|电视|纪录片|电影)[^。]{0,12}$/u },
  { role: 'named', after: /^[^，。；]{0,6}(?:的?新闻|的?报道|电影|银行卡?办的)/u },
  {
    role: 'bank',
    after:
      /^[^，。；]{0,12}?(?:支行|分行|营业部|营业厅|储蓄所|分理处|网点|农商行|农商银行|信用社|ATM|柜员机|取款机|柜台|提现|取现|取款|取走)/iu,
  },
  {
    role: 'bank',
    before: /(?:开户行|开户地|开户银行|开户网点|支行|分行|取款|取现|取出|ATM)[^，。；]{0,12}$/iu,
    unless: /公司|园区|窝点/u,
  },
  {
    role: 'hint',
    before: /(?:\bIP|归属地|登[录陆](?:，地点)?|基站|漫游|区号|号段|信号|服务器|代理|SIM卡|电话卡|手机卡)[^，。；]{0,16}$/iu,
  },
  {
    role: 'hint',
    after: /^[^，。；]{0,6}(?:基站|IP\b|号码|手机号|区号|号段|服务器|漫游|登录|登陆|的电话卡|电话卡|的手机卡|的号打)/iu,
  },
  {
    role: 'claim',
    before:
      /(?:自称|谎称|声称|宣称|称自己|说自己|说他自己|介绍自己|冒充|假装|资料显示|资料写|资料上|主页|朋友圈|人设|简介)[^。]{0,16}$/u,
    unless: /说漏嘴|说漏了嘴|承认|交代|供述|坦白|窝点|园区/u,
  },
  {
    role: 'claim',
    before: /(?:他|她|对方|老师|导师|网友|男方|女方|网恋对象)(?:又|还|就|跟我|告诉我|对我)?(?:说|称|讲)[^。公]{0,10}$/u,
    unless: /说漏嘴|说漏了嘴|承认|公司|窝点|园区|团伙|打字|不让/u,
  },
  {
    role: 'home',
    before:
      /(?:家住|现住|(?:我|我们|我家)住|居住(?:在|于|地)?|住在|住址|常住(?:地|在)?|暂住(?:地|在)?|户籍(?:所在)?(?:地|在|为|是)?|籍贯|老家(?:在|是)?|家在|家里?(?:在|是)|定居(?:在|于)?)[^，。；]{0,4}$/u,
    unless: suspect,
  },
  {
    role: 'home',
    before: /(?:我|本人|报案人|受害人|被害人|事主|当事人|家属|报警人)(?:是|系|为|乃)?[^，。；]{0,2}$/u,
    after: /^(?:省|市|自治区|县)?[^，。；]{0,3}(?:人|籍|户籍)(?!员|事|民|工|大)/u,
  },
  {
    role: 'home',
    before:
      /(?:我|我们|本人|报案人|受害人|被害人|事主|老公|丈夫|妻子|老婆|我妈|我爸|母亲|父亲|父母|姐姐|奶奶|爷爷|女儿)(?:人|一直|平时|现|现在|常年|目前|长期|都|也|退休后|一家|夫妻)?在$/u,
    after:
      /^(?:省|市|自治区)?[^，。；]{0,6}(?:上班|工作|打工|生活|住|读书|上学|念书|居住|务工|做生意|老家|家里|家中|带孩子|开店|经商|退休)/u,
    unless: /园区|电诈|诈骗|公司不让|被骗到|偷渡/u,
  },
  { role: 'home', after: /^(?:省|市|壮族自治区)?(?:老家|家中|家里)/u, unless: suspect },
  {
    role: 'site',
    after:
      /^(?:省|市|县|镇|那边|境内|经济区|特区|郊区|地区)?[^，。；、]{0,8}?(?:园区|公司|窝点|写字楼|工厂|电诈|诈骗|办公|赌场|别墅|呼叫中心|机房|宿舍|据点|工业园|科技园|打字|推广|团伙|一栋楼|捣毁|查获|查抄|解救|抓获|落网|犯罪|话务|水房)/u,
  },
  {
    role: 'route',
    before: /(?:从|由|经|经由|经过|途经|途径|取道|绕道|绕经|路过|转道)[^，。；]{0,2}$/u,
    after: /^[^。；]{0,30}?(?:偷|出|飞|坐|乘|转|翻|走|越|过|去|到|进|接|渡|搭|换|入境|开车|上船)/u,
    unless: /打来|来电|发来|发出|寄|发货|快递|包裹|物流|搬|转移|回来|回国/u,
  },
  { role: 'site', before: /(?:定位|位置|GPS)[^。；]{0,12}$/iu },
  {
    role: 'site',
    before: /(?:藏身|盘踞|落脚|躲藏|隐匿)[^，。；]{0,4}$/u,
  },
  { role: 'site', before: /(?:窝点|团伙|园区|公司|基地|他们)[^，。；]{0,6}从$/u, after: /^[^，。；]{0,6}(?:转移|搬|迁|撤)/u },
  {
    role: 'site',
    before:
      /(?:卖(?![家货方])|押(?!金)|关(?![于系心注键])|困|绑|扣|拐|骗|拘|软禁|羁押|滞留)[^，。；]{0,6}(?:在|到|进|去|往|入|至)[^，。；]{0,3}$/u,
  },
  {
    role: 'site',
    before:
      /(?:公司|窝点|园区|办公(?:地点|地址|室|点)?|团伙|藏身|盘踞|据点|骗子|诈骗分子|诈骗犯|他们|她们|这伙|那伙|这帮|那帮|老板|基地|集团|头目|嫌疑人)[^，。；]{0,10}(?:在|到|至|于|往|去)[^，。；]{0,3}$/u,
  },
  {
    role: 'site',
    before: /(?<![有没客工商本个别军女男证老])人(?:还|都|就|其实|现在?)?在$/u,
    unless: /接应|等我|接我|接走/u,
  },
  { role: 'site', before: /(?:转移|搬|迁|撤|转)(?:到|至|去|往)了?$/u, unless: /转机|转车|账户|余额|资金|平台|群/u },
  {
    role: 'route',
    before:
      /(?:从|飞到|飞往|飞去|飞抵|飞|落地|降落|抵达|到达|转到|送到|带到|接到|赶到|先到|前往|偷渡|越境|过境|潜入|进入|到|到了|去|去了|进了|往|赴|在|经|过)[^，。；]{0,2}$/u,
    after: moving,
  },
  { role: 'route', before: moving, unless: /旅游|旅行|玩|出差/u },
  { role: 'route', after: /^(?:市|口岸|边境|附近|机场|一带|镇|国际)*(?:出境|过河|转机|转车|集合|上车|等车|落地|入境|出关)/u },
  {
    role: 'site',
    before: /(?:在|到|去|进)(?:了)?$/u,
    after: /^[^。]{0,20}(?:园区|诈骗|电诈|打字|不让出|人质|赎金|护照|持枪|看守|被关|被困|逃|救)/u,
  },
];

const off = String.raw`[^.!?;]`;
const rule = (role: RoleRule['role'], before?: string, after?: string, unless?: string): RoleRule => ({
  role,
  ...(before === undefined ? {} : { before: new RegExp(`${before}$`, 'i') }),
  ...(after === undefined ? {} : { after: new RegExp(`^${after}`, 'i') }),
  ...(unless === undefined ? {} : { unless: new RegExp(unless, 'i') }),
});

export const enRules: readonly RoleRule[] = [
  rule('named', String.raw`\b(?:news|newspaper|article|documentary|read about|video about|film about|heard about)\b${off}{0,30}`),
  rule('bank', undefined, String.raw`,?\s?(?:\w+ )?(?:branch|ATM|cash machine)\b`),
  rule(
    'bank',
    String.raw`\b(?:branch|ATM|cash machine|withdrawn|withdrew|cashed|account (?:was )?opened|opened an account)\b${off}{0,30}`,
  ),
  rule(
    'hint',
    String.raw`\b(?:IPs?|login|log-in|logged in|sign-in|signed in|cell|cell tower|tower|roaming|(?:account|phone|profile|last) (?:was )?active|country code|dialling code|area code|geolocat\w+|server|VPN|SIM|number is from|prefix)\b${off}{0,50}`,
    undefined,
    String.raw`\bcell phone\b`,
  ),
  rule(
    'hint',
    undefined,
    String.raw`(?:'s)?\s?(?:\w+ )?(?:IP|SIM|country code|cell tower|VPN|server|number|phone number|prefix)\b`,
  ),
  rule('named', String.raw`\bcall(?:ed|s|ing)? (?:me |us )?from${off}{0,12}`),
  rule('claim', undefined, String.raw`-based\b`, String.raw`\b(?:gang|office|compound|team|call cent)`),
  rule(
    'home',
    String.raw`\b(?:I|we)(?:(?:['’]m|['’]ve| am| was| have| had)?(?: \w+)?(?: \w+)? (?:live|lived|living|reside|moved|born)\b${off}{0,30}|(?:['’](?:m|re)| am| are| come) (?:an? (?:\w+ ){1,3})?from )`,
    undefined,
    String.raw`\b(?:he|she|they) (?:said|told|claimed|wrote)|package|parcel|call from|message from|trapped|held`,
  ),
  rule(
    'home',
    String.raw`\b(?:resident of|(?:victim|complainant|reporter|caller|client|mother|father|parents|husband|wife|aunt)\b${off}{0,12}\b(?:lives?|resid\w+|from)|my (?:home|house|flat|apartment|family)(?: town| address)?(?: is)?|home (?:town|address)|address|retired \w+)\b${off}{0,20}`,
    undefined,
    String.raw`\b(?:he|she|they|his|her|suspect)\b`,
  ),
  rule(
    'claim',
    String.raw`\b(?:he|she|they|mentor|man|woman|profile|bio|agent|person|trader|advisor|teacher|broker)\b${off}{0,20}\b(?:said|says|claim\w*|told (?:me|us)|pretend\w*|wrote|stated|introduced|mentioned)\b${off}{0,60}`,
    undefined,
    String.raw`\b(?:let slip|admitt\w+|confess\w*|later learned|office|compound|team|gang|call cent\w+|police|scam|company|trapped|held|job)\b`,
  ),
  rule('site', String.raw`\b(?:let slip|admitt\w+|confess\w*)\b${off}{0,40}`),
  rule('claim', String.raw`\b(?:claim(?:ed|s|ing) to|pretend\w* to|posing as|profile|bio)\b${off}{0,50}`),
  rule(
    'site',
    undefined,
    String.raw`(?: province| city| town)?\s?(?:\w+ )?(?:compounds?|offices?|scam|casino|call cent\w+|boiler room|(?:was|were) raided|operation|headquarters)\b`,
  ),
];

/** In English site and route share their prepositions: the cue that stands nearer decides. */
export const enSite = new RegExp(
  String.raw`\b(?:offices?|compounds?|call cent(?:re|er)s?|boiler room|scam (?:centre|center)|companies|company|team|gang|group|operation|works?|working|worked|based|operat\w+|run|ran|held|kept|trapped|sold|locked|detained|imprisoned|traced|located|location|GPS|geotag\w*|handset|forced|raid(?:ed|s)?|dormitory|sleep|building|arrested|rescued|moved (?:from|to)|job was|I am|stuck)\b`,
  'gi',
);
export const enRoute = new RegExp(
  String.raw`\b(?:flew|fly|flown|flight|drove|driven|bus|van|boat|smuggled|cross(?:ed|ing)?|border|pick(?:ed)? (?:me |us |him |her |them )?up|landed|arrived|transit|via|through|taken|took (?:me|us|him|her|them)|travel\w*|stopover|airport|from there|trafficked|on the way|by road)\b`,
  'gi',
);
/** Nothing was travelled. */
export const enUnmoved =
  /\b(?:holiday|vacation|visit|wanted me|invited|business trip|did not go|didn['’]t go|parcel|package|customs)\b/iu;
