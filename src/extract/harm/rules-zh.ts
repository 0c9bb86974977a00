import { far, near, pattern, type Rule } from './rule.ts';

/** Whom a family or a friend reports. */
export const kinZh =
  '儿子|女儿|孩子|小孩|丈夫|老公|爱人|妻子|老婆|父亲|母亲|爸|妈|爷爷|奶奶|外公|外婆|老人|弟|哥|妹|姐|侄|外甥|孙[子女]|同学|同事|朋友|男友|女友|未婚[夫妻]|亲属|家属|家人|亲戚|老乡|舍友|室友|学生|当事人|人员|男子|女子|少年|少女|堂兄|表兄|叔|舅|姑|姨|嫂|岳[父母]|公公|婆婆';
const person = `(?:我|他|她|你|人|咱|${kinZh})`;
const body = '(?:手|脚|腿|耳|指|头|胳膊|肋骨|骨|肾|器官|命)';
/** Where people are held: words of the trade for compounds, towns and countries of theirs. */
const compound =
  '(?:园区|缅|柬埔寨|柬|老挝|泰国|菲律宾|迪拜|妙瓦底|西港|果敢|佤邦|金三角|湄索|木姐|大其力|kk|境外|国外|边境|窝点)';
const room = '(?:宿舍|酒店|宾馆|房|屋|楼|别墅|仓库|笼|地下室|公司|里面|山上|车里|厂)';
const goods = /钱|资金|款|账户|账号|银行卡|包裹|快递|货|手机|微信|车|基金|理财|本金|余额|提现|信息|资料|号码|数据|股票|币|狗|猫/;
const notHeld = /提现|群里|退群|直播间|流程|通话|机场|海关|电梯|工地|战区|战地|油田|船上/;

/** What people do to others who want something of them. */
const violence = `(?:杀(?!价|毒|熟|猪|跌|入|青|手锏)|弄死|整死|打死|砍(?!价|单)|剁|割(?!韭菜|肉)|捅|枪杀|打断|打残|弄残|卸|活埋|活摘|烧死|淹死|掐死)`;

const kidnapping: readonly Rule[] = [
  { alarm: 'kidnapping', pattern: /绑架(?!罪|案|犯)|绑走|绑票|劫持|掳走|掳去|掳到|掳了|拐走|拐卖|被拐/g, unless: /涉嫌|嫌疑人/ },
  { alarm: 'kidnapping', pattern: pattern(`绑了${near(3)}${person}`) },
  {
    alarm: 'kidnapping',
    pattern: pattern(
      `(?:强行|强制|暴力|用枪|持枪|蒙[住着上]${near(2)}眼|把${person})${near(10)}(?:拖上|押上|抓上|拉上|塞进|推上|带上|拖进)${near(4)}车`,
    ),
  },
  { alarm: 'kidnapping', pattern: pattern(`(?:强行|强制|持枪|暴力|蒙眼|用枪)${near(8)}(?:带走|拖走|押走|抓走|掳走)`) },
  {
    alarm: 'kidnapping',
    sign: 'sold',
    pattern: pattern(`(?:被|遭)${near(8)}(?:转卖|倒卖|贩卖|卖[到给去了进往掉至])`),
    unless: new RegExp(`${goods.source}|身份|房子|产品`),
  },
  {
    alarm: 'kidnapping',
    sign: 'sold',
    pattern: pattern(`(?<![就会要将再])[把将](?:我|他|她|${kinZh}|人)们?${near(12)}(?:转|倒|贩)?卖(?:[给到去进往]|了|掉)`),
    unless: goods,
  },
];

/** Who releases people for money by law, or says so: bail and duty are no ransom. */
const official = /派出所|警|拘留|保证金|保释|取保|法院|检察|海关|包裹|罚款|税/;

const ransom: readonly Rule[] = [
  {
    alarm: 'ransom',
    sign: 'ransom',
    pattern: /赎金|赎身|赎人|赎回(?:他|她|我|人|儿子|女儿|孩子|弟|哥|妹|姐)/g,
    unlessAnywhere: /文件|数据|服务器|系统|加密|勒索病毒|电脑|网站|黑客|骇客|解锁|解密/,
  },
  {
    alarm: 'ransom',
    sign: 'ransom',
    pattern: pattern(
      `(?:万|元|块|钱|美元|usdt?|泰铢|付|交|汇|给|拿)${far(16)}(?:才|再|就)${near(4)}(?:放人|放他|放她|放我|放了|放回|释放|把${near(4)}放)`,
    ),
    unlessAnywhere: official,
  },
  {
    alarm: 'ransom',
    sign: 'ransom',
    pattern: pattern(
      `(?:要|需|付|交|汇|给|拿)${near(12)}(?:万|元|块|钱|美元|usdt?|泰铢)${far(10)}(?:才|再)${near(8)}(?:放|回国|回家|离开|走人)`,
    ),
    unlessAnywhere: new RegExp(`${official.source}|提现|账户|平台|解冻|违约金`),
  },
  { alarm: 'ransom', sign: 'ransom', pattern: pattern(`(?:还是|仍然?|依然|就是)不(?:肯)?放人|同意放人|肯放人|不放人`) },
  {
    alarm: 'ransom',
    sign: 'ransom',
    pattern: pattern(`(?:拿不出|不[交给付])${near(10)}(?:万|钱|赎金|元|美元|usdt?)${far(6)}(?:别想|休想|不[让准许]|走不了|不放)`),
    unlessAnywhere: /提现|账户|平台/,
  },
];

