/**
 * Nationalities as lists write them: codes of ISO 3166-1, names of countries in English and Chinese, demonyms. Names by the Unicode CLDR
 * that is built into the runtime; demonyms and other names from the tables below.
 */
const iso3 =
  'AFG:AF ALB:AL DZA:DZ AND:AD AGO:AO ARG:AR ARM:AM AUS:AU AUT:AT AZE:AZ BHS:BS BHR:BH BGD:BD BRB:BB BLR:BY BEL:BE BLZ:BZ BEN:BJ BTN:BT BOL:BO BIH:BA BWA:BW BRA:BR BRN:BN BGR:BG BFA:BF BDI:BI ' +
  'CPV:CV KHM:KH CMR:CM CAN:CA CAF:CF TCD:TD CHL:CL CHN:CN COL:CO COM:KM COG:CG COD:CD CRI:CR CIV:CI HRV:HR CUB:CU CYP:CY CZE:CZ DNK:DK DJI:DJ DMA:DM DOM:DO ECU:EC EGY:EG SLV:SV GNQ:GQ ERI:ER ' +
  'EST:EE SWZ:SZ ETH:ET FJI:FJ FIN:FI FRA:FR GAB:GA GMB:GM GEO:GE DEU:DE GHA:GH GRC:GR GRD:GD GTM:GT GIN:GN GNB:GW GUY:GY HTI:HT HND:HN HKG:HK HUN:HU ISL:IS IND:IN IDN:ID IRN:IR IRQ:IQ IRL:IE ' +
  'ISR:IL ITA:IT JAM:JM JPN:JP JOR:JO KAZ:KZ KEN:KE KIR:KI PRK:KP KOR:KR KWT:KW KGZ:KG LAO:LA LVA:LV LBN:LB LSO:LS LBR:LR LBY:LY LIE:LI LTU:LT LUX:LU MAC:MO MDG:MG MWI:MW MYS:MY MDV:MV MLI:ML ' +
  'MLT:MT MRT:MR MUS:MU MEX:MX FSM:FM MDA:MD MCO:MC MNG:MN MNE:ME MAR:MA MOZ:MZ MMR:MM NAM:NA NRU:NR NPL:NP NLD:NL NZL:NZ NIC:NI NER:NE NGA:NG MKD:MK NOR:NO OMN:OM PAK:PK PLW:PW PSE:PS PAN:PA ' +
  'PNG:PG PRY:PY PER:PE PHL:PH POL:PL PRT:PT QAT:QA ROU:RO RUS:RU RWA:RW KNA:KN LCA:LC VCT:VC WSM:WS SMR:SM STP:ST SAU:SA SEN:SN SRB:RS SYC:SC SLE:SL SGP:SG SVK:SK SVN:SI SLB:SB SOM:SO ZAF:ZA ' +
  'SSD:SS ESP:ES LKA:LK SDN:SD SUR:SR SWE:SE CHE:CH SYR:SY TWN:TW TJK:TJ TZA:TZ THA:TH TLS:TL TGO:TG TON:TO TTO:TT TUN:TN TUR:TR TKM:TM TUV:TV UGA:UG UKR:UA ARE:AE GBR:GB USA:US URY:UY UZB:UZ ' +
  'VUT:VU VEN:VE VNM:VN YEM:YE ZMB:ZM ZWE:ZW XKX:XK PRI:PR VAT:VA MHL:MH ATG:AG';

