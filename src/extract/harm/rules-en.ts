import { far, near, pattern, type Rule } from './rule.ts';

/** Whom a family or a friend reports. */
export const kinEn =
  'sons?|daughters?|child|children|kids?|boys?|girls?|husband|wife|brothers?|sisters?|mother|father|mum|mom|dad|parents?|grand\\w+|nephews?|nieces?|cousins?|uncle|aunt|friends?|girlfriend|boyfriend|fiance|fiancee|fiancé|fiancée|partner|classmates?|colleagues?|neighbou?r|relatives?|family|students?|roommates?|teenagers?|flatmate|twin|in-law';
const one = `(?:me|him|her|us|them|you|someone|somebody|people|workers|others|everyone|(?:my|our|his|her|their|your|the|a) (?:\\w+ )?(?:${kinEn}|man|woman|men|women|victim|worker|others))`;
const self = `(?:i|we|he|she|they|you|who|(?:my|our|his|her|their|the|a) (?:\\w+ )?(?:${kinEn}|man|woman|others|workers|victims))`;
const place =
  '(?:compound|building|room|dorm\\w*|villa|house|warehouse|hotel|casino|park|camp|basement|cell|cent(?:re|er)|office|factory|cage|premises|company|gang|apartment|flat|hut|container|boss|guards|myanmar|burma|cambodia|laos|myawaddy|sihanoukville|mae sot|captors|recruiters?|traffickers|people who)';
/** Countries and towns of scam compounds, and words for abroad. */
const away =
  '(?:abroad|overseas|myanmar|burma|cambodia|laos|thailand|bangkok|mae sot|myawaddy|the philippines|dubai|sihanoukville|phnom penh|poipet|kk park|shwe kokko|across the border|the border|the golden triangle|another country)';
const harm =
  '(?:kill|murder|shoot|hurt|harm|stab|behead|rape|torture|strangle|burn|drown|bury|beat|maim|injure|execute|dismember)';
/** A word between that is no negation: was badly beaten. */
const adverb = '(?: (?!not\\b|never\\b)\\w+)?';
const limb = '(?:hands?|fingers?|arms?|legs?|ears?|feet|foot|organs?|kidneys?|throat|head|ribs?|bones?|toes?)';

/** What is not people: money, goods, accounts. */
const thing =
  /\b(?:money|funds?|accounts?|cards?|savings|crypto|coins?|tokens?|withdrawals?|package|parcel|deposit|plan|contract|subscription|data|information|details|files?|phone|order|website|dog|cat|pet|payments?|transactions?|wallet|amount|item|documents?|shares?|stock|luggage|server|number|email)\b/;
const authority =
  /\b(?:police|customs|custody|immigration|jail|prison|airport|court|suspects?|arrest(?:ed)?|fbi|officers?|embassy|detention cent(?:re|er)|authorities)\b/;

const kidnapping: readonly Rule[] = [
  { alarm: 'kidnapping', pattern: /\bkidnapp?(?:ed|ing|s)?\b(?! case| story)|\babduct(?:ed|s|ing|ion)?\b/g },
  { alarm: 'kidnapping', pattern: pattern(`\\b(?:take|takes|took|taken|taking)\\b${near(20)}\\bhostages?\\b`) },
  {
    alarm: 'kidnapping',
    pattern: pattern(
      `\\b(?:snatched|grabbed|dragged|forced|bundled|pulled|shoved|threw|thrown|pushed)\\b${near(30)}\\b(?:into|onto|from|off|in) (?:an?|the|their|his) (?:\\w+ )?(?:car|van|truck|vehicle|street|boat|taxi|suv|minibus)\\b`,
    ),
    unless: /\b(?:bag|purse|phone|wallet|card)\b/,
  },
  { alarm: 'kidnapping', pattern: pattern(`\\bsnatched (?:${one})|\\b(?:took|taken|carried) (?:${one} )?(?:away )?by force\\b`) },
  {
    alarm: 'kidnapping',
    sign: 'sold',
    pattern: pattern(
      `\\b(?:re)?sold (?:me|him|her|us|them|my (?:${kinEn})|our (?:${kinEn})) (?:to|on to|onto|again|off|for|on(?! the| this| an?)|between)\\b|\\b${self} (?:\\w+ )?(?:was|were|am|is|are|been|being|got|get|had been|has been|have been)${adverb}(?: bought and)? (?:re)?sold (?:on|to|from|between|again|off|for|(?:\\w+ )?times|twice)\\b|\\b(?:bought and (?:re)?sold)\\b|\\btraffick(?:ed)\\b(?! drugs)`,
    ),
    unless: new RegExp(`${thing.source}|\\b(?:would|will|could|might) (?:be|have been|get) (?:re)?sold`),
  },
];