const detention: readonly Rule[] = [
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `(?:被|遭|[把将](?:我|他|她|人)们?)${near(8)}(?:囚禁|软禁|拘禁|禁闭|关押|关[进在了着起]|锁[在起进]|困在|扣[在留]|看管|看守|控制在|困(?=${compound}))`,
    ),
    unless: new RegExp(`${goods.source}|${notHeld.source}|派出所|拘留所|看守所|监狱|警方|公安|海外`),
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: /非法拘禁(?!罪)|限制[^，。]{0,5}自由|自由[^，。]{0,4}限制|失去(?:人身)?自由|没有(?:人身)?自由|小黑屋|水牢/g,
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(`(?:关|困|扣|锁|身陷|滞留|控制)(?:押|留|禁)?(?:在|进|于)${near(8)}(?:${compound}|${room})`),
    unless: new RegExp(`${goods.source}|${notHeld.source}|派出所|拘留所|看守所|监狱|警方|公安|海外|疫情|航班`),
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `(?:不让|不许|不准|不放|不允许|禁止|别想|休想|不给)${near(6)}(?:离开|回国|回家|出去|出来|外出|逃|走(?![账流程完法])|出园区)`,
    ),
    unless: notHeld,
  },
  {
    alarm: 'detention',
    sign: 'confined',
    // Who is told by telephone not to leave the house is being cheated, not held.
    pattern: pattern(`(?:不让|不许|不准)${near(3)}出门`),
    unlessAnywhere: /摄像头|视频|通话|电话|导师|民警|警官|检察/,
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `(?:无法|没法|不能|没办法|不敢)${near(4)}(?:脱身|逃脱|逃出|逃走|离开${near(6)}(?:${compound}|宿舍|公司|房间|大楼|这里|那里))`,
    ),
    unless: notHeld,
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: /出不来|出不去|回不来|逃不出|逃不掉|跑不掉|跑不出|走不了|回不了国|脱不了身/g,
    unless: new RegExp(goods.source),
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `(?:保安|门卫|武装|持枪|拿枪|带枪|打手)${near(8)}(?:看守|看着|把守|守着|守门|站岗|巡逻)|(?:门口|出入|进出|日夜|24小时|外面)${near(4)}有人${near(6)}(?:看守|看着|把守|守着|站岗)|铁丝网|(?:高墙|围墙)${near(4)}电网`,
    ),
  },
];

const injury: readonly Rule[] = [
  {
    alarm: 'injury',
    sign: 'violence',
    pattern:
      /毒打|殴打|暴打|痛打|拷打|鞭打|吊打|抽打|电棍|电击|酷刑|挨打|挨揍|挨了?(?:一顿)?打|遍体鳞伤|皮开肉绽|鼻青脸肿|流血不止|性侵|强奸|轮奸|体罚|虐待|砍伤|刺伤|捅伤|打伤|打残|烟头烫/g,
    unless: /游戏|副本|对手|比赛|直播/,
  },
  {
    alarm: 'injury',
    sign: 'violence',
    pattern: pattern(
      `(?:被|遭到?|受到)${near(8)}(?:(?<![拨单攻敲双主雷安])打(?![a-z0-9电工手])|折磨|烫|捅|砍(?!价)|吊起来|电(?=[，。]|了|得|到))`,
    ),
    unless: /游戏|副本|对手|比赛|直播|电话|信用卡/,
  },
  {
    alarm: 'injury',
    sign: 'violence',
    pattern: pattern(
      `${body}${near(6)}(?:打断|打折|敲断|打骨折)|(?:打断|敲断|打折)了?${near(6)}(?:肋骨|骨|手|腿|胳膊|指)|打[到得]${near(6)}(?:骨折|站不|昏|晕|吐血|不能动)`,
    ),
  },
  { alarm: 'injury', sign: 'violence', pattern: pattern(`(?:又|天天|每天|经常|动手|一直|往死里|狠狠|轮流)打了?(?:我|他|她|人)`) },
  {
    alarm: 'injury',
    sign: 'violence',
    pattern: pattern(
      `(?:用|拿)${near(6)}(?:棍|铁管|皮带|鞭|刀|烟头|钢管|砖头|水管)${near(4)}(?:打|抽|砍|捅|烫|殴|电|敲)(?:了|伤|我|他|她|人)`,
    ),
  },
  { alarm: 'injury', sign: 'violence', pattern: pattern(`(?:身上|全身|浑身|脸上)${near(4)}(?:都?是伤|全是伤|伤痕|淤青|是血)`) },
];

