/** A messenger or social service and how its accounts are named. */
export interface Service {
  readonly name: string;
  /** What victims call it, lower case, simplified characters. */
  readonly words: readonly string[];
  /** Words that also mean something else (`line`, 飞机): a cue only before `ID`, `:`, `@` or 号. */
  readonly loose?: readonly string[];
  /** Whole account names. */
  readonly shape: RegExp;
}

const wide = /^[a-z\d][\w.-]{2,31}$/i;

/** Name rules from the services' own sign-up pages; `wide` where the service publishes none. */
export const services: readonly Service[] = [
  {
    name: 'wechat',
    words: [
      '微信',
      '微信号',
      '微信id',
      'wechat',
      'we chat',
      'weixin',
      'v信',
      '薇信',
      '威信',
      '徽信',
      '微x',
      '加v',
      '加薇',
      '加威',
      'vx',
      'wx',
      '卫星号',
      '微信公众号',
    ],
    loose: ['薇', '微', '公众号'],
    shape: /^(?:[a-z][\w-]{4,24}|\d{5,11})$/i,
  },
  {
    name: 'qq',
    words: ['qq', '扣扣', '企鹅号', 'q号', '扣号', 'qq群', '企鹅群', 'q群'],
    loose: ['企鹅', '群号', '群'],
    shape: /^[1-9]\d{4,11}$/,
  },
  {
    name: 'telegram',
    words: ['telegram', '电报', '纸飞机', '飞机号', 'tg', 'tele gram', 'telegarm', 'telgram'],
    loose: ['飞机', 'tele'],
    shape: /^[a-z]\w{2,31}$/i,
  },
  { name: 'whatsapp', words: ['whatsapp', 'whats app', "what's app", 'watsapp', 'whatapp'], shape: wide },
  { name: 'line', words: ['加赖', '赖号', '赖id', '赖群', '连我'], loose: ['line', '赖'], shape: wide },
  {
    name: 'facebook',
    words: ['facebook', 'face book', '脸书', 'fb', 'messenger', 'facebook messenger'],
    shape: /^[a-z\d][\w.-]{4,49}$/i,
  },
  { name: 'instagram', words: ['instagram', 'insta', 'ig'], shape: /^[\w][\w.]{2,29}$/i },
  { name: 'threads', words: [], loose: ['threads'], shape: /^[\w][\w.]{2,29}$/i },
  { name: 'tiktok', words: ['tiktok', 'tik tok'], shape: /^[\w][\w.]{2,23}$/i },
  { name: 'douyin', words: ['抖音', '抖音号', 'douyin'], shape: /^[\w][\w.]{3,19}$/i },
  { name: 'kuaishou', words: ['快手', '快手号', 'kuaishou'], shape: wide },
  { name: 'xiaohongshu', words: ['小红书', '小红书号', 'xiaohongshu', 'rednote'], shape: /^[\w]{5,20}$/i },
  { name: 'weibo', words: ['微博', 'weibo'], shape: wide },
  { name: 'twitter', words: ['twitter', '推特', 'twitter/x'], shape: /^\w{1,15}$/i },
  { name: 'skype', words: ['skype'], shape: /^(?:live:)?[.\w][\w.,:-]{4,40}$/i },
  { name: 'signal', words: [], loose: ['signal'], shape: wide },
  { name: 'discord', words: ['discord'], shape: /^[\w.]{2,32}(?:#\d{4})?$/i },
  { name: 'kakao', words: ['kakaotalk', 'kakao talk', 'kakao', '카카오톡', '카톡'], shape: wide },
  { name: 'zalo', words: ['zalo'], shape: wide },
  { name: 'viber', words: ['viber'], shape: wide },
  { name: 'snapchat', words: ['snapchat'], loose: ['snap'], shape: /^[a-z][\w.-]{2,14}$/i },
  { name: 'linkedin', words: ['linkedin', '领英'], shape: /^[\w-]{3,100}$/i },
  { name: 'tantan', words: ['探探'], shape: wide },
  { name: 'momo', words: ['陌陌'], loose: ['momo'], shape: wide },
  { name: 'soul', words: ['soul号', 'soulapp'], loose: ['soul'], shape: wide },
  { name: 'dingtalk', words: ['钉钉', '钉钉号', 'dingtalk'], shape: wide },
  { name: 'batchat', words: ['蝙蝠号', '蝙蝠聊天', 'batchat'], loose: ['蝙蝠'], shape: wide },
  { name: 'potato', words: ['土豆聊天', '马铃薯聊天'], loose: ['potato', '土豆'], shape: wide },
  { name: 'xianyu', words: ['闲鱼', '闲鱼号'], shape: wide },
  { name: 'wangwang', words: ['阿里旺旺', '旺旺号'], loose: ['旺旺'], shape: wide },
  { name: 'icq', words: ['icq'], shape: /^\d{5,10}$/ },
  { name: 'wickr', words: ['wickr'], shape: wide },
];

/** Links that carry an account's name: the host, and what follows it up to the name. */
export const profileLinks: readonly (readonly [service: string, hosts: RegExp, path: RegExp])[] = [
  ['telegram', /^(?:t\.me|telegram\.me|telegram\.dog)$/, /^\/(?:s\/|joinchat\/)?@?(\+?[\w-]{3,40})/],
  [
    'whatsapp',
    /^(?:wa\.me|(?:api|web|chat)\.whatsapp\.com)$/,
    /^\/(?:qr\/|message\/|send\/?\?(?:[^#]*&)?phone=%?2?B?\+?|\+)?([A-Za-z\d]{6,24})/,
  ],
  ['line', /^line\.me$/, /^\/(?:R\/)?ti\/[pg]2?\/(?:~|@|%40)?([\w.-]{3,40})/],
  ['line', /^lin\.ee$/, /^\/([\w-]{4,20})/],
  [
    'facebook',
    /^(?:(?:www|m|web|zh-cn|zh-tw|en-gb)\.)?(?:facebook|fb)\.com$/,
    /^\/(?:profile\.php\?id=|people\/[^/]+\/|groups\/)?([\w.-]{4,60})/,
  ],
  ['facebook', /^m\.me$/, /^\/([\w.-]{4,60})/],
  ['instagram', /^(?:www\.)?(?:instagram\.com|instagr\.am)$/, /^\/([\w.]{2,30})/],
  ['threads', /^(?:www\.)?threads\.(?:net|com)$/, /^\/@([\w.]{2,30})/],
  ['tiktok', /^(?:www\.)?tiktok\.com$/, /^\/@([\w.]{2,24})/],
  ['twitter', /^(?:(?:www|mobile)\.)?(?:twitter|x)\.com$/, /^\/(\w{1,15})/],
  ['discord', /^(?:www\.)?discord\.gg$/, /^\/([\w-]{2,32})/],
  ['discord', /^(?:www\.)?discord(?:app)?\.com$/, /^\/(?:invite|users)\/([\w-]{2,32})/],
  ['snapchat', /^(?:www\.)?snapchat\.com$/, /^\/add\/([\w.-]{3,15})/],
  ['zalo', /^zalo\.me$/, /^\/(?:g\/)?(\w{6,20})/],
  ['linkedin', /^(?:[a-z]{2,3}\.)?linkedin\.com$/, /^\/in\/([\w-]{3,100})/],
  ['skype', /^join\.skype\.com$/, /^\/(?:invite\/)?(\w{6,20})/],
  ['signal', /^signal\.(?:me|group)$/, /^\/#(?:p\/|eu\/)?([\w+-]{6,70})/],
  ['qq', /^wpa\.qq\.com$/, /^\/msgrd\?(?:[^#]*&)?uin=(\d{5,12})/],
  ['wechat', /^u\.wechat\.com$/, /^\/([\w-]{10,40})/],
];

/** What a stretch of text must hold to hold such a link. */
export const anyProfileHost =
  /\.me\/|x\.com|fb\.com|facebook|instagr|twitter|threads\.|tiktok|discord|line\.me|lin\.ee|linkedin|snapchat|whatsapp|telegram|skype|signal\.|qq\.com|wechat/i;

/** Path words of those sites that are not accounts. */
export const notAccounts: ReadonlySet<string> = new Set(
  (
    'about add ads accounts business channel contact developers events explore feed groups hashtag help home i intent invite joinchat ' +
    'legal login marketplace messages pages photo photo.php posts privacy profile.php proxy reel search settings share sharer ' +
    'sharer.php signup socks status stories story.php terms tos tv video videos watch'
  ).split(' '),
);

/** Lower-case words that follow a service's name in prose and are no account. */
export const notNames: ReadonlySet<string> = new Set(
  (
    'about account accounts active add admin after again all also always an and android another any apk app application apps are as ' +
    'asked at away back banned became because been before being below bot but buyer by call called calls came can channel chat ' +
    'chats client contact contacts conversation could customer date day did different direct does down each either else email ' +
    'even ever every fake for friend friends from full gave genuine get gone got group groups had half handle has have he held ' +
    'her here hers him his history how however http https id in into ios is it its itself just known last later like link lost ' +
    'made many me message messages messenger mine mobile money more most moved my name named never new no none not nothing now number off on once one ' +
    'online only open or other our out over page pay pc person phone photo photos post posts private profile public put qr real ' +
    'really said same saying scam scammer see sent she should since so some someone something soon still stop stranger such support ' +
    'team than that the their them then there they this those though through till to told too under until up us use used user ' +
    'username users using very via victim video vip voice was we web website well went were what when where which while who whom ' +
    'whose why will with woman would yes yet you your h5 qrcode android ios windows mac pay vx wx qq tg email gmail null'
  ).split(' '),
);