const ransom: readonly Rule[] = [
  {
    alarm: 'ransom',
    sign: 'ransom',
    pattern: /\bransoms?\b/g,
    unlessAnywhere:
      /\b(?:files?|servers?|encrypt\w*|decrypt\w*|ransomware|unlock|computers?|hackers?|website|data|laptop|pc|network|malware|ddos)\b/,
  },
  {
    alarm: 'ransom',
    sign: 'ransom',
    pattern: pattern(
      `\\bfor (?:his|her|my|our|their|your|the (?:\\w+'s)) (?:safe |early )?(?:release|freedom|return)\\b|\\b(?:(?:release|free)s? (?:${one})|(?:let|set)s? (?:${one}) (?:go|free|leave))${far(24)}\\b(?:if|unless|until|when|once|after)\\b${near(25)}\\b(?:pay|pays|paid|money|transfer|send|usdt|usd|baht|yuan|dollars)\\b`,
    ),
    unlessAnywhere: /\b(?:bail|jail|court|customs|lawyer|attorney|visa|funds|withdraw\w*)\b/,
  },
  {
    alarm: 'ransom',
    sign: 'ransom',
    pattern: pattern(
      `(?:\\b(?:pay|pays|paid|money|wants?|demand\\w*|transfer|send|usdt|usd|baht|yuan|dollars)\\b|\\d)${near(50)}\\b(?:before|to|until|unless|or)\\b${near(16)}\\b(?:let (?:${one}) (?:go|leave|out)|releas(?:e|ing) (?:${one})|free (?:${one})|(?:he|she|i|we|they) (?:can|could|may|will be allowed to) (?:go|leave|return|come)\\b)`,
    ),
    unlessAnywhere: /\b(?:bail|jail|court|customs|lawyer|attorney|visa|funds|withdraw\w*|platform)\b/,
  },
];

const detention: readonly Rule[] = [
  {
    alarm: 'detention',
    sign: 'confined',
    pattern:
      /\b(?:held|kept|hold|holding|keeping|keep)\b(?: \w+){0,2} (?:captive|prisoner|hostage|against (?:my|his|her|their|our) will)|\bin captivity\b|\bheld captive\b|\bimprisoned\b|\bagainst (?:my|his|her|their|our) will\b/g,
    unless: new RegExp(`${thing.source}|\\bfelt\\b|${authority.source}`),
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `\\b(?:is|are|am|was|were|being|been|me|him|her|us|them|i'm|he's|she's|we're|they're)${adverb} (?:held|kept|locked|imprisoned|confined|detained|trapped|stuck|chained|tied up|guarded)(?: up| inside| down)? (?:in|at|inside|to|by)\\b${near(24)}\\b${place}`,
    ),
    unless: new RegExp(`${thing.source}|${authority.source}`),
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `\\b(?:hold|holds|held|keep|keeps|kept|lock|locked|imprison|confine|confined|trapped) (?:${one})(?: up| locked| locked up)? (?:in|inside|at)\\b${near(24)}\\b${place}`,
    ),
    unless: authority,
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `\\b(?:not|never|n't|nobody is|no one is)(?: be| been| being| ever)? (?:allowed|permitted)(?: \\w+)? to (?:leave|go out|go home|go outside|get out|return home)\\b|\\b(?:won't|will not|wouldn't|would not|do not|don't|did not|didn't|doesn't|does not|refuses? to|refused to|never) let (?:${one}|anyone|anybody) (?:leave|go(?! of)|out(?! to)|return|come home)\\b`,
    ),
    unless: /\b(?:group|chat|contract|platform|app|game|plan|call|site|website|withdraw)\b/,
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `\\b(?:can ?not|can't|could not|couldn't|unable to|no way to)(?: \\w+)? (?:get out|escape|get away|leave)(?:$| of|[.,;!?]| (?:the|this|that|here|there|because|and|from)\\b${near(20)}(?:${place}|guard|lock))`,
    ),
    unless:
      /\b(?:group|chat|contract|platform|app|game|plan|call|site|website|market|position|trade|investment|debt|bed|subscription|scheme|house because)\b/,
  },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern: pattern(
      `\\bguard(?:s|ed)? (?:${one}|every|the (?:gate|door|exit)s?)\\b|\\bguards? (?:with|who carry|carrying) (?:guns?|rifles?|weapons?)|\\barmed guards?\\b|\\bbarbed wire\\b`,
    ),
    unless: /\b(?:bank|mall|shop|game)\b/,
  },
];