/** 剁手 is what people call it to buy too much. */
const shopping = /购物|优惠|促销|特惠|唯品|双十?一|双 ?11|剁手[党节]/;

const threat: readonly Rule[] = [
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    pattern:
      /撕票|灭口|活埋|泼[^，。]{0,3}硫酸|死亡威胁|灭门|杀[你我他她]?们?全家|剁[你我他她]?的?手|卸[你我他她]?一?[条只个](?:腿|胳膊|手)/g,
    unlessAnywhere: shopping,
  },
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    pattern: pattern(
      `(?:威胁|扬言|恐吓|声称|叫嚣|放话|警告|说|称|要|会|就|否则|不然|将)${near(12)}${violence}${near(6)}(?:我|他|她|你|全家|家人|${kinZh}|${body})`,
    ),
    unless: /警察|公安|法院|法官|医院|医生|刑/,
    unlessAnywhere: shopping,
  },
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    unlessAnywhere: shopping,
    pattern: pattern(`(?:威胁|扬言|恐吓|声称|说|要|就)${near(12)}(?:[把将])${near(10)}(?:剁|砍|杀|打死|弄死|活埋|打断|捅)`),
  },
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    pattern: pattern(
      `(?:威胁|扬言|恐吓|否则|就|不然|会)${near(8)}(?:对${near(5)}(?:家人|我|他|她|孩子|父母|家属)不利|伤害${near(3)}(?:家人|孩子|我|他|她|父母))`,
    ),
  },
  { alarm: 'threat', pattern: /生命危险|性命[^，。]{0,2}(?:不保|难保|堪忧)|生命(?:安全)?受到威胁|人身安全[^，。]{0,4}威胁/g },
  {
    alarm: 'threat',
    pattern:
      /(?<![以用])自杀|轻生|不想活|(?:要|准备|打算|想|欲)跳(?:楼|河|江|桥|海)|喝了?农药|服毒|割腕|烧炭|上吊|留下?了?遗书|寻短见|了结(?:自己|生命)|结束(?:自己的?)?生命/g,
    unless: /自称|谎称|假装/,
  },
];

const missing: readonly Rule[] = [
  {
    alarm: 'missing',
    ofKin: true,
    pattern: pattern(
      `失踪|下落不明|生死不明|生死未卜|走失|失联|失去联系|失去联络|联系不[上到]|联络不[上到]|(?:再也|再|毫|完全)没?[有无](?:任何)?(?:消息|音讯)|没有?(?:任何)?(?:消息|音讯)|音讯全无|杳无音[信讯]|不知去向|人间蒸发|(?:电话|手机)${near(4)}(?:打不通|关机)|未归|没有?回(?:来|家)|没了音讯`,
    ),
    unless: /狗|猫|宠物/,
  },
  {
    alarm: 'missing',
    pattern: pattern(`(?<![我们]|本人)被?${near(6)}(?:诱)?骗(?:到|去|至|往|入|出)了?${near(2)}(?:${compound}|境(?!内))`),
    unless: /(?:我|我们|本人)被|[把将]我/,
  },
];

const job = '(?:招聘|高薪|应聘|面试|介绍(?:的)?工作|找工作|打工|客服|月薪|月入|工作|中介|包吃包住|务工|岗位)';
const work = '(?:诈骗|电诈|骗人|网赌|园区|窝点|杀猪盘|网络诈骗|冒充)';

