/** Last words of the names that sites, apps and firms give themselves, simplified. */
export const endings = {
  /** Told by themselves: nothing else ends so. */
  clear: [
    '交易所',
    '娱乐城',
    '商城',
    '资本',
    '控股',
    '集团',
    '国际娱乐',
    '棋牌',
    '彩票网',
    '优选',
    '云购',
    '证券',
    '信托',
    '资管',
  ],
  /** Plain words too: the name before them must not be a plain word. */
  plain: [
    '国际',
    '理财',
    '科技',
    '在线',
    '投资',
    '娱乐',
    '金融',
    '财富',
    '基金',
    '期货',
    '外汇',
    '钱包',
    '贷款',
    '金服',
    '购物',
    '彩票',
    '传媒',
    '网络',
    '互娱',
    '电商',
  ],
} as const;

/** Characters that trade names are made of (luck, wealth, size, places); a plain ending is a name only after these. */
export const tradeChars: ReadonlySet<string> = new Set(
  Array.from(
    '鑫泰恒瑞盛华锦启汇源通达丰博星云富融投宝联国金城海远信创赢顺邦鼎天隆昌康安平和利万亿百千众合聚亚欧环球中东南西北长江山河银龙凤虎麒麟' +
      '祥福禄寿喜财旺兴旭辉光明阳月日春夏秋景润泽浩宏鸿伟大正元亨贞吉嘉诚义仁德贤智慧勤俊杰英豪雄圣尊皇帝御冠荣誉昊宇宙宸辰晨曦晟熙煜烨' +
      '佳美优卓越飞腾腾跃翔鹏鹰腾捷迅速易乐尚品雅悦怡馨兰梅竹菊松柏森林翠碧蓝绿红紫玉珠钻石晶玛瑙翡领航帆舟港湾桥路达成功胜凯旋捷新世纪代际盈益增盟企普惠民生建交招商农工发展业实诺帝豪尊爵威尼斯葡京澳濠永一二三四五六七八九十亿开元九州沙云顶',
  ),
);

/** What stands before such an ending in prose without making a name of it: 网络投资, 海外理财. */
export const plainHeads: ReadonlySet<string> = new Set(
  (
    '国际 财富 福利 新兴 未来 万一 购物 美元 人民币 网络 网上 线上 线下 海外 境外 国外 境内 国内 虚拟 虚拟币 虚拟货币 数字 数字货币 电子 互联网 移动 股票 黄金 原油 期货 外汇 比特币 ' +
    '个人 家庭 银行 信息 高新 生物 人工智能 风险 长期 短期 小额 大额 高额 低息 无息 信用 房产 汽车 股权 基金 证券 金融 正规 虚假 ' +
    '假冒 诈骗 所谓 某某 知名 大型 专业 官方 合法 非法 公司 平台 商家 客户 现金 社会 全国 中国 香港 台湾 美国 国家 天使 创业 实体 ' +
    '项目 跟单 代客 私募 公募 固定 稳健 高收益 高回报 消费 线上娱 休闲 游戏 体育 手机 电脑 加密 加密货币 去中心化 冷 热 ' +
    '进行 参与 继续 开始 追加 推荐 介绍 聊 谈 做 搞 学 教 学习 讲 研究 了解 从事 负责 关于 学着 跟着 一起 他们 我们 自己 朋友 老师 ' +
    '导师 群里 有人 炒股 赚钱 稳赚 指导 带我 带着 帮我 加密 国外的 网购 淘宝 直播 短视频 小 大 新 老 假 该 此 某'
  ).split(' '),
);

/** Where a name's beginning is looked for no further. */
export const headStops: ReadonlySet<string> = new Set(
  Array.from(
    '在里的叫为了个是到把从用和与及做按进去说对给有让往跟向于称我他她你它们这那哪某名家款种通过于至由被将拉进群上下玩买卖充加入投点',
  ),
);
export const headWords: readonly string[] = [
  '项目',
  '平台',
  '网站',
  '软件',
  '公司',
  '应用',
  '下载',
  '注册',
  '登录',
  '登陆',
  '打开',
  '使用',
  '名为',
  '名叫',
  '自称',
  '冒充',
  '假冒',
  '推荐',
  '介绍',
  '炒股',
  '聊',
  '叫做',
  '称为',
  '所谓',
  '所谓的',
  '通过',
  '关于',
  '老师',
  '导师',
  '客服',
  '操作',
  '充值',
  '提现',
  '来自',
  '访问',
  '搜索',
];

/** Nouns beside a quoted name that make it a site's, an app's or a firm's. */
export const thingNouns =
  '平台|平臺|网站|網站|软件|軟件|APP|app|App|应用|應用|程序|公司|交易所|商城|钱包|錢包|网页|網頁|系统|系統|项目|項目|小程序|理财|投资|娱乐城';

/** English: a capitalised name's last word. */
export const englishEndings: readonly string[] = (
  'capital global mall exchange markets club pay online trade trading trader finance financial invest ' +
  'investment investments wealth securities fund funds holdings options crypto coin coins wallet casino bet shop ' +
  'forex fx asset assets partners ventures brokers futures pro ltd limited inc llc corp mining ' +
  'defi swap dex'
).split(' ');
/** Capitalised for the sentence or the calendar, not for the name. */
export const englishHeads: ReadonlySet<string> = new Set(
  (
    'the a an on in at my our his her their your this that these i we he she they it and but or so then after before when while from ' +
    'to for with by if as is was agent manager officer assistant advisor coach teacher miss mr mrs ms dr sir january february march april ' +
    'may june july august september october november december monday tuesday wednesday thursday friday saturday sunday please dear no ' +
    'new stock bitcoin crypto online foreign currency cryptocurrency commercial private financial investment phishing fake legitimate ' +
    'impersonating unclaimed luxury google chrome web world deceptive high-end free real official secure global world life general'
  ).split(' '),
);
