import type { PlaceView } from '../model/index.ts';

/**
 * Towns, compounds and zones that reports of scams name as where the gang sits. Facts from public reporting (UNODC, press,
 * court papers); coordinates to the precision stated. Being listed says that reports name a place, not that crime is there.
 */
export interface Place {
  /** Stays for ever: stored, and in addresses of pages. */
  readonly key: string;
  readonly en: string;
  /** The name in use in mainland China; the Latin one where none has settled. */
  readonly zh: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  /** The point lies within this distance of what the name means. */
  readonly precisionKm: number;
  readonly kind: PlaceKind;
}

/** What a name means on the ground; a gang can be said to sit only where it is a town or smaller. */
export type PlaceKind = PlaceView['kind'];

export type Country = 'MM' | 'CN' | 'TH' | 'KH' | 'LA' | 'PH' | 'VN' | 'MY' | 'ID' | 'AE' | 'LK' | 'TL' | 'GE';

/** A place as the table has it: with all the names it goes by. */
export interface Entry extends Place {
  readonly country: Country;
  /** Names that mean this place wherever they stand, `|` between. */
  readonly names: string;
  /** Names that also mean something else: they need a word of the country, or of this place's `cues`, near them. */
  readonly unsure: string;
  /** Words, `|` between, beside those of the country. */
  readonly cues: string;
}

const kinds = { t: 'town', c: 'compound', z: 'zone' } as const;

