import { barred, type Rule } from './rule.ts';

const money =
  '(?:[$£€¥]\\s?\\d|\\b\\d[\\d,.]*\\s?(?:k\\b|m\\b|thousand|million|dollars?|usd|usdt|euros?|eur|pounds?|gbp|yuan|rmb|cny|hkd|sgd|myr|ringgit|baht|rupees|btc|eth|bitcoins?|u\\b)|\\b\\d{1,3}(?:,\\d{3})+\\b|\\b[a-z]+ (?:dollars|pounds|euros|yuan)\\b|\\b\\d{3,7}\\b(?! ?(?:days|people|times|\\d))|\\b(?:rm|hk\\$|us\\$|s\\$)\\s?\\d)';
const wealth =
  'money|savings|funds|crypto|bitcoins?|usdt|coins|retirement|pension|fixed deposit|life savings|everything|inheritance|amounts?|payments?|transfers?|deposits?|gift cards?|several parts|more and more|all i had|a loan|my card';
const fee =
  '\\b(?:fees?|tax(?:es)?|margin|customs|duty|charges?|insurance|verification deposit|security deposit|unlock|unfreez\\w*|activat\\w+|clearance|visa|admin|certificates?)\\b';
/** People one knows, and who really protects money. */
const own =
  /\b(?:my (?:bank|husband|wife|daughter|son|mother|father|sister|brother|friend|doctor)|the bank told|the police|real officer|real company)\b/;