const injury: readonly Rule[] = [
  {
    alarm: 'injury',
    sign: 'violence',
    pattern: pattern(
      `\\b(?:was|were|is|are|am|been|being|be|get|gets|got|getting|him|her|them|us|me)${adverb} beaten\\b(?! to the| the odds)|\\bbeat(?:s|ing)? (?:${one})\\b(?! to)|\\bbeatings?\\b`,
    ),
    unless: /\b(?:market|odds|savings|price|offer|record|index|game|team)\b/,
  },
  {
    alarm: 'injury',
    sign: 'violence',
    pattern: pattern(
      `\\btortur(?:ed|es|e|ing)\\b|\\belectric(?:al)? (?:shocks?|batons?|prods?|rods?)\\b|\\belectrocut\\w+|\\bshocked (?:${one}) with|\\btas(?:ed|ered)\\b|\\bwhipped\\b|\\bstabbed\\b|\\b(?:punch(?:ed|es)?|kick(?:ed|s)?|slapped|choked|strangled|burned|burnt|scalded) (?:${one})\\b|\\braped\\b|\\bsexual(?:ly)? (?:assault|abuse)\\w*|\\bmolested\\b|\\bwaterboard\\w*`,
    ),
    unless: /\b(?:calls|spam|messages|waiting|feeling|myself)\b/,
  },
  {
    alarm: 'injury',
    sign: 'violence',
    pattern: pattern(
      `\\b(?:broke|broken|fractured|smashed|crushed) (?:my|his|her|their|our) (?:\\w+ )?(?:${limb}|nose|jaw|teeth|wrist|skull)\\b|\\b(?:his|her|my|their) injuries\\b|\\bbleeding\\b|\\bbruis(?:es|ed)\\b|\\bshot (?:him|her|us|them|me|my (?:${kinEn}))(?! an?\\b| the\\b)|\\bhit (?:me|him|her|us|them|my (?:${kinEn})) (?:with|on the|in the)|\\b(?:hurt|injured|wounded) (?:him|her|me|them|us) (?:badly|severely|seriously)`,
    ),
    unless: /\b(?:accident|crash|surgery|call|email|emails|messages|fees?)\b/,
  },
];