// key; English; Chinese; country; latitude; longitude; precision in km; kind; other names; unsure names (may repeat the first two); own cues
const table = `
myawaddy;Myawaddy;妙瓦底;MM;16.689;98.513;5;t;Myawadi|Myawady|苗瓦迪|米瓦迪|မြဝတီ
shwe-kokko;Shwe Kokko;水沟谷;MM;16.820;98.531;3;z;Shwe Kokko Myaing|Yatai New City|ရွှေကုက္ကို;亚太新城|亚太城;妙瓦底|Myawaddy
kk-park;KK Park;KK园区;MM;16.642;98.524;3;c;KK园|KK产业园
waw-lay;Waw Lay;瓦雷;MM;16.294;98.713;10;t;Waw Lay Myaing;瓦雷;妙瓦底|Myawaddy
payathonzu;Payathonzu;帕亚通苏;MM;15.304;98.378;5;t;Hpayarthonesu|Phaya Thonzu|Three Pagodas Pass|三塔山口|ဘုရားသုံးဆူ
hpa-an;Hpa-An;帕安;MM;16.881;97.637;5;t;ဘားအံ;帕安
mawlamyine;Mawlamyine;毛淡棉;MM;16.485;97.626;5;t;Moulmein|မော်လမြိုင်
yangon;Yangon;仰光;MM;16.805;96.156;15;t;Rangoon|ရန်ကုန်
naypyidaw;Naypyidaw;内比都;MM;19.745;96.130;20;t;Nay Pyi Taw|Naypyitaw|နေပြည်တော်
mandalay;Mandalay;曼德勒;MM;21.975;96.084;10;t;မန္တလေး;瓦城
lashio;Lashio;腊戌;MM;22.953;97.747;5;t;腊戍|လားရှိုး
laukkai;Laukkai;老街;MM;23.692;98.764;5;t;Laukkaing|果敢老街|老街市区|လောက်ကိုင်;老街;白家|明家|魏家|刘家|卧虎山庄
kokang;Kokang;果敢;MM;23.70;98.70;30;z;果敢自治区|果敢特区;果敢;同盟军|老街|四大家族
chinshwehaw;Chinshwehaw;清水河;MM;23.476;98.824;5;t;ချင်းရွှေဟော်;清水河
kunlong;Kunlong;滚弄;MM;23.416;98.651;5;t;ကွမ်းလုံ
kutkai;Kutkai;贵概;MM;23.459;97.943;5;t;ကွတ်ခိုင်
muse;Muse;木姐;MM;23.990;97.902;5;t;木姐市|မူဆယ်;Muse|木姐;瑞丽|Ruili|姐告
namhkan;Namhkan;南坎;MM;23.837;97.682;5;t;Nam Hkam|နမ့်ခမ်း;南坎
monekoe;Mongko;勐古;MM;24.100;98.303;5;t;Monekoe|မုန်းကိုး
tangyan;Tangyan;当阳;MM;22.498;98.397;5;t;တန့်ယန်း;当阳;腊戌|腊戍
mongyai;Mongyai;孟崖;MM;22.428;98.039;5;t;Mong Yai|မိုင်းရယ်
wan-hai;Wan Hai;万海;MM;21.85;98.05;30;t;;Wan Hai|万海;孟崖|当阳|腊戌|SSPP
panghsang;Panghsang;邦康;MM;22.176;99.170;5;t;Pangsang|Pangkham|Panghkam|Pang Kham|邦桑|ပန်ဆန်း|ပန်ခမ်း;邦康;孟连
hopang;Hopang;户板;MM;23.425;98.750;5;t;ဟိုပန်;户板
namtit;Nam Tit;南邓;MM;23.476;98.867;5;t;Namtit|နမ့်တစ်;南邓
mongla;Mong La;勐拉;MM;21.673;100.019;5;t;小勐拉|မိုင်းလား;Mong La|勐拉;打洛
kengtung;Kengtung;景栋;MM;21.292;99.604;5;t;Keng Tung|ကျိုင်းတုံ
tachileik;Tachileik;大其力;MM;20.453;99.884;5;t;Tachilek|တာချီလိတ်
laiza;Laiza;拉咱;MM;24.76;97.56;8;t;လိုင်ဇာ
lwegel;Lweje;雷基;MM;24.199;97.721;5;t;Lwegel|လွယ်ဂျယ်;雷基
kan-paik-ti;Kan Paik Ti;甘拜地;MM;25.403;98.117;5;t;Kanpaikti|Kambaiti|ကန်ပိုက်တီ
myitkyina;Myitkyina;密支那;MM;25.387;97.390;5;t;မြစ်ကြီးနား
bhamo;Bhamo;八莫;MM;24.255;97.234;5;t;ဗန်းမော်
ruili;Ruili;瑞丽;CN;24.013;97.852;8;t;瑞丽市|云南瑞丽|瑞丽口岸;Ruili|瑞丽;木姐|姐告|缅|Myanmar|Muse
nansan;Nansan;南伞;CN;23.776;98.825;8;t;南伞镇|南伞口岸;Nansan|南伞;果敢|老街|缅|Kokang
daluo;Daluo;打洛;CN;21.687;100.043;8;t;打洛镇|打洛口岸;Daluo|打洛;勐拉|缅|Mong La
mengding;Mengding;孟定;CN;23.55;99.08;15;t;孟定镇|孟定口岸;Mengding|孟定;清水河|缅
mae-sot;Mae Sot;湄索;TH;16.713;98.575;5;t;美索|แม่สอด
mae-sai;Mae Sai;美塞;TH;20.433;99.876;5;t;湄赛|แม่สาย;美塞;大其力|Tachileik
chiang-rai;Chiang Rai;清莱;TH;19.911;99.841;8;t;เชียงราย
chiang-mai;Chiang Mai;清迈;TH;18.788;98.985;10;t;เชียงใหม่
aranyaprathet;Aranyaprathet;亚兰;TH;13.693;102.502;8;t;阿兰亚普拉泰|อรัญประเทศ;亚兰;波贝|Poipet
bangkok;Bangkok;曼谷;TH;13.756;100.502;20;t;กรุงเทพ
phnom-penh;Phnom Penh;金边;KH;11.556;104.928;12;t;ភ្នំពេញ;金边;太子集团|西港|园区|境外|东南亚|偷渡
sihanoukville;Sihanoukville;西哈努克;KH;10.609;103.530;10;t;西哈努克港|西哈努克市|施亚努市|Kampong Som|ព្រះសីហនុ;西港;园区|金边|境外|东南亚|偷渡
poipet;Poipet;波贝;KH;13.658;102.564;5;t;Poi Pet|ប៉ោយប៉ែត;波贝
bavet;Bavet;巴域;KH;11.072;106.136;5;t;巴维特|បាវិត;巴域;木排|柴桢
svay-rieng;Svay Rieng;柴桢;KH;11.088;105.799;8;t;ស្វាយរៀង
chrey-thom;Chrey Thom;Chrey Thom;KH;10.96;105.09;10;t;Chrey Thum|Chhrey Thom
osmach;O Smach;奥斯玛;KH;14.410;103.694;5;t;O'Smach|O’Smach|Osmach|អូរស្មាច់;奥斯玛
koh-kong;Koh Kong;国公;KH;11.615;102.984;8;t;国公省|戈公|កោះកុង;国公
dara-sakor;Dara Sakor;七星海;KH;10.91;103.23;20;z;;七星海
kampot;Kampot;贡布;KH;10.610;104.182;5;t;贡布省|កំពត;贡布
bokor;Bokor;波哥山;KH;10.63;104.03;10;z;Bokor Mountain;Bokor
kandal;Kandal;干丹;KH;11.48;104.95;30;z;干丹省;Kandal|干丹
pursat;Pursat;菩萨省;KH;12.539;103.919;8;t;ពោធិ៍សាត់
takeo;Takeo;茶胶;KH;10.991;104.785;5;t;茶胶省|តាកែវ;Takeo
siem-reap;Siem Reap;暹粒;KH;13.362;103.860;8;t;សៀមរាប
battambang;Battambang;马德望;KH;13.096;103.202;8;t;បាត់ដំបង
golden-triangle-sez;Golden Triangle SEZ;金三角经济特区;LA;20.353;100.092;4;z;Golden Triangle Special Economic Zone|金三角特区|老挝金三角|Kings Romans;金三角|Golden Triangle|木棉岛|金木棉;老挝|波乔|Laos|Bokeo|园区
houayxay;Houayxay;会晒;LA;20.278;100.413;8;t;Houay Xai|Huay Xai|Houei Sai|Ban Houayxay|ຫ້ວຍຊາຍ;会晒
boten;Boten;磨丁;LA;21.187;101.679;5;t;磨丁特区|磨丁经济特区;Boten|磨丁;磨憨|Mohan
mohan;Mohan;磨憨;CN;21.18;101.69;5;t;磨憨口岸;Mohan;磨丁|Boten
vientiane;Vientiane;万象;LA;17.976;102.633;12;t;万象市|ວຽງຈັນ;万象|永珍
manila;Manila;马尼拉;PH;14.595;120.984;15;t;Metro Manila
pasay;Pasay;帕赛;PH;14.538;121.001;5;t;Pasay City;帕赛
makati;Makati;马卡蒂;PH;14.555;121.024;5;t;马加智|马卡迪;马卡蒂
paranaque;Parañaque;帕拉尼亚克;PH;14.479;121.020;6;t;Paranaque
bamban;Bamban;班班;PH;15.274;120.567;6;t;班班镇|打拉省班班;班班;打拉|郭华萍|Tarlac
porac;Porac;波拉克;PH;15.072;120.542;6;t;;波拉克
angeles-city;Angeles City;安吉利斯;PH;15.145;120.589;8;t;天使城;安吉利斯|天使城;克拉克|Clark|邦板牙
clark;Clark;克拉克;PH;15.186;120.560;8;z;Clark Freeport;Clark|克拉克;邦板牙|Pampanga
cebu;Cebu;宿务;PH;10.316;123.885;10;t;Cebu City|宿雾
moc-bai;Moc Bai;木排;VN;11.075;106.171;5;t;Mộc Bài|木牌口岸;木排;巴域|Bavet
ho-chi-minh-city;Ho Chi Minh City;胡志明市;VN;10.823;106.630;20;t;Saigon|西贡
ha-tien;Ha Tien;河仙;VN;10.383;104.488;6;t;Hà Tiên;河仙
mong-cai;Mong Cai;芒街;VN;21.524;107.967;6;t;Móng Cái
kuala-lumpur;Kuala Lumpur;吉隆坡;MY;3.139;101.687;15;t;
batam;Batam;巴淡;ID;1.10;104.03;20;t;巴淡岛;巴淡
jakarta;Jakarta;雅加达;ID;-6.20;106.83;25;t;
dubai;Dubai;迪拜;AE;25.20;55.27;25;t;杜拜|دبي
abu-dhabi;Abu Dhabi;阿布扎比;AE;24.45;54.38;20;t;أبوظبي
ajman;Ajman;阿治曼;AE;25.41;55.44;10;t;عجمان
ras-al-khaimah;Ras Al Khaimah;哈伊马角;AE;25.79;55.94;15;t;رأس الخيمة
colombo;Colombo;科伦坡;LK;6.93;79.86;12;t;;Colombo
oecusse;Oecusse;欧库西;TL;-9.20;124.36;20;z;Oecusse-Ambeno|Oecussi
tbilisi;Tbilisi;第比利斯;GE;41.72;44.79;12;t;თბილისი
`;