/** Demonyms and names that CLDR does not have, space-separated, `_` for a space. */
const others =
  'CN:chinese,prc,china_prc,p_r_china,pr_china,people_s_republic_of_china,mainland_china,peoples_republic_of_china,中华人民共和国,中國,中国大陆,中国籍,大陆,内地,汉族 HK:hong_konger,hongkonger,hong_kong,hong_kong_sar,香港,中国香港,香港特别行政区 MO:macanese,macao,macau,澳门,中国澳门 ' +
  'TW:taiwanese,taiwan,taiwan_province_of_china,taiwan_china,中国台湾省,台湾省,臺灣省,roc,republic_of_china,chinese_taipei,台湾,台灣,臺灣,中国台湾,中華民國,中华民国 MM:myanmar,burma,burma_myanmar,myanmar_burma,republic_of_the_union_of_myanmar,burmese,myanmarese,myanma,union_of_myanmar,缅甸,緬甸,缅,缅籍,缅甸籍 TH:thai,thailand,泰,泰籍 VN:vietnamese,viet_nam,vietnam,vietnam_socialist_republic,越,越籍,越南籍 ' +
  'KH:cambodian,khmer,kampuchea,柬,柬籍,柬埔寨籍 LA:lao,laotian,laos,lao_pdr,lao_people_s_democratic_republic,老挝,寮国,老,老籍 MY:malaysian,马,马籍,大马 SG:singaporean,新加坡籍,星加坡 ID:indonesian,印尼,印尼籍 PH:filipino,filipina,philippine,philippines,pinoy,菲,菲籍,菲律宾籍 BN:bruneian ' +
  'TL:timorese,east_timor JP:japanese,日,日籍 KR:korean,south_korean,korea_south,korea_republic_of,south_korea,republic_of_korea,korea,韩国,南韓,韩,韩籍,大韩民国 KP:north_korean,north_korea,dprk,korea_north,democratic_people_s_republic_of_korea,korea_democratic_people_s_republic_of,朝鲜,朝 MN:mongolian,mongol,蒙古国,外蒙古 IN:indian,印度籍,印 PK:pakistani,巴基斯坦籍,巴籍 ' +
  'BD:bangladeshi,孟加拉,孟加拉国,孟加拉籍 NP:nepali,nepalese,尼泊尔籍 LK:sri_lankan,斯里兰卡籍,锡兰 BT:bhutanese MV:maldivian AF:afghan,阿富汗籍 IR:iranian,persian,iran_islamic_republic_of,islamic_republic_of_iran IQ:iraqi SY:syrian,syrian_arab_republic LB:lebanese JO:jordanian IL:israeli PS:palestinian SA:saudi,saudi_arabian ' +
  'YE:yemeni OM:omani AE:emirati,uae,阿联酋 QA:qatari KW:kuwaiti BH:bahraini TR:turkish,turk,turkey,turkiye EG:egyptian LY:libyan TN:tunisian DZ:algerian MA:moroccan SD:sudanese SS:south_sudanese ET:ethiopian,埃塞,埃塞俄比亚籍 ER:eritrean SO:somali,somalian DJ:djiboutian ' +
  'KE:kenyan,肯尼亚籍 UG:ugandan,乌干达籍 TZ:tanzanian,united_republic_of_tanzania,tanzania_united_republic_of RW:rwandan BI:burundian CD:congolese,drc,democratic_republic_of_the_congo,congo_democratic_republic_of_the,刚果金,刚果（金） CG:republic_of_the_congo,刚果布,刚果（布） NG:nigerian,尼日利亚籍 GH:ghanaian CM:cameroonian SN:senegalese ML:malian CI:ivorian,ivory_coast ' +
  'SL:sierra_leonean LR:liberian GN:guinean GM:gambian ZA:south_african,南非籍 ZW:zimbabwean ZM:zambian MW:malawian MZ:mozambican AO:angolan NA:namibian BW:motswana,botswanan MG:malagasy MU:mauritian RU:russian,russian_federation,俄,俄籍,俄罗斯籍,俄罗斯联邦 UA:ukrainian BY:belarusian,belarussian ' +
  'KZ:kazakh,kazakhstani KG:kyrgyz,kyrgyzstani UZ:uzbek,uzbekistani TJ:tajik,tajikistani TM:turkmen GE:georgian AM:armenian AZ:azerbaijani,azeri MD:moldovan GB:british,briton,english,scottish,welsh,uk,great_britain,england,united_kingdom_of_great_britain_and_northern_ireland,英,英籍 ' +
  'IE:irish US:american,usa,united_states_of_america,us_citizen,美,美籍 CA:canadian,加籍 AU:australian,澳籍,澳洲 NZ:new_zealander,nz,纽西兰 FR:french,法籍 DE:german,德籍 ES:spanish,spaniard IT:italian PT:portuguese NL:dutch,holland,荷兰籍 BE:belgian CH:swiss AT:austrian PL:polish,pole CZ:czech,czech_republic SK:slovak,slovakian ' +
  'HU:hungarian RO:romanian BG:bulgarian GR:greek,hellenic CY:cypriot TH:kingdom_of_thailand RS:serbian,serb HR:croatian,croat BA:bosnian SI:slovenian,slovene ME:montenegrin MK:macedonian,macedonia AL:albanian XK:kosovar,kosovan SE:swedish,swede NO:norwegian DK:danish,dane FI:finnish,finn IS:icelandic EE:estonian LV:latvian LT:lithuanian LU:luxembourgish MT:maltese ' +
  'MX:mexican BR:brazilian AR:argentine,argentinian CO:colombian PE:peruvian CL:chilean VE:venezuelan,venezuela_bolivarian_republic_of EC:ecuadorian,ecuadorean BO:bolivian,plurinational_state_of_bolivia UY:uruguayan PY:paraguayan CU:cuban DO:dominican HT:haitian JM:jamaican GT:guatemalan HN:honduran SV:salvadoran NI:nicaraguan CR:costa_rican PA:panamanian PG:papua_new_guinean FJ:fijian VU:vanuatuan,ni-vanuatu WS:samoan TO:tongan';