const signs: readonly Rule[] = [
  {
    sign: 'recruitment_lie',
    pattern: pattern(
      `${job}${far(40)}(?:到了|抵达|落地|过去(?:才|后)|去了|来了|(?:叫|让|逼|强迫|要求)(?:我|他|她)|没想到|实际)${far(24)}${work}`,
    ),
    unless: /平台|刷单|充值/,
  },
  {
    sign: 'recruitment_lie',
    pattern: pattern(
      `(?:高薪|招聘|工作|打工|中介)${far(10)}骗(?:到|去|至|来|出境)|骗[到去至]${near(8)}(?:打工|工作|上班|务工|干活)`,
    ),
  },
  {
    sign: 'passport_held',
    pattern: pattern(
      `(?:护照|证件|身份证)${near(12)}(?:没收|收走|收缴|收上去|拿走|扣下|扣了|扣押|被扣|抢走|收了|上交)|(?:没收|收走|收缴|扣押|扣下|扣了|抢走|拿走)${near(8)}(?:护照|证件|身份证)`,
    ),
    unless: /海关|公安|民警|边检|照片|收了钱|收钱/,
  },
  {
    sign: 'threats',
    conditional: true,
    pattern: pattern(
      `(?:就|会|要|将|再|否则|威胁)${near(6)}[把被将](?:我|他|她|你|人|我们)?${near(4)}(?:转卖|卖掉|卖到|卖去|卖给|倒卖|送去|关水牢)`,
    ),
  },
  {
    sign: 'debt',
    pattern: pattern(
      `欠了?(?:公司|他们|园区|老板|组长|赌场)|(?:还清|还完|付清)${far(12)}才(?:能|可以|让|准)?${near(4)}(?:走|离开|回)|干活还债|打工还债|买(?:我|他|她)花了|背[上了]${near(6)}债|卖身契`,
    ),
    unlessAnywhere: /垫付|借钱|帮他|帮忙/,
  },
  { sign: 'debt', pattern: pattern(`(?:离开|想走|回国|回家|辞职)${far(10)}(?:赔|交)${near(4)}(?:违约金|赔付|赔偿|路费|机票)`) },
  {
    sign: 'no_pay',
    pattern: pattern(
      `(?:没|未|不|没有)${near(4)}(?:发|给|拿到|领到|拿|领|结|付|见)过?${near(6)}(?:工资|薪水|薪资|工钱|报酬)|(?:工资|薪水|薪资|工钱)${near(8)}(?:没|未|不发|克扣|拖欠|扣[光完])|(?:克扣|拖欠)${near(4)}(?:工资|薪)|白干了?`,
    ),
  },
  {
    sign: 'quota',
    pattern: pattern(
      `(?:完不成|不达标|没业绩|没有业绩|不开单|没开单|打不完|聊不够|达不到|做不到|加不[够到满]|没完成|未完成|不够)${far(12)}(?:罚(?![款金])|打|挨|电|吊|饿|不准|不许|不让睡|关|跑圈|加班)`,
    ),
    unlessAnywhere: /刷单|提现|客服|会员/,
  },
  {
    sign: 'quota',
    pattern: pattern(
      `每[天日](?:必须|要|得|逼|强迫|规定)${near(4)}(?:加|聊|骗|拉|打|发|开发)[满够]?${near(8)}(?:人|个|客户|粉|条|电话)`,
    ),
    unlessAnywhere: /刷单|提现|会员|催收/,
  },
  {
    sign: 'minor',
    pattern:
      /未成年(?!人?保护|模式)|(?:未满|不满|未到)(?:18|十八|16|十六)周?岁|(?<![\d一二三四五六七八九十百.])(?:\d|1[0-7]|[六七八九]|十[一二三四五六七]?)周?岁(?!以上|起|月)/g,
  },
];

export const rulesZh: readonly Rule[] = [...kidnapping, ...ransom, ...detention, ...injury, ...threat, ...missing, ...signs];

/** Words that look like harm and are none, taken out before anything is read. */
export const notHarmZh =
  /杀猪盘|秒杀|封杀|抹杀|扼杀|杀毒|杀熟|杀价|砍一?刀(?=[，。]|$|，|免费|助力|拼|链接|活动)|帮[^，。]{0,4}砍一刀|砍价|(?:道德|情感|感情|消费|贷款)绑架|绑架了?(?:我的?|我们的?|公司的?)?(?:网站|电脑|系统|数据|服务器|浏览器|账号|手机)|(?:浏览器|流量|域名|dns|主页|网页|账号)被?劫持|绑定|绑卡|绑了?(?:银行卡|卡|手机号?|微信|支付宝)|打死(?:我)?[都也](?:不|没)[^，。]*|打死我[都也]?不|打[我他她]的?(?:电话|手机|微信)|卸载|[气急笑累烦吓]死|跳楼价|打(?:款|钱|过去|过来|个?电话|字|码|赏|车|卡|开|印|包|扰|广告|压|击|闹|听|算|造|交道|通|不通|招呼|榜|假|官司|牌|游戏|球|针|进|入|到(?=账|卡|指定|我的|他的|账户)|了?(?:[一二三四五六七八九十几\d]+)个?(?:多)?(?:电话|通电话)|了?折扣?(?=[，。]|扣|还|后))/g;