const contact: readonly Rule[] = [
  {
    stage: 'contact',
    words: barred(
      'messaged me|texted me|added me|contacted me|called me|emailed me|e-mailed me|reached out|approached me|wrote to me|dmed me|dm me|phoned me|rang me|recruited me|invited me|friended me|hit me up|message me|pinged me|sent me a friend request|sent me a message|sent me a text|sent me an email|sent me a link|messaged us|called us|contacted us|emailed us|friend request|cold called|cold-called|slid into my dms|found me on',
    ),
    after: /^(?! (?:every|daily|each|again|names|back|baby|dear|honey|darling|his|her)\b)/,
    unless: new RegExp(`${own.source}|\\b(?:later called|never|police contacted)\\b`),
  },
  {
    stage: 'contact',
    words: barred(
      'i was contacted|was contacted by|was called by|was approached|was messaged|i was added|was added to a group|was added to a chat|was recruited|i got a call|i got a text|i got a message|i got an email|i got a whatsapp|i had a call|i received a|i received an|received a call|received a text|received an email|received a message|got a call|got a text|got a message|got a failed|an email arrived|a text arrived|a message arrived|a letter arrived|a text said|an email said|an email asked|a message from|a caller|the caller said|pop-up|popup|were contacted by|was invited|we were contacted|someone posted',
    ),
    after: /^(?!.{0,24}\b(?:from (?:the |my )?(?:bank|police|fraud team)|refund of|receipt)\b)/,
    unless: /\b(?:warning from|by the police|by my bank|by anyone|confirmation)\b/,
  },
  {
    stage: 'contact',
    words: barred(
      'i met|we met|met him|met her|matched|i came across|came across|i saw|saw an|saw a|i found|found a|i answered|i responded|responded to|answered an|i clicked|clicked on|clicked a|i noticed|i followed|got to know|met someone|met a|i installed|introduced|recommended|spotted',
    ),
    after: new RegExp(
      '^.{0,50}?\\b(?:online|facebook|instagram|tiktok|tinder|hinge|bumble|dating|whatsapp|telegram|wechat|line|linkedin|youtube|twitter|snapchat|discord|reddit|app|site|website|social media|forum|advert\\w*|ads?|post|posting|video promoting|giveaway|job abroad|loan page|loan app|betting site|gaming platform|listing|marketplace|craigslist|ebay|link|group chat|chat|language exchange)\\b|^ (?:on|in) \\w+ in (?:early|late|mid|january|february|march|april|may|june|july|august|september|october|november|december)',
    ),
    unless:
      /\b(?:husband|wife|at university|at work|police|bank's|screenshots|profits|dashboard|real site|i saw that|officer|balance)\b/,
  },
  {
    stage: 'contact',
    words: barred('advert|an ad|a facebook ad|ad for|advertisement|advertised'),
    clause: /\b(?:saw|answered|responded|clicked|found|through|came|an?|the)\b/,
    weak: true,
  },
  {
    stage: 'contact',
    words: barred(
      'called claiming|claiming to be|pretending to be|said he was from|said she was from|said they were from|a man said|someone said|someone called|a lawyer contacted|someone claimed|someone i met|a stranger|a recruiter|someone messaged|a woman named|a man named|rang from|called from|chatted online|online friend|gaming friend|an acquaintance|a contact offered|they sent me to',
    ),
    unless: /\b(?:later|afterwards)\b/,
    weak: true,
  },
];

const trust: readonly Rule[] = [
  {
    stage: 'trust',
    words: barred(
      'trusted him|trusted her|trusted them|trusted it|trusted the|trusted this|trust him|trust her|trust them|trust it|gained my trust|won my trust|earned my trust|gain my trust|my trust|believed him|believed her|believed them|believed he was|believed she was|believed they were|believed it was|i believed|thought it was real|thought it was legit|thought it was legitimate|thought it was genuine|convinced me|made me believe|felt safe|completely convinced',
    ),
    unless: new RegExp(`${own.source}|convinced me to|trust our|trust my`),
  },
  {
    stage: 'trust',
    words: barred(
      'in love|loved me|loves me|love with|love bombed|getting married|get married|marry me|marriage|my boyfriend|my girlfriend|online relationship|a relationship|became close|grew close|became like family|like family|soulmate|romantic|future together|called me baby|called me dear|called me honey|sweet talk|my darling|close friends|became friends',
    ),
    unless: /\b(?:husband|wife|my boyfriend (?:told|warned|said)|my girlfriend (?:told|warned|said))\b/,
  },
  {
    stage: 'trust',
    words: barred(
      'talked|talk|talking|chatted|chatting|texted|texting|spoke|spoken|messaged|messages|called me|we called|calls|wrote',
    ),
    clause:
      /\b(?:every (?:single )?(?:day|night|morning|evening)|daily|each (?:day|morning|night|evening)|for (?:several |many |some )?(?:hours|weeks|months|days)|for (?:two|three|four|five|six|\d+) (?:weeks|months|days)|weeks of|months of|two months|all day|constantly|morning and)\b/,
    unless: new RegExp(`${own.source}|\\bmarried for\\b|\\b(?:husband|wife|colleagues?)\\b`),
  },
  {
    stage: 'trust',
    words: barred(
      'screenshots|profits|their gains|their earnings|how much they|testimonials|success stories|winning trades|made money|were earning|lessons|lectures|gave lessons',
    ),
    clause:
      /\b(?:others?|members|group|people|everyone|everybody|their|they had|they made|he showed|she showed|showed me|lessons|lectures)\b/,
    unless: /\b(?:i kept|i have|i took|i made|my profits?|attached|submitted|saved)\b/,
  },
  {
    stage: 'trust',
    words: barred(
      'sent photos|sent pictures|sent me photos|sent me a photo|sent me pictures|sent me a picture|sent a photo|sent me her|sent me his|video called|video call|video chat|sent me a copy|gave me a certificate|looked professional|seemed professional|professional|seemed legitimate|seemed legit|looked legitimate|looked legit|looked real|seemed genuine|looked genuine|looked like the real|very kind|patient and|so kind|always kind|walked me through|guided me|my mentor|your mentor',
    ),
    clause: /\b(?:sent|gave|video|seemed|looked|very|so|always|patient|walked|guided|mentor)\b/,
    unless:
      /\b(?:i sent|i gave|asked me for|asked for|asked me to send|wanted|my passport|my licen[cs]e|real officer|police|balance|dashboard)\b|showed me how to (?:buy|transfer|deposit|send)/,
  },
  {
    stage: 'trust',
    words: barred(
      'certificate|licence|license|passport|warrant|contract|badge|id card|business card|his id|her id|photos of|pictures of|his account|her account|their account|their office|his profits|her profits|a project',
    ),
    clause: /\b(?:sent|showed|shown|gave|held up|with a scanned)\b/,
    unless: /\b(?:i sent|i gave|i showed|asked me|asked for|wanted|my passport|my licen[cs]e|bank account)\b/,
  },
];

const win: readonly Rule[] = [
  {
    stage: 'win',
    words: barred(
      'withdrew|withdraw|withdrawal|withdrawals|cash out|cashed out|take out|took out|get out|took money out|taken out|pulled out',
    ),
    clause:
      /\b(?:success\w*|was able to|were able to|could (?:easily )?(?:withdraw|cash|take)|went through|landed|arrived|worked|as a test|test|no problem|without (?:a |any )?(?:problem|issue|trouble)s?|early on|paid out|within (?:an?|\w+) (?:hour|minute|day)s?|my first|got my|small|came through|same day|the next day)\b/,
    unless:
      /\b(?:not|n't|unable|never|cannot|until|unless|before|fail\w*|denied|rejected|pending|stopped|loan|always worked|tried|wanted to|try to|frozen|refused|a loan|fixed deposit|exchange|said i|told me i|savings|i can|you can)\b/,
    done: true,
  },
  {
    stage: 'win',
    words: barred(
      'made|earned|earning|gained|won|profit|profits|profited|small return|a return|returns|commission|commissions|winning',
    ),
    clause: new RegExp(
      `\\b(?:i|we|my|me|had|first|at first|account|balance|dashboard|showed?|shows?|tasks?)\\b.*(?:${money}|\\b(?:profits?|little|small|commission|returns?|money)\\b)|\\bsmall (?:return|profit|commission)|paid a small`,
    ),
    unless: new RegExp(
      `\\b(?:they|he|she|others?|everyone|members|people|guaranteed|promis\\w+|would|could earn|can earn|how much|if|payment|made (?:a |another |several |two |three )?(?:payments?|transfers?|deposits?|a report|me)|transfer|transferred|screenshots|their|tax|fee|high returns?|you|refund|offer\\w*|claim\\w*|said|contact|complaint|no profit|never|not|n't)\\b`,
    ),
    done: true,
  },
  {
    stage: 'win',
    words: barred('made|earned|profit|profits|commission'),
    before:
      /\b(?:i (?:had |have |even )?|showed (?:that )?i had |we (?:had )?|my |showed (?:a |my )?|at first (?:everything worked and )?i |said i had )$/,
    clause: new RegExp(money),
    unless: /\b(?:payment|transfer|deposit to|need to pay|tax|fee|n't|never)\b/,
    done: true,
    weak: true,
  },
  {
    stage: 'win',
    words: barred(
      'paid me|paid out|was paid|got paid|returned my|gave me back|paid back|balance grew|balance growing|balance grow|balance rose|account grew|in profit|credited|received my first|sent me back|received commission|received my commission|i received|i got|won a little|grew to|were paid|was sent',
    ),
    clause: new RegExp(
      `${money}|\\b(?:commission|profit|first day|first set|tasks?|first few|small|at first|in the beginning|initially|grew|growing|plus|a little|first payout)\\b`,
    ),
    unless:
      /\b(?:not|n't|never|call|email|text|message|letter|invoice|said|would|promis\w+|loan|if|salary|frozen|who paid|refund|friend request|link|another|fee|until|unless)\b/,
    done: true,
    weak: true,
  },
];

/** Money goes to somebody else. */
const toThem = new RegExp(`^(?! me\\b| us\\b)(?=.{0,60}?(?:${money}|\\b(?:${wealth})\\b))`);
const notPaid = new RegExp(
  `${fee}|\\b(?:rent|phone bill|electricity|lunch|dinner|groceries|mortgage|bills|tuition|they sent|he sent|she sent|they paid|sent photos|paid me|told me to|asked me to|wanted me to|ask(?:ed)? (?:for|to)|demand\\w*|sent me|a message|an email|screenshots?|stopped me|refused|will be|small|as a test|report|refund|back to me|said|cheque from)\\b`,
);

const deposit: readonly Rule[] = [
  {
    stage: 'deposit',
    words: barred(
      'sent|send|sending|wired|wire|transferred|transfer|transferring|deposited|deposit|invested|invest|paid|paying|topped up|top up|put in|put|putting|handed over|handed|gave|added|moved|purchased|bought|bank transfer|made a transfer|made transfers|made a payment|made payments|loaded|remitted|mailed|sent over|contributed|recharged|staked|funded',
    ),
    after: toThem,
    before:
      /(?:\b(?:i|we|me|then|and|to|up|into|was|have|had|for|by|victim|complainant|once|so|after|also|again|personally|just|could|finally|keep|kept|made|even|of|mother|father|husband|wife|parents|company|accountant|employee|client|customer)\s+(?:\w+ly )?)$/,
    unless: notPaid,
    done: true,
  },
  {
    stage: 'deposit',
    words: barred('sent|wired|transferred|deposited|invested|paid|bought|put'),
    before: /^\s*$/,
    after: toThem,
    unless: notPaid,
  },
  {
    stage: 'deposit',
    words: barred(
      'invest another|send another|to invest|sending|into sending|to transfer|to deposit|to send|had me transfer|had me send|had me move|had me pay|had me deposit|took out a loan|sold my|remortgaged|borrowed',
    ),
    before:
      /\b(?:convinced me|persuaded me|talked me|pressured me|got me|made me|tricked me|had me|i|we|they|he|she|loan and|into)\s*(?:\w+ )?$/,
    clause: new RegExp(`${money}|\\b(?:${wealth})\\b`),
    unless: new RegExp(`${fee}|\\b(?:refused|wanted me|asked me|told me)\\b`),
    done: true,
  },
  {
    stage: 'deposit',
    words: barred('add up to|adds up to|lost|loss|losing|out of|in total|altogether|total loss|defrauded|scammed|cheated'),
    after: new RegExp(`^.{0,24}(?:${money}|life savings|all my savings)`),
    unless: /\b(?:recover\w*|if|victims?|article|news|refund\w*|would have|fees?|tax)\b/,
    weak: true,
  },
];

const blocked: readonly Rule[] = [
  {
    stage: 'blocked',
    words: barred(
      'withdraw|withdrawal|withdrawals|withdrawing|cash out|take my money out|take out|take it out|get my money|get my balance|get my funds|get the money|get money out|my money out|my balance out|payout|too low to withdraw|access my|access to my|access the account|release my money|release my funds|return my money|take anything out|request',
    ),
    clause:
      /\b(?:cannot|can't|can not|could ?n't|couldn't|could not|can no longer|could no longer|unable|never able|not able|won't|wouldn't|would not|will not|not let|n't let|refus\w+|denied|den(?:y|ies)|reject\w*|fail\w*|declin\w*|pending|block\w*|stop(?:ped)? working|stuck|on hold|held|suspended|not processed|n't processed|delayed|no access|impossible|error|under review|frozen|processing forever|not possible|never arrived|disabled|too low|cancel\w*|would not let|not allowed)\b/,
    sentence:
      /\b(?:money|funds?|withdraw\w*|account|balance|profits?|cash|crypto|bitcoin|deposit|payout|investment|winnings|anything)\b/,
    unless:
      /\b(?:debit card|my bank(?:'s)? (?:froze|blocked|declined)|pin|friend request|customs|loan request|job|never had|no (?:problem|trouble|issue))\b|without problem/,
    firm: true,
  },
  {
    stage: 'blocked',
    words: barred(
      'frozen|froze|freeze|locked|suspended|under review|restricted|blocked|flagged|on hold|under investigation|deactivated|closed my account|disabled|terminated',
    ),
    clause: /\b(?:account|funds?|money|balance|wallet|assets|profits?|deposit|withdrawals?|it was|number)\b/,
    unless:
      /\b(?:my bank|bank account|debit|credit card|library|pin|social security|facebook account|police|would be|will be|threaten\w*|if|to unfreeze|arrest|email account|your|court|the bank|real bank|blocked me|my number|would have|would they)\b/,
  },
  {
    stage: 'blocked',
    words: barred('website|site|platform|app|link|page|exchange|account|log in|log into|login|logging in|webpage|logged me out'),
    after:
      /^.{0,24}?\b(?:went offline|is gone|was gone|disappeared|vanished|is down|was down|went down|shut down|closed|no longer (?:works?|opens?|exists?|loads?|available)|would not (?:open|load)|won't (?:open|load)|stopped (?:working|loading|opening)|does not (?:open|load|work)|doesn't (?:open|load|work)|offline|could not be opened|cannot be opened|any ?more)\b/,
    unless: /\b(?:phone|number|landlord|email|case|shop on|bank|would be|will be|unless|streaming)\b/,
    firm: true,
  },
];

const fees: readonly Rule[] = [
  {
    stage: 'fee',
    words: barred(
      'fee|fees|tax|taxes|margin|customs|duty|import duty|insurance|security deposit|verification deposit|another deposit|upfront|up front|up-front|charge|charges|activation|clearance|unlock|unfreeze|release fee|penalty|legal fees|commission fee|anti money laundering|anti-money laundering|processing|more money|shipping|handling|visa fee|medical fee|refundable deposit|collateral|guarantee deposit|gas fee|further payment|additional payment|another payment|deposit to release|negative amount|negative balance|pay again|admin|certificate|certificates|fine|fines|to release',
    ),
    clause:
      /\b(?:pay|paid|paying|pays|payment|asked|asking|asks|demand\w*|owe|owed|want|wanted|wants|need|needed|needs|cover|had to|have to|must|requir\w+|told|new|until|before|charged|request\w*|insist\w*|said|says|first|more|another|second|send|collect\w*|due|there was)\b/,
    unless:
      /\b(?:never ask|often demand|no fee|without (?:a )?fee|free of|for a fee|customs officer|tax office said|insurance company (?:paid|refused)|cancel\w* fee|income tax return|tax refund|only charge|in charge|free|bank charges|would be charged every month|could charge|credit card fee|phone charge|charge my phone|membership)\b/,
  },
  {
    stage: 'fee',
    words: barred('pay another|pay a further|pay more|deposit more|pay a|pay the|to pay|paid extra|send more'),
    sentence:
      /\b(?:unlock|unfreez\w+|release|withdraw\w*|clear the|get (?:it|my|the) |before i could|in order to|frozen|reactivate|verify|my balance|loan)\b/,
    unless: /\b(?:rent|bill|ransom)\b/,
  },
];

const offerer =
  '(?:could|can|would|will|offer\\w*|promis\\w+|guarantee\\w*|claim\\w*|help\\w*|able to|ready|found|said|specialis\\w+|speciali[sz]\\w+|assist\\w*|for|to)';
const recovery: readonly Rule[] = [
  {
    stage: 'recovery',
    words: barred(
      'recover|recovering|recovered|retrieve|get my money back|get the money back|get it back|get your money back|get my funds back|get back|trace|track down|reclaim|my money back|return them|get our money back',
    ),
    before: new RegExp(`\\b${offerer}\\b.{0,40}$`),
    sentence: /\b(?:money|funds?|crypto|bitcoins?|losses|loss|lost|coins|what i|savings|assets|scam\w*)\b/,
    unless:
      /\b(?:hope|hoping|can you|could you|please|how (?:do|can) i|i would like|i want|help me\?|i tried|i asked|when i asked|want to|i wanted|unable|police can|my bank|recovered from|if i|asked for|trying to)\b/,
  },
  {
    stage: 'recovery',
    words: barred(
      'could be recovered|can be recovered|trace payments|recovery agent|recovery expert|recovery company|recovery firm|recovery service|recovery agency|asset recovery|recovery specialist|fund recovery|funds recovery|recovery team|recovery lawyer|recovery scam|crypto recovery|money recovery|chargeback company',
    ),
    unless: /\bno recovery\b/,
  },
  {
    stage: 'recovery',
    words: barred('refund|refunds|reimbursed|reimburse|reimbursement|compensation|restitution|compensated|lost funds'),
    sentence:
      /\b(?:victims?|earlier|previous\w*|lost|losses|scam\w*|ftc|interpol|fbi|cyber police|regulator|government|lawyer|ready|claims? fund)\b/,
    unless: /\b(?:order|purchase|the store|hope|please|want a|i want|i asked|membership|parcel|item|due a refund|hotel)\b/,
    after: /^(?!ed my purchase)/,
  },
];

export const rulesEn: readonly Rule[] = [...contact, ...trust, ...win, ...deposit, ...blocked, ...fees, ...recovery];
