import { describe, expect, it } from 'vitest';
import type { IndicatorKind } from '../model/index.ts';
import { agreeRoles } from './agree.ts';
import { assignRoles } from './role.ts';
import { scan } from './scan.ts';
import { found } from './source.ts';
import type { Found } from './source.ts';

/** Judges the indicators between « and » in a text; their kinds in order. Answers `suspect`, `earlier`, … of each. */
function roles(marked: string, kinds: string, field?: string): string {
  const all: Found[] = [];
  let text = '';
  for (const [i, part] of marked.split(/[«»]/).entries()) {
    if (i % 2 === 1) {
      const kind = kinds.split(' ')[(i - 1) / 2] as IndicatorKind;
      all.push(found(kind, part, text.length, text.length + part.length, 0.9));
    }
    text += part;
  }
  return assignRoles(scan({ text }, field), all)
    .map((mention) => (mention.earlier ? 'earlier' : mention.role))
    .join(' ');
}

// Sentences as people and desk officers write them; the numbers are made up.
const sentences: readonly (readonly [role: string, kinds: string, text: string])[] = [
  // zh: the other side's
  ['suspect', 'phone', '昨天下午接到一个陌生号码«17012345678»打来的电话，自称是医保局的。'],
  ['suspect', 'account', '对方把一个建设银行的卡号«6217001234567890»发给我，让我马上打款。'],
  ['suspect', 'account', '我通过手机银行向嫌疑人提供的账户«6228481234567890»转账三万元。'],
  ['suspect', 'handle', '之后一个微信号为«lxt8866»的人加我，说是讲师助理。'],
  ['suspect', 'url', '他发来一个链接«https://hx-trade.top/reg»让我注册。'],
  ['suspect', 'wallet', '客服让我把USDT提到«TXabc123»，说是入金。'],
  ['suspect', 'phone', '骗子最后用«00855961234567»给我发短信威胁。'],
  ['suspect', 'phone', '自称某银行信用卡中心的人用«02161234567»联系我，说我逾期了。'],
  ['suspect', 'handle', '群里的老师QQ是«1029384756»，每天带单。'],
  ['suspect', 'domain', '我在«tianli-fx.vip»上充值了六次。'],
  ['suspect', 'app', '她叫我装一个叫会议助手的软件，包名是«com.hy.meet»。'],
  ['suspect', 'account', '嫌疑人账户：«6217990000001»，户名李某。'],
  ['suspect suspect', 'account account', '对方先后让我转到«6217990000001»和«6217990000002»两张卡上。'],
  ['suspect', 'email', '他用邮箱«service@refund-centre.top»发给我一份合同。'],
  ['suspect', 'account', '事主将5000元转入对方指定的账户«6230520000001»。'],
  ['suspect', 'phone', '加我微信的那个男的留的电话是«13312345678»。'],
  ['suspect', 'phone', '有个自称公安局民警的人打来电话，号码是«02887654321»。'],
  ['suspect', 'phone', '假冒银行客服的电话«4001234567»说我的卡被冻结。'],
  // zh: the victim's
  ['victim', 'phone', '有线索请联系我，我的手机是«13912345678»。'],
  ['victim', 'account', '我用自己的工行卡«6222021234567»转的账。'],
  ['victim', 'account', '受害人账户：«6217000010001»。'],
  ['victim suspect', 'account account', '事主通过其本人账户«6222020000001»转账至对方账户«6217990000001»。'],
  ['victim', 'phone', '报案人联系电话：«13812345678»。'],
  ['victim', 'account', '付款账号是我老婆的«6222029999999»。'],
  ['victim', 'email', '我的邮箱«zhangsan@foxmail.example»收到了验证码。'],
  ['victim', 'account', '从我名下尾号的卡«6222025555555»被转走两万。'],
  ['victim', 'phone', '我本人电话«15912345678»，随时可以联系。'],
  ['victim', 'idcard', '他要走了我的身份证号，本人身份证«110101199001011234»。'],
  ['victim', 'phone', '我用手机号«13711112222»注册的账户登不上去了。'],
  ['victim', 'account', '当天我的信用卡«4392250000001»被盗刷了三笔。'],
  // zh: the victim's own shop beside the other side
  ['victim', 'domain', '骗子在我的网店«hualan-mall.example»下单后要求退款。'],
  ['victim', 'domain', '我的网店«hualan-mall.example»收到对方发来的虚假订单，对方要求我垫付保证金。'],
  ['victim', 'domain', '我经营的网站«qingzhi-tea.example»被骗子冒充，对方要我转账。'],
  ['victim', 'domain', '对方在我店铺«suli-craft.example»留言，让我加他微信。'],
  ['victim', 'domain', '受害人经营的网店«lanxi-shoes.example»接到对方电话称店铺违规。'],
  ['victim', 'domain', '«qingzhi-tea.example»是我的网店，骗子在上面下单。'],
  ['victim suspect', 'domain domain', '我的网站«qingzhi-tea.example»的后台被盗，骗子用«fake-pay.example»收款。'],
  // not his own: given, opened as told, or “ours” in the other side's words
  ['suspect', 'domain', '对方给我开的网店«fake-mall.example»，让我垫付货款。'],
  ['suspect', 'domain', '他们让我在«fake-mall.example»开网店，我的网店需要先充值。'],
  ['suspect', 'domain', '我的店铺开在对方提供的平台«fake-mall.example»上，要先垫资。'],
  ['suspect', 'domain', '对方说我们的网站是«fake-fx.example»，正规平台。'],
  // zh: institutions
  ['institution', 'phone', '我马上打了银行客服电话«02158888888»挂失。'],
  ['institution', 'phone', '后来拨打«0571123456»核实，才知道没有这个快递。'],
  ['institution', 'phone', '反诈中心用«01012345678»提醒我这是诈骗。'],
  ['institution', 'domain', '去官网«some-broker.cn»一看，根本没有这个活动。'],
  ['institution', 'phone', '派出所民警让我有情况打«02112345678»。'],
  ['institution', 'wallet', '我先在交易所买币，从交易所«TQexch1»提的币。'],
  ['institution', 'phone', '我打«4008001234»投诉过，客服说不是他们的人。'],
  ['institution', 'email', '材料已抄送«jubao@somecity.example»。'],
  // zh: earlier frauds
  ['earlier', 'account', '去年我被骗过一次，这人说能追回，他提到了«6217880000001»这个账户。'],
  ['earlier', 'phone', '之前骗过我的那个号码«17098765432»现在是空号。'],
  ['earlier', 'domain', '对方自称维权律师能帮我追款，知道我以前在«old-fx.top»投的钱。'],
  // en: the victim's own shop beside the other side
  ['victim', 'domain', 'Our shop «oakfern-crafts.example» was contacted by a man who wanted to buy everything.'],
  ['victim', 'domain', 'The scammer ordered through my online store «oakfern-crafts.example» with a stolen card.'],
  ['victim', 'domain', 'My website «marlow-joinery.example» was copied by the fraudsters.'],
  ['victim', 'domain', 'I run the web shop «pebble-toys.example» and they demanded a fee to keep it listed.'],
  ['victim', 'domain', "The complainant's online shop «lanxi-shoes.example» received fake orders from the suspect."],
  [
    'victim suspect',
    'domain domain',
    'He made a copy of my website «marlow-joinery.example» at «marlow-j0inery.example» and took orders.',
  ],
  ['suspect', 'domain', 'They set up my online store at «fake-mall.example» and told me to pay for the goods.'],
  ['suspect', 'domain', 'He said our website is «fake-broker.example» and I should register.'],
  ['suspect', 'domain', 'My website designer «fake-design.example» took my money.'],
  // en: the other side's
  ['suspect', 'phone', 'A man with an Indian accent rang me from «02071234567» about my broadband.'],
  ['suspect', 'account', 'She asked me to transfer the fee to «12345678», sort code 11-22-33.'],
  ['suspect', 'url', 'He sent me a link to «https://quick-coin.top» and I signed up.'],
  ['suspect', 'wallet', 'I bought bitcoin at a machine and sent it to «bc1qxyz» as instructed.'],
  ['suspect', 'email', 'The invoice came from «billing@norton-help.top».'],
  ['suspect', 'handle', 'Her WhatsApp profile was under «lucy.chen88».'],
  ['suspect', 'domain', 'The scammers run «fake-broker.top» and two other sites.'],
  ['suspect', 'phone', "The fraudster's number was «07700900123» but it is switched off now."],
  ['suspect', 'phone', 'Someone pretending to be from my bank called me on a withheld line and then from «02079460000».'],
  ['suspect', 'account', 'The beneficiary account was «GB00TEST123», in the name of a company I do not know.'],
  ['suspect', 'app', 'They had me install «com.remote.viewer» so that they could see my screen.'],
  ['suspect', 'handle', 'I met her on Tinder and she moved me to Telegram, where she uses «anna_w».'],
  ['suspect', 'wallet', 'My broker gave me this deposit address: «0xabc».'],
  ['suspect', 'phone', 'The text, supposedly from the post office, was sent from «07700900456».'],
  // en: the victim's
  ['victim', 'phone', 'Please ring me on «07700900789» after six.'],
  ['victim', 'account', 'The money left my account «87654321» on Friday.'],
  ['victim', 'account', 'I paid with my debit card «4929000000001» three times.'],
  ['victim', 'email', 'My email address is «jane.doe@mail.example».'],
  ['victim', 'phone', 'My mobile, «07700900789», has had no signal since.'],
  ['victim', 'account', "£4,000 was taken from my husband's account «11112222»."],
  ['victim suspect', 'account account', 'I sent £900 from my account «11112222» to the account they gave me, «33334444».'],
  ['victim', 'phone', 'You can contact me on «07700900789» or by letter.'],
  // en: institutions
  ['institution', 'phone', 'I hung up and called my bank on «02071110000».'],
  ['institution', 'phone', 'The police gave me a crime number and said to call «02072220000».'],
  ['institution', 'phone', 'I phoned «03001234567» to report it and they opened a case.'],
  ['institution', 'url', 'The genuine site is «https://harbour-bank.example».'],
  ['institution', 'wallet', 'I withdrew my coins from the exchange «0xhot».'],
  ['institution', 'email', 'I also emailed «complaints@regulator.example».'],
  ['institution', 'phone', "The bank's fraud line «08001112222» confirmed it was a scam."],
  // a fraud it is held against
  ['earlier', 'domain', 'Fake exchange, clone of «first-coin.top»'],
  ['earlier', 'domain', 'Fake exchange (same kit as «first-coin.top»)'],
  ['earlier', 'domain', 'The whole thing is very similar to the website «first-coin.top».'],
  ['suspect earlier', 'domain domain', 'I registered at «second-coin.top», it is the same scam as «first-coin.top»'],
  ['suspect', 'domain', 'They sent me to «second-coin.top», which looked like the official site.'],
  ['suspect', 'domain', 'It was the same as last time, they sent me to «second-coin.top».'],
  ['earlier', 'domain', '假的交易平台，类似于«first-coin.top»。'],
  ['earlier', 'domain', '页面和«first-coin.top»一模一样。'],
  ['suspect', 'domain', '对方发给我的«second-coin.top»和官网一样。'],
  // en: earlier frauds
  ['earlier', 'domain', 'In 2021 I was scammed by a different site: the first scam used «old-coins.top».'],
  ['earlier', 'wallet', 'This recovery agent said they had traced «bc1qold» to an exchange.'],
  ['earlier', 'account', 'A recovery firm contacted me; last time I paid «55556666».'],
  // nothing said
  ['unknown', 'phone', '«13600000000»'],
  ['unknown', 'url', 'See also «https://blog.example/post».'],
  ['unknown', 'domain', 'There was something about «shop.example» there.'],
];