const threat: readonly Rule[] = [
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    pattern: pattern(
      `\\b(?:threaten(?:ed|s|ing)?(?: ${one})? (?:to|with)|would|will|gonna|going to|'ll|wants? to|wanted to|can|shall|must) ${harm} (?:me|you|him|her|us|them|everyone|(?:my|our|his|her|your|the|their) (?:\\w+ )?(?:${kinEn}|${limb}|house))\\b(?! credit)`,
    ),
    unless: /\b(?:joked|joking|laughing|late|ratings|polls)\b/,
  },
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    pattern: pattern(
      `\\b(?:threaten(?:ed|s|ing)?(?: ${one})? to|would|will|gonna|going to|'ll|said to) (?:cut|chop|saw|break|harvest|remove|crush|smash|take)(?: off| out)? (?:one of )?(?:my|our|his|her|your|their|a|an)(?: \\w+)? ${limb}\\b|\\b(?:chop|cut) off (?:my|his|her|your|a) ${limb}\\b`,
    ),
  },
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    pattern: pattern(
      `\\b(?:would|will|'ll|going to|could) be (?:shot|killed|murdered|beaten to death|tortured|hurt|harmed|dead)\\b|\\b(?:would|will|'ll|going to) (?:burn|set fire to) (?:my|our|the|your) (?:house|home|shop)\\b`,
    ),
    unless: /\b(?:ratings|polls|reviews|feelings|credit|market)\b/,
  },
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    pattern: pattern(
      `\\bdeath threats?\\b|\\bthreat(?:s|ened|ening)? (?:to |against )?(?:my|his|her|our|their) (?:life|lives|safety|(?:${kinEn})'s? (?:life|safety))\\b|\\bthreatened (?:${one} )?with (?:death|a (?:gun|knife))|\\bis (?:his|her|my|your|their) death\\b|\\bwant(?:s|ed)? (?:me|him|her|us) dead\\b`,
    ),
  },
  {
    alarm: 'threat',
    pattern:
      /\b(?:life|lives) (?:is|are|may be|was|were) (?:in danger|at risk|threatened)|\bfear(?:s|ed|ing)? for (?:my|his|her|their|our) (?:life|lives)\b/g,
  },
  {
    alarm: 'threat',
    pattern:
      /\b(?:kill|killed|killing|hang|hanged|harm|harmed|harming) (?:myself|himself|herself|themselves)\b|\bsuicid(?:e|al)\b|\b(?:end|ended|ending|take|took|taking) (?:my|his|her|their) (?:own )?life\b|\b(?:do not|don't|doesn't|does not|did not|didn't|no longer) wants? to (?:live|be alive)\b/g,
    unless: /\b(?:financial|career) suicide\b/,
  },
];

const missing: readonly Rule[] = [
  {
    alarm: 'missing',
    pattern: pattern(
      `\\bmissing (?:persons?|child|girl|boy|woman|man)\\b|\\b(?:is|are|was|were|been|went|gone|go|going|reported|still) missing\\b(?! from (?:my|the|our|your) (?:statement|report|account|list|order|wallet))`,
    ),
    unless: new RegExp(`${thing.source}|\\b(?:transactions|withdrawal|file|page|link)\\b`),
  },
  {
    alarm: 'missing',
    ofKin: true,
    pattern: pattern(
      `\\b(?:disappeared|vanished|unreachable|whereabouts|never (?:came|returned|got) (?:home|back)|(?:did not|didn't|has not|hasn't) (?:come|returned|return) (?:home|back)|nobody knows where|no one knows where|no contact|(?:phone|mobile) (?:is|has been|was) (?:switched |turned )?off|last seen|no (?:sign|word|news) (?:of|from)|cannot be reached|can't be reached|has not been in touch|hasn't been in touch)\\b`,
    ),
    unless: /\b(?:dog|cat|pet)\b/,
  },
  {
    alarm: 'missing',
    pattern: pattern(
      `\\b(?:lost (?:all )?(?:contact|touch) with|(?:not|n't|never|nothing) (?:been )?(?:heard|hear)(?: anything)?(?: back)? from|(?:can ?not|can't|couldn't|could not|unable to) (?:reach|contact|get hold of|get in touch with)|no (?:news|word|sign|contact) (?:of|from|with)) (?:my|our|his|her|the|their) (?:\\w+ )?(?:${kinEn})\\b`,
    ),
  },
  {
    alarm: 'missing',
    pattern: pattern(
      `\\b(?:lured|tricked|deceived|enticed|trafficked|cheated)(?: (?:${one}))?(?: into (?:going|travell?ing|flying|coming|crossing|leaving))?(?: to| for)? ${away}\\b`,
    ),
    unless: /\b(?:i|we) (?:was|were|am|got)\b|\b(?:lured|tricked|deceived|enticed) (?:me|us)\b/,
  },
];