/** The table, one entry a line. */
export const gazetteer: readonly Entry[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [key = '', en = '', zh = '', country, lat, lon, km, kind, more = '', unsure = '', cues = ''] = line.split(';');
    const doubtful = new Set(unsure.split('|'));
    // A name that stands among the unsure ones is unsure, also when it is the place's first.
    const names = [en, zh, ...more.split('|')].filter((name) => name !== '' && !doubtful.has(name)).join('|');
    return {
      key,
      en,
      zh,
      country: country as Country,
      lat: Number(lat),
      lon: Number(lon),
      precisionKm: Number(km),
      kind: kinds[kind as keyof typeof kinds],
      names,
      unsure,
      cues,
    };
  });

/** Words that say a country is meant. */
export const countryCues: Readonly<Record<Country, string>> = {
  MM: '缅甸|缅北|缅东|缅方|缅国|中缅|泰缅|果敢|佤邦|掸邦|克伦邦|克钦邦|Myanmar|Burma|Burmese|Kokang|Wa State|Shan State|Kachin|Kayin|Karen State|မြန်မာ',
  CN: '云南|德宏|临沧|镇康|版纳|勐海|勐腊|耿马|Yunnan',
  TH: '泰国|泰缅|泰柬|达府|清莱府|Thailand|Thai',
  KH: '柬埔寨|高棉|泰柬|中柬|柬方|Cambodia|Cambodian|Khmer',
  LA: '老挝|寮国|Laos|Lao PDR|Laotian',
  PH: '菲律宾|Philippines|Philippine|Filipino|Luzon',
  VN: '越南|Vietnam|Vietnamese',
  MY: '马来西亚|Malaysia',
  ID: '印尼|印度尼西亚|Indonesia|Riau',
  AE: '阿联酋|阿拉伯联合酋长国|Emirates|UAE',
  LK: '斯里兰卡|Sri Lanka',
  TL: '东帝汶|Timor',
  GE: '格鲁吉亚|Georgia',
};