// A second set, written after the rules and before a look at their answers.
const unseen: readonly (readonly [role: string, kinds: string, text: string])[] = [
  ['suspect', 'phone', '2023年5月4日10时许，受害人在家中接到«15500001111»的电话，对方自称是京东金融客服。'],
  ['suspect', 'account', '随后受害人按对方要求将12万元分三笔转至中国银行«6217850000001»。'],
  ['suspect', 'handle', '两人互加微信（微信号：«amy_love520»），聊了一个月。'],
  ['suspect', 'url', '她说有个内部通道，网站是«https://jk-mall.vip/#/», 注册后充值就返利。'],
  ['suspect', 'phone', '骗子电话：«00601123456789»'],
  ['victim', 'phone', '报警人李某（联系方式：«13600001234»）称其被骗。'],
  ['victim', 'account', '我儿子把我卡«6228480000001»里的钱都转出去了。'],
  ['victim', 'phone', '请警官回电«13500009999»。'],
  ['victim', 'email', '有进展请发到我邮箱«wang@home.example»。'],
  ['institution', 'phone', '我不放心，又打了«0210000000»向银行核实，工作人员说没有这笔贷款。'],
  ['institution', 'phone', '家人打«96110»报警。'],
  ['institution', 'domain', '后来我在国家反诈中心的官网«fzzx.example»上做了举报。'],
  ['suspect', 'wallet', '平台的客服给了我一个TRC20地址«TAbc»，我分两次打了8000U。'],
  ['suspect suspect', 'handle phone', '联系人小陈，飞机«@xiaochen9»，电话«13355556666»，都是骗子。'],
  ['suspect', 'account', '钱最后进了户名为某某商贸有限公司的账户«3301040160000001»。'],
  ['suspect', 'domain', '打开她给的网页«m.kkbit.cc»后显示要实名。'],
  ['victim suspect', 'account account', '受害人用尾号卡«6222620000001»向户名张三的«6217000000002»转账49999元。'],
  ['earlier', 'wallet', '对方说已经帮我定位到去年被骗的那笔钱在«TOld»，付手续费就能追回。'],
  ['suspect', 'phone', '对方号码«17000000000»现在打不通了。'],
  ['suspect', 'app', '扫码下载了一个叫“金盾”的APP，安装包是«jindun.apk»。'],
  ['suspect', 'handle', '群主«@boss_lee»把我踢了。'],
  ['institution', 'phone', '贷款公司官方客服«4000001111»告诉我他们从不收保证金。'],
  ['suspect', 'phone', 'I received a WhatsApp message from «+15550001111» saying "Hi Mum".'],
  ['suspect', 'account', 'I was told to make the payment to Mr J Smith, sort code 20-00-00, account «12345678».'],
  ['suspect', 'url', 'The advert took me to «https://elon-trade.top/offer».'],
  ['suspect', 'email', 'Reply-to address was «hmrc.refund@mail.top».'],
  ['suspect', 'wallet', 'My "account manager" Daniel insisted on USDT only, sent to «TXyz».'],
  ['suspect', 'phone', 'His number is «+447000111222», please block it.'],
  ['suspect', 'handle', 'Contact on Telegram is «@CryptoCoachAnna».'],
  ['victim', 'phone', 'If you need more information my number is «07111222333».'],
  ['victim', 'account', 'My bank (account «00112233») has refused a refund.'],
  ['victim', 'email', 'I can be reached at «tom@home.example» most evenings.'],
  ['institution', 'phone', 'My bank told me to ring Action Fraud on «03000000000».'],
  ['institution', 'url', 'I compared it with the real website «https://realbank.example» and the logo was different.'],
  ['institution', 'phone', 'Spoke to Citizens Advice «08080000000», who told me to report it here.'],
  ['institution', 'domain', 'I looked the company up on «register.example» and it is not listed.'],
  ['suspect', 'domain', 'The company behind it is registered as Nova FX, its site is «novafx.top».'],
  ['suspect suspect', 'wallet wallet', 'Transactions: 0.5 BTC to «bc1qa» on 3 May and 0.2 BTC to «bc1qb» on 9 May.'],
  ['earlier', 'phone', 'The recovery man knew the number «+15553334444» that had cheated me before.'],
  ['suspect', 'phone', 'They kept calling from different numbers, e.g. «+15556667777».'],
  ['victim', 'account', '£2,300 was withdrawn from my savings account «44556677».'],
  ['suspect', 'app', 'They asked me to download «com.anyhelp.remote» from a link.'],
  ['suspect', 'handle', 'a woman called Mei (Line: «mei0921») started chatting with me'],
  ['unknown', 'domain', 'Screenshots are attached («image.example»).'],
  ['suspect', 'phone', '我在58同城找工作，一个叫王姐的用«13100001111»约我面试，让我先交押金。'],
  ['suspect', 'account', '当时扫码付的，收款方显示«6230580000007»。'],
  ['suspect', 'url', '短信内容：您的ETC已失效，请登录«https://etc-cn.top»办理。'],
  ['suspect', 'handle', '他的抖音号叫«dy_lao88»，天天直播。'],
  ['suspect', 'account', '我前后共向«6217711111111»汇款五次，合计21万元。'],
  ['victim', 'account', '钱是从我工资卡«6222620000002»扣的。'],
  ['victim', 'phone', '本人手机«13788889999»一直收到验证码。'],
  ['victim', 'handle', '他用我的微信号«wo_de_hao»去骗我的朋友。'],
  ['institution', 'phone', '民警回访电话是«01088880000»。'],
  ['suspect', 'email', '财务邮箱收到一封来自«ceo@group-mail.top»的邮件，要求付款。'],
  ['suspect', 'phone', '一个自称“马云助理”的男人多次来电（«008801234567»）。'],
  ['suspect', 'wallet', '承兑商让我打币到«TDef»，之后就失联了。'],
  ['suspect suspect', 'phone phone', '诈骗电话有两个：«0285555111»、«0285555222»。'],
  ['unknown', 'domain', '附件里有«img.example»的截图。'],
  ['suspect', 'domain', '“导师”推荐的交易软件官网是«okfx-pro.com»，现在打不开了。'],
  ['victim', 'phone', '我的联系方式«13511110000»，请尽快立案。'],
  ['suspect', 'account', '嫌疑人让她把钱转进一个叫刘某的农行账户«6228480999»里。'],
  ['suspect', 'account', 'I have the account details they used: «87651234».'],
  ['suspect', 'phone', 'Voicemail left by "Officer Brown", badge 221, callback number «12025550143».'],
  ['suspect', 'url', 'It looked just like my bank but the address was «http://bank-verify.top».'],
  ['suspect', 'email', 'I replied to «claims@lottery-uk.top» with a copy of my passport.'],
  ['victim', 'email', 'They hacked my email «ann@home.example» and wrote to all my friends.'],
  ['suspect', 'handle', 'Facebook user «john.carter.4412» sent me a friend request.'],
  ['suspect', 'wallet', 'The app generated a deposit address «0xdef» for me.'],
  ['victim', 'account', 'They debited my PayPal-linked card «4111000011110000» twice.'],
  ['institution', 'phone', 'The genuine number on the back of my card is «08457000000».'],
  ['institution', 'email', 'I forwarded the message to «report@phish.example» as advised.'],
  ['suspect', 'domain', 'Victims are lured to «win-big.top» through Facebook ads.'],
  ['suspect', 'account', 'He said the customs fee must go to «GB99FAKE», not to the airline.'],
  ['victim', 'phone', 'Callers keep ringing my landline «01632960123».'],
  ['suspect', 'phone', 'I rang back «02079460999» and a recorded voice asked for my PIN.'],
  ['institution', 'phone', 'The real HMRC line, «03002003000», had no record of me.'],
  ['suspect', 'handle', 'Talk to me on WeChat, she said, id «weiwei_1990».'],
  ['suspect', 'app', 'After installing «com.secure.pay.guard» my phone froze.'],
  ['suspect', 'ip', 'The login to my account came from «203.0.113.7».'],
  ['suspect', 'account', 'Money was sent by standing order to «11223344».'],
  ['earlier', 'domain', 'Before this I lost money on «oldsite.top», and this man says he works for a recovery service.'],
  ['suspect', 'phone', '当日上午，周某接到显示为«0108888777»的来电，对方称其医保卡涉嫌贩毒。'],
  ['suspect', 'account', '经查，资金流入嫌疑人刘某名下中国银行账户«6216600000001»。'],
  ['suspect', 'domain', '我点进朋友圈广告里的«lucky-88.vip»，注册送了18元。'],
  ['suspect', 'handle', '加了个叫“阿豪”的飞机好友«@ahao_666»，他教我怎么操作。'],
  ['victim', 'phone', '回执请发至本人手机«13812340000»。'],
  ['victim', 'account', '平台显示我绑定的卡«6217000099999»被冻结。'],
  ['victim suspect', 'account account', '本人从建行卡«6217001111»分两笔转到对方农行卡«6228482222»。'],
  ['institution', 'phone', '报警后，反诈专员通过«02596110»联系到我，让我不要再转钱。'],
  ['institution', 'phone', '拨打了中国银行的热线«4006699999»，银行说没有这个业务。'],
  ['suspect', 'wallet', '他教我下载钱包，把币转进他给的合约地址«0xaaa»。'],
  ['suspect', 'email', '录用通知发自«hr@big-job.top»，后来公司说没有这个邮箱。'],
  ['suspect', 'app', '会议软件是从对方发的二维码装的，叫«com.meet.pro»。'],
  ['unknown', 'domain', '«example-news.cn»有相关报道。'],
  ['suspect', 'phone', 'Got a text from «+447000222333» about an unpaid toll.'],
  ['suspect', 'account', 'They had me split it: half to «10203040» and the rest in gift cards.'],
  ['suspect', 'wallet', 'The "support agent" asked for my seed phrase and everything went to «0xbbb».'],
  ['suspect', 'url', 'Google showed an ad for «https://metamask-login.top» above the real one.'],
  ['suspect', 'handle', 'He goes by «@trader_mike» on X.'],
  ['victim', 'email', 'My Gmail «bob@home.example» was used to open the account.'],
  ['victim', 'account', 'I am the holder of account «99887766» at Lloyds.'],
  ['victim', 'phone', 'Daytime telephone: my work line «02079998888».'],
  ['institution', 'email', 'I sent the screenshots to the police at «fraud@city.police.example».'],
  ['suspect', 'phone', 'Do not trust «08001110000», they are not the tax office.'],
  ['suspect', 'domain', '«glow-trade.top» is a scam, I lost 12k.'],
  ['suspect', 'account', 'Rent deposit was paid by bank transfer into «55667788» before I saw the flat.'],
  ['suspect', 'phone', 'The landlord, supposedly abroad, only answered on «+34600111222».'],
];