const jobEn = '\\b(?:job|jobs|work|hired|recruited|recruiter|advert\\w*|position|salary|employ\\w+|vacancy|promised|agent)\\b';

const signs: readonly Rule[] = [
  {
    sign: 'recruitment_lie',
    pattern: pattern(
      `${jobEn}${far(70)}\\b(?:turned out|but (?:it|instead|when|in fact|was)|instead|in reality|ended up|only to|there was no|forced to|made to|found out)\\b${far(50)}\\b(?:scam\\w*|fraud\\w*|cheat|online victims|victims|compound|prison|restaurant|office|gambling|no such|chat with)\\b`,
    ),
    unless: /\b(?:deposit|registration fee|tasks)\b/,
  },
  {
    sign: 'recruitment_lie',
    pattern: pattern(
      `\\b(?:lied|lies|lie|deceived|tricked|lured|cheated|fooled)\\b${near(40)}\\b(?:about the (?:job|work|salary|pay)|(?:with|by|through) an? (?:\\w+ ){0,3}?(?:job|work)|job offer|fake (?:\\w+ )?job)\\b|\\bfalse promises? of (?:work|a job|employment)\\b`,
    ),
  },
  {
    sign: 'passport_held',
    pattern: pattern(
      `\\b(?:took|takes|take|taken|taking|confiscat\\w+|kept|keeps|keep|seized|withheld|withhold|hold|holds|held|holding|collected|locked away|hid|hand over|give up|stole|has|have)\\b(?: away)? (?:my|our|his|her|their|the|all|everyone's|all of our|all our|all the|your)(?: \\w+)? (?:passports?|papers|travel documents?|identity (?:papers|documents?))\\b(?! number| photo| cop)|\\bpassports?\\b${near(16)}\\b(?:was|were|is|are|been)${adverb} (?:taken|confiscated|kept|withheld|seized|held|locked|gone|collected)\\b`,
    ),
    unless:
      /\b(?:customs|police|immigration|number|photo|selfie|copy|verify|has my passport number)\b|\b(?:have|has) (?:my|our|his|her|their|the) passports?/,
  },
  {
    sign: 'threats',
    conditional: true,
    pattern: pattern(
      `\\b(?:would|will|'ll|could|going to|threaten(?:ed|s|ing)? to) (?:be (?:re)?sold|(?:re)?sell (?:me|him|her|us|them|my|you))\\b(?! (?:house|car|data|information|account))`,
    ),
    unless: /\b(?:information|data|details|photos?)\b/,
  },
  {
    sign: 'debt',
    pattern: pattern(
      `\\bowed? (?:the (?:company|boss|compound|manager|park|agent|recruiter)|them|him|my boss|(?:\\w+ )?money for (?:the|my) (?:ticket|flight|travel|recruit\\w+))|\\bwork(?:ed|ing)? (?:it|(?:\\w+ )?debts?|them) off\\b|\\bwork(?:ed|ing)? off\\b|\\bdebt bondage\\b|\\b(?:my|our|his|her|a|the|still had a) debts? (?:grew|to the company|to them|kept growing|for (?:the|my|his|her))|\\bpay (?:back|off)\\b${near(24)}\\b(?:company|boss|had paid|ticket|recruit\\w*|purchase price|bought)`,
    ),
    unless: /\b(?:tax(?:es)?|credit card|bank|loan)\b/,
  },
  {
    sign: 'no_pay',
    pattern: pattern(
      `\\b(?:without|no) (?:pay|salary|salaries|wages?|payment for (?:my|our) work)\\b(?! to)|\\b(?:never|not|n't) (?:been |being |ever )?(?:paid|receiv\\w+|get|got|given)(?: us| me| him| her| them)?(?: any| a| our| my| his| her)?(?: single)?(?: cent of)? (?:salary|salaries|wages?|pay)\\b|\\b(?:withheld|withhold|kept|stole|deducted|took) (?:all )?(?:my|our|his|her|their|the) (?:salary|salaries|wages?|pay)\\b|\\bunpaid (?:work|labou?r|wages|salary)|\\bnever paid (?:me|us|him|her|them)\\b(?! (?:back|out))`,
    ),
    unless: /\b(?:winnings|withdrawal|refund|deposit|seller|buyer|platform)\b/,
  },
  {
    sign: 'quota',
    pattern: pattern(
      `\\b(?:quotas?|targets?|goals?|kpis?|sales)\\b${far(40)}\\b(?:beat\\w*|punish\\w*|fined?|shock\\w*|cut|starv\\w*|no food|hit|kicked|run laps|not (?:eat|sleep)|locked)\\b|\\b(?:beat\\w*|punish\\w*|fined|shock\\w*|starv\\w*)\\b${far(40)}\\b(?:quotas?|targets?)\\b|\\b(?:had to|have to|must|forced (?:me|us|him|her|them) to|made (?:me|us|him|her|them)|were to|was to) (?:message|contact|chat|scam|call|recruit|open|get|add|find|cheat)\\b${near(24)}\\b(?:\\d+|fifteen|twenty|thirty|fifty|hundred|ten|five)\\b${near(40)}\\b(?:a|per|every|each) (?:day|night|shift|week)\\b`,
    ),
    unless: /\b(?:deposit|withdraw)\b/,
  },
  {
    sign: 'quota',
    pattern: pattern(
      `\\b(?:missed|miss|did not (?:reach|meet|make)|didn't (?:reach|meet|make)|failed to (?:reach|meet|make)|below) (?:the|our|my|his|her|a|their)(?: \\w+)? (?:quota|target|goal)s?\\b`,
    ),
  },
  {
    sign: 'minor',
    pattern:
      /\b(?:i|he|she|who|who's|i'm) (?:was |am |is |were )?(?:only |just |about |still )?(?:[1-9]|1[0-7])(?: years old| when| at the time|[.,;]|$)|\b(?:i'm|he's|she's|aged|age of|age|am|was|is) (?:only |just )?(?:1[0-7])(?: years old|\b(?![\d,.:%/]|\s*(?:days?|hours?|usd|dollars|percent|people|minutes|weeks|months|of|per)))|\b(?:[1-9]|1[0-7])[- ]years?[- ]old\b|\bunder ?age\b|\bunderaged\b|\b(?:under|below) (?:18|eighteen|the age of (?:18|eighteen))\b|\b(?:an? minor|minors)\b(?! (?:fee|issue|problem|detail|change|error|update|delay|injur|amount|thing|matter|charge|cost|league|in|bug|technical))/g,
  },
];

export const rulesEn: readonly Rule[] = [...kidnapping, ...ransom, ...detention, ...injury, ...threat, ...missing, ...signs];

/** Words that look like harm and are none, taken out before anything is read. */
export const notHarmEn =
  /\bpig[- ]butcher\w*|\b(?:took|taking|taken|take) a (?:beating|hit)\b|\bbeat(?:s|en|ing)? (?:the )?(?:market|odds|inflation|index|myself|yourself|himself|herself|around)\b|\bhit me up\b|\bshot (?:me )?an? (?:message|email|text|dm)\b|\bkill(?:s|ed|ing)? (?:time|the (?:deal|time|vibe|mood)|two birds|my (?:savings|credit))\b|\bkiller (?:app|deal|feature|offer)\b|\bsold (?:me|us|him|her|them) (?:on )?(?:the|this|an?|on the) (?:idea|plan|dream|investment|scheme|concept|fake|broken|bad|false)\b|\bransom ?ware\b|\b(?:financial|career|social) suicide\b|\bdead (?:line|end|link|broke)\b|\bheld up\b|\bbleed(?:ing|s)? (?:me |us |him |her )?dry\b/g;
