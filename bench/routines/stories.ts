/**
 * Routines that are planted into a simulated economy: each a kind of story of its own, told by many people in their own words. Written
 * before the method was; `chosenOn` were looked at while thresholds were chosen, the others never.
 */
export interface Story {
  readonly name: string;
  /** One of each part in turn, at the level of a public advisory. */
  readonly zh: readonly (readonly string[])[];
  readonly en: readonly (readonly string[])[];
}

export const chosenOn: readonly string[] = ['parking', 'concert'];

export const stories: readonly Story[] = [
  {
    name: 'parking',
    zh: [
      [
        '早上去开车发现挡风玻璃上贴了一张违停通知单',
        '车窗上夹着一张违停告知单',
        '回到停车位时雨刷下压着违停罚单',
        '发现车上被贴了违法停车通知',
      ],
      [
        '上面印着二维码让扫码缴罚款',
        '罚单上有二维码，说扫码可以打折缴费',
        '单子写着当天扫二维码处理不扣分',
        '通知单上的二维码看着很正规',
      ],
      ['扫完跳到一个仿交管的缴费页面', '页面要填车牌和银行卡', '扫码以后让我输车牌号和卡的验证码', '输入车牌后提示要验证银行卡'],
      ['之后卡里被连刷了好几笔', '没多久卡就被盗刷', '随后收到扣款短信', '钱被转走才知道罚单是假的'],
    ],
    en: [
      [
        'I found a parking ticket under my windshield wiper',
        'There was a parking fine stuck on my car window',
        'A yellow parking notice had been left on my windshield',
        'Someone had put a parking penalty on my car',
      ],
      [
        'it had a QR code to pay the fine',
        'the ticket said scan the QR code for a discount',
        'the notice told me to scan a QR code within a day',
        'a QR code was printed next to the council logo',
      ],
      [
        'the page asked for my license plate and card',
        'I typed in my plate number and debit card details',
        'it looked like the city parking site and wanted my card',
        'after entering my plate it wanted a bank code',
      ],
      [
        'then several charges appeared on my card',
        'within an hour the card had been charged many times',
        'the real parking office had never heard of it',
        'the ticket turned out to be printed by someone',
      ],
    ],
  },
  {
    name: 'concert',
    zh: [
      ['想看演唱会抢不到票', '偶像的演唱会门票秒没', '女儿想去看演唱会，官方渠道售罄', '在粉丝超话里求演唱会门票'],
      [
        '有人说自己是内部人员可以录入名单',
        '对方自称场馆工作人员能走内场通道',
        '一个黄牛说有实名强转的门票',
        '粉丝站的人说可以代抢内场票',
      ],
      ['让我先付票款再付实名更换费', '收了门票钱又要改签保证金', '说要交绑定身份的押金', '票款之外还要锁座费'],
      ['到了场馆门口根本进不去', '开演前把我拉黑了', '演出当天检票说门票无效', '演唱会都结束了也没出票'],
    ],
    en: [
      [
        'The concert I wanted to see was sold out',
        'My daughter wanted tickets for a sold-out tour',
        'I was looking for concert tickets in a fan group',
        'Tickets for the stadium show were gone in minutes',
      ],
      [
        'a reseller said he had floor seats he could transfer',
        'someone offered to transfer two floor tickets',
        'a fan account claimed to have a spare concert ticket',
        'she said she worked for the venue and had seats',
      ],
      [
        'I paid and then he wanted a name change fee for the ticket',
        'after the ticket price came a transfer deposit',
        'they asked for a seat lock fee',
        'then there was a re-ticketing charge',
      ],
      [
        'at the venue gate the barcode was invalid',
        'the tickets never showed up in my wallet app',
        'on the night of the concert I was blocked',
        'the venue said those seats did not exist',
      ],
    ],
  },
  {
    name: 'face',
    zh: [
      ['接到儿子打来的视频通话', '晚上女儿发来视频，画面是她本人', '老板突然和我视频通话', '表哥打来视频，脸和声音都是他'],
      [
        '视频里的人脸和声音一模一样，只是有点卡',
        '画面断断续续但脸确实是他',
        '他说信号不好，讲了几句就挂断视频',
        '声音也像，嘴型有一点对不上',
      ],
      ['说出了急事要我马上转钱', '说在外面撞了人要赔', '说项目保证金来不及让我先垫', '说手机掉了要借钱周转'],
      [
        '后来打本人电话才知道是换脸',
        '核实后他说根本没打过视频',
        '警察说这是用人工智能换脸合成的',
        '家里人说那段视频是伪造的人脸',
      ],
    ],
    en: [
      [
        'I got a video call from my son',
        'My boss called me on video',
        'My sister appeared on a video call',
        'A video call came in and it was my cousin’s face',
      ],
      [
        'the face and the voice were exactly his, only the picture froze',
        'the voice matched but the lips were slightly off',
        'the video was choppy but it was clearly her face',
        'it lasted half a minute before the video cut out',
      ],
      [
        'he said he had an accident and needed money right away',
        'she asked me to cover a deposit for a deal',
        'he said his phone was broken and he needed a loan',
        'he begged me to send money and tell no one',
      ],
      [
        'when I rang him he said he never made a video call',
        'the bank told me it was a deepfake',
        'later we learned the face had been cloned',
        'the officer said the voice and face were artificial',
      ],
    ],
  },
  {
    name: 'gold',
    zh: [
      ['对方让我去金店买金条', '按要求到商场买了黄金', '让我把存款都换成金条', '要求买实物黄金而不是转账'],
      [
        '用黑色袋子包好金条交给上门的跑腿',
        '叫了网约车把黄金送到指定地点',
        '派人到小区门口取走黄金',
        '一个跑腿小哥来取件，里面是金条',
      ],
      ['说是走实物渠道免手续费', '说黄金封存核验后退回', '说交割以后账户会显示余额', '还让我删掉通话和叫车记录'],
      ['黄金交出去后就没有下文', '之后客服说还要再买金条', '跑腿说不知道送的是黄金', '金店报警我才明白'],
    ],
    en: [
      [
        'I was told to buy gold bars at a jeweller',
        'They made me turn my savings into gold',
        'He asked for physical gold instead of a transfer',
        'I bought gold bars as instructed',
      ],
      [
        'a courier came to my house to pick up the gold',
        'I handed the wrapped bars to a driver',
        'someone collected the gold bars at my gate',
        'a ride was ordered to carry the parcel of gold',
      ],
      [
        'they said the bars would be sealed and returned',
        'the courier gave a password before taking the bars',
        'I had to delete the ride from my phone',
        'my account would show the gold as balance',
      ],
      [
        'after the pickup nobody answered',
        'then they wanted a second pickup of gold',
        'the courier did not know what he carried',
        'the jeweller warned me too late',
      ],
    ],
  },
  {
    name: 'pet',
    zh: [
      ['在平台看到有人免费领养小猫', '有人发帖送养布偶猫', '想领养一只小狗，看到送养信息', '看到因搬家送养金毛的帖子'],
      ['说宠物免费，只要出航空箱的钱', '说猫不要钱，付托运费就行', '对方说领养要交疫苗费', '要先付宠物托运和笼子押金'],
      ['付完又说猫在机场被检疫扣下', '接着说狗狗要办检疫证', '又说宠物需要恒温箱', '说托运途中要买宠物保险'],
      ['交了几次猫也没有来', '领养的小狗始终没送到', '要求退款就被删了', '后来发现照片是别人的宠物'],
    ],
    en: [
      [
        'I saw a puppy offered for free adoption',
        'Someone was rehoming a kitten online',
        'I wanted to adopt a golden retriever',
        'The post said a kitten was free to a good home',
      ],
      [
        'the puppy was free and I only paid for the crate',
        'I had to pay for pet shipping',
        'they asked for the vaccination fee of the kitten',
        'the adoption needed a travel crate deposit',
      ],
      [
        'then the puppy was held in quarantine at the airport',
        'the pet carrier company wanted insurance',
        'next came a fee for a heated crate',
        'the shipper said the kitten lacked a permit',
      ],
      [
        'the puppy never arrived',
        'the kitten did not exist',
        'the pictures were of another family’s dog',
        'no pet ever came and they stopped replying',
      ],
    ],
  },
  {
    name: 'insurance-card',
    zh: [
      [
        '收到语音说我的医保卡被停用',
        '电话里说我的社保医保账户异常',
        '有人自称医保中心说医保卡被冻结',
        '短信提示医保电子凭证失效',
      ],
      ['说有人用我的医保在外地开了大量药品', '说医保卡在外省药店买了违禁药', '说医保统筹账户欠费', '说医保涉嫌骗保'],
      [
        '让我下载会议软件共享屏幕登记医保',
        '要我在页面重新激活医保凭证',
        '让我按提示填写医保卡号和银行卡密码',
        '转接到骗保专案组核查',
      ],
      ['填完存款就没有了', '共享屏幕时银行卡的钱被转走', '去医保窗口才知道没有停用', '后来医保局说从不打这种电话'],
    ],
    en: [
      [
        'A recorded voice said my health insurance card was suspended',
        'I was told my medical card had been deactivated',
        'A text said my health card had expired',
        'Someone from the health insurance office called',
      ],
      [
        'supposedly my card was used for drugs in another state',
        'they said I had unpaid medical contributions',
        'a pharmacy had billed pills to my health card',
        'the medical account was linked to insurance abuse',
      ],
      [
        'I had to reactivate the health card on a page',
        'they had me share my screen to renew the medical card',
        'I gave the card number and a bank code',
        'I was transferred to the insurance abuse unit',
      ],
      [
        'my savings were gone afterwards',
        'money left while I shared the screen',
        'the health office said no card had been suspended',
        'the insurer never makes such calls',
      ],
    ],
  },
  {
    name: 'taskforce',
    zh: [
      [
        '去年我被骗过一次，最近有人主动联系我',
        '之前在投资平台被骗的钱一直没追回',
        '我以前刷单被骗，这次接到电话',
        '上次受骗报案后过了半年',
      ],
      [
        '自称跨境资产追回专班的律师',
        '说是国际挽损中心的工作人员',
        '说专案组在境外冻结了骗子的资金',
        '一个挽损律师说已经锁定赃款',
      ],
      [
        '要我在退赔系统登记并交公证费',
        '说按比例退赔，先缴国际汇兑税',
        '需要交赃款解冻的公证认证费',
        '让我付律师跨境取证费才能退赔',
      ],
      ['交完又说要补足退赔保证金', '退赔系统显示有余额但提不了', '再打电话律师就不接了', '才知道挽损又是骗人的'],
    ],
    en: [
      [
        'I lost money last year and now someone contacted me',
        'After I had been cheated on a trading site',
        'Months after my first report a lawyer wrote',
        'I was already a victim once',
      ],
      [
        'he said he belonged to a cross-border asset recovery task force',
        'she claimed the restitution bureau had found my funds',
        'they said the scammers’ wallets were seized abroad',
        'a solicitor said my stolen money was located',
      ],
      [
        'I had to register in a restitution portal and pay a notary',
        'a notarisation charge was due before restitution',
        'the portal showed my seized funds',
        'they asked for a cross-border attestation fee',
      ],
      [
        'then came a restitution bond',
        'the solicitor vanished after I paid',
        'the restitution portal was fake as well',
        'nothing was ever recovered',
      ],
    ],
  },
  {
    name: 'exam',
    zh: [
      ['孩子准备考研，加了一个资料群', '我报考公务员，群里有人卖答案', '备考教师资格证时有人找我', '考前在论坛看到有答案出售'],
      ['说能提供考前押题和考试答案', '说有命题组内部的试卷', '保证包过，考前一天发答案', '声称和阅卷老师有关系可以改分'],
      ['先付一半定金再付保密金', '要交考题保密费', '要求付改分的打点费', '说答案需要付解压密码的钱'],
      ['考试那天发来的答案是网上的真题', '考完试对方就消失了', '试卷根本不是这次的', '成绩出来没有改分'],
    ],
    en: [
      [
        'My son was preparing for the entrance exam',
        'I was studying for a licensing exam',
        'In a study group someone sold exam answers',
        'Before the civil service exam I got a message',
      ],
      [
        'they offered the leaked exam paper',
        'he promised the answers the night before the exam',
        'she knew an examiner who could raise the score',
        'a guaranteed pass was offered',
      ],
      [
        'I paid half and then a secrecy bond for the paper',
        'the answer file needed a paid password',
        'they wanted money for the examiner',
        'a deposit was due before the exam paper was sent',
      ],
      [
        'the answers were from an old exam',
        'after the exam they were gone',
        'the paper was not this year’s exam',
        'my score was never changed',
      ],
    ],
  },
  {
    name: 'trial',
    zh: [
      ['看到招募新药临床试药的广告', '中介说参加药物试验有营养补贴', '想做临床试验志愿者赚补贴', '招聘群里在招试药员'],
      ['说体检通过给几千元试药补贴', '说住院三天给营养费', '说疫苗临床试验报酬高', '说是医院伦理委员会批准的试验'],
      ['要先交体检建档费', '要付受试者保险', '让我交入组押金和血检费', '说入组前要押金防止中途退出'],
      ['交完说我血检不合格', '到医院问根本没有这个试验', '试药中介不退押金', '入组一直排不上'],
    ],
    en: [
      [
        'I answered an advert for a clinical trial',
        'An agency was recruiting volunteers for a drug trial',
        'I wanted to join a paid vaccine study',
        'A message offered money for testing a new medicine',
      ],
      [
        'volunteers would be paid after the screening',
        'the trial paid well for three nights in hospital',
        'they said the ethics board had approved the study',
        'participants got a nutrition allowance',
      ],
      [
        'I paid for the blood screening first',
        'there was an enrolment bond for the trial',
        'they asked for volunteer insurance',
        'a screening deposit was required',
      ],
      [
        'then my blood screening failed',
        'the hospital had no such trial',
        'the enrolment bond was not returned',
        'the study never started',
      ],
    ],
  },
  {
    name: 'avatar',
    zh: [
      [
        '看到数字人直播带货的招商广告',
        '参加了数字人直播的培训课',
        '有公司推广数字人主播加盟',
        '听说用数字人直播不用出镜就能赚钱',
      ],
      ['说交加盟费送数字人形象和话术', '说克隆一个数字人就能二十四小时直播', '承诺数字人账号月入过万', '说包流量包教会'],
      ['付了加盟费又要买算力', '后来要升级数字人版本', '又收流量投放的算力包', '说直播间被限流要买代运营'],
      ['直播间没有人看，公司不退加盟费', '数字人账号第二天就被封', '培训公司人去楼空', '数字人软件打不开了'],
    ],
    en: [
      [
        'I saw an ad for a digital avatar livestream franchise',
        'I took a course on selling with an AI avatar',
        'A company offered avatar livestream shops',
        'They said an avatar host could sell for me day and night',
      ],
      [
        'the franchise fee included a cloned avatar',
        'the avatar would earn thousands a month',
        'they promised traffic for the livestream',
        'training and scripts were included in the franchise',
      ],
      [
        'then I had to buy computing credits for the avatar',
        'an upgrade of the avatar was needed',
        'next was a traffic package for the stream',
        'they sold me managed livestreaming',
      ],
      [
        'nobody watched the livestream and there was no refund',
        'the avatar account was banned the next day',
        'the training office was empty',
        'the avatar software stopped opening',
      ],
    ],
  },
];