describe('assignRoles', () => {
  it.each(sentences)('%s: %s in %s', (role, kinds, text) => {
    expect(roles(text, kinds)).toBe(role);
  });

  it.each(unseen)('%s: %s in %s', (role, kinds, text) => {
    expect(roles(text, kinds)).toBe(role);
  });

  it('takes a telephone alone after the story for the signature', () => {
    expect(roles('对方一直催我转账，我觉得不对就报警了。«13900001111»。', 'phone')).toBe('victim');
    expect(roles('They took everything I had. «07700900111».', 'phone')).toBe('victim');
  });

  it('takes lines of telephones for no signature', () => {
    expect(roles('The numbers that rang:\n«07700900111»\n«07700900112»\n', 'phone phone')).toBe('unknown unknown');
  });

  it('believes a short cell’s column, except of known institutions', () => {
    expect(roles('«13900001111»', 'phone', 'suspect_phone')).toBe('suspect');
    expect(roles('«13900001111»', 'phone', '报案人电话')).toBe('victim');
    expect(roles('«CN:95588»', 'phone', 'suspect_phone')).toBe('institution');
    expect(roles('«13900001111»', 'phone', 'phone')).toBe('unknown');
  });

  it('knows big institutions whatever is said', () => {
    expect(roles('短信来自«CN:95533»，链接是«https://ccb-safe.top/a»', 'phone url')).toBe('institution suspect');
    expect(roles('they sent me to «https://www.icbc.com.cn/x»', 'url')).toBe('institution');
    expect(roles('they sent me to «https://t.me/abc»', 'url')).toBe('suspect');
  });
});

describe('agreeRoles', () => {
  it('carries a role to the same value where nothing is said', () => {
    const text = '对方电话是13900001111。13900001111 停机';
    const at = (start: number): Found => found('phone', '+8613900001111', start, start + 11, 1);
    const mentions = assignRoles(scan({ text }), [at(6), at(18)]);
    agreeRoles(mentions);
    expect(mentions.map((mention) => mention.role)).toEqual(['suspect', 'suspect']);
  });

  it('gives an account its service everywhere in the report', () => {
    const text = 'telegram abc_def, later abc_def again';
    const mentions = assignRoles(scan({ text }), [
      found('handle', 'telegram:abc_def', 9, 16, 0.9, { service: 'telegram' }),
      found('handle', '?:abc_def', 24, 31, 0.5),
    ]);
    agreeRoles(mentions);
    expect(mentions.map((mention) => mention.value)).toEqual(['telegram:abc_def', 'telegram:abc_def']);
  });
});