const known = new Map<string, string>();
let isFull = false;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’'`.,()（）]/gu, ' ')
    .replace(/^\s*the\s+/u, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

function fill(): void {
  isFull = true;
  const codes = iso3.split(' ').map((pair) => pair.split(':') as [string, string]);
  for (const language of ['en', 'zh-Hans', 'zh-Hant']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    const short = new Intl.DisplayNames(language, { type: 'region', fallback: 'none', style: 'short' });
    for (const [, code] of codes) {
      for (const name of [names.of(code), short.of(code)]) if (name !== undefined) known.set(plain(name), code);
    }
  }
  for (const [three, two] of codes) {
    known.set(three.toLowerCase(), two);
    known.set(two.toLowerCase(), two);
  }
  for (const entry of others.split(' ')) {
    const [code, names] = entry.split(':') as [string, string];
    for (const name of names.split(',')) known.set(plain(name.replaceAll('_', ' ')), code);
  }
}

/** Reads one nationality or country into ISO 3166-1 alpha-2; undefined when it is none that is known. */
export function readNationality(written: string): string | undefined {
  if (!isFull) fill();
  const text = plain(written.slice(0, 120));
  if (text === '') return undefined;
  return (
    known.get(text) ??
    known.get(text.replace(/(?:国籍|籍|公民|国民|國籍|人)$/u, '')) ??
    known.get(text.replace(/(?:国|國)$/u, '')) ??
    known.get(
      text.replace(/\s*\b(?:national|citizen|nationality|citizenship|republic of|kingdom of|state of)\b\s*/gu, ' ').trim(),
    )
  );
}

/** Cells already read: a list has few different ones. */
const seen = new Map<string, readonly string[]>();
const mostSeen = 5000;

/** Reads the nationalities that a cell names, each once: `China; Myanmar`, 中国/缅甸, `CN,MM`. */
export function readNationalities(cell: string): readonly string[] {
  let codes = seen.get(cell);
  if (codes === undefined) {
    codes = nationalitiesOf(cell);
    if (seen.size >= mostSeen) seen.clear();
    seen.set(cell, codes);
  }
  return codes;
}

function nationalitiesOf(cell: string): readonly string[] {
  const whole = readNationality(cell);
  if (whole !== undefined) return [whole];
  const found = cell
    .slice(0, 500)
    .split(/[;；、,，|/\n\u001F]|\s(?:and|or|及|和)\s/u)
    .map((part) => readNationality(part.replace(/^\s*\d+\s*[).、]\s*/u, '')))
    .filter((code) => code !== undefined);
  return [...new Set(found)].slice(0, 10);
}

const sexes: Readonly<Record<string, 'm' | 'f'>> = Object.fromEntries([
  ...'m male man boy 男 男性 男子 先生 ชาย nam laki-laki lelaki ကျား мужской м masculine mr'
    .split(' ')
    .map((word) => [word, 'm'] as const),
  ...'f female woman girl 女 女性 女子 女士 หญิง nữ perempuan မ женский ж feminine ms mrs'
    .split(' ')
    .map((word) => [word, 'f'] as const),
]);

/** Reads a sex as lists write it, or codes of GB/T 2261.1 (1 male, 2 female). */
export function readSex(cell: string): 'm' | 'f' | undefined {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  return text === '1' ? 'm' : text === '2' ? 'f' : sexes[text.replace(/\.$/u, '')];
}