/** Longer words that only look like a place: where one of them stands, no place is meant. */
export const decoys =
  '当阳市|湖北当阳|宜昌当阳|老街坊|老街区|老街口|万海航运|万海集装箱|积木姐姐|木姐姐|客户板|用户板|账户板|窗户板|门户板|家户板|住户板|商户板|' +
  '河南邓|湖南邓|云南邓|金边眼镜|金边的眼镜|金边框|镶金边|描金边|烫金边|金边吊兰|广西港|江西港|山西港|陕西港|靖西港|西港区|' +
  '万象城|万象汇|万象更新|万象天地|包罗万象|气象万象|护国公|齐国公|鲁国公|镇国公|英国公|国公府|勐拉镇|勐拉乡|金平勐拉|' +
  '瑞丽航空|瑞丽网|瑞丽杂志|瑞丽女|瑞丽时尚|芒街道|Los Angeles|Manila envelope|Manila folder|Dubai chocolate|迪拜巧克力|' +
  '金边债券|金边证券|河仙草|Wan Hai Lines';

const simplified =
  '腊沟园区产亚来内务缅东国掸伦钦经济边贡会晒马尔贝赛达当阳万丽伞邓户滚贵岛龙兰莱迈库时华萨雾桢农挝桥镇乡护齐门云临庄刘汉团镜鲁汇气广陕网杂志';
const old =
  '臘溝園區產亞來內務緬東國撣倫欽經濟邊貢會曬馬爾貝賽達當陽萬麗傘鄧戶滾貴島龍蘭萊邁庫時華薩霧楨農撾橋鎮鄉護齊門雲臨莊劉漢團鏡魯匯氣廣陝網雜誌';

/** Traditional forms of the characters that the names, cues and decoys use. */
export const traditional: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(simplified, (char, i) => [char, old[i]!] as const),
);
