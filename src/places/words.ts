/** Words of Chinese provinces that say a border town is meant; other countries' stand with them in `data/countries.json`. */
export const borderCues = '云南|德宏|临沧|版纳|Yunnan|Guangxi|广西';

/** Longer words that only look like a place: where one of them stands, no place is meant. */
export const decoys =
  '当阳市|湖北当阳|宜昌当阳|老街坊|老街区|老街口|万海航运|万海集装箱|积木姐姐|木姐姐|客户板|用户板|账户板|窗户板|门户板|家户板|住户板|商户板|' +
  '河南邓|湖南邓|云南邓|金边眼镜|金边的眼镜|金边框|镶金边|描金边|烫金边|金边吊兰|广西港|江西港|山西港|陕西港|靖西港|西港区|' +
  '万象城|万象汇|万象更新|万象天地|包罗万象|气象万象|护国公|齐国公|鲁国公|镇国公|英国公|国公府|勐拉镇|勐拉乡|金平勐拉|' +
  '瑞丽航空|瑞丽网|瑞丽杂志|瑞丽女|瑞丽时尚|芒街道|Manila envelope|Manila folder|Manila Bulletin|Dubai chocolate|迪拜巧克力|' +
  '金边债券|金边证券|河仙草|Wan Hai Lines|Manchester United|Manchester City|Paris Hilton|Singapore Airlines|Cebu Pacific|' +
  'Singapore noodles|Bali Hai|Bangkok Bank|Bangkok Airways|曼谷银行|马尼拉麻|仰光大金塔|中国城|中国人|中国话|北京时间|' +
  'Muse Group|Hong Kong dollar|Canadian Solar|New York Times|London gold|Bank of China|Bank of America|Air India|India Post|' +
  'Bank of India|State Bank of India|Bank of Georgia|Royal Bank of Canada|Air Canada|Air China|China Mobile|China Unicom|China Telecom|' +
  '波贝尔|Georgia Tech|Perth Mint|Delhi belly|The Economist|Philadelphia|West Virginia';

/**
 * Words right before a name in Latin letters that say where somebody is: what follows is a place, also when its name could be another
 * word or a person's. Chinese names have no such sign: 人在老街 may mean any old street.
 */
export const saysWhere =
  /(?:\b(?:based|located|held|hiding|trapped|kept|living|staying)\sin|\b(?:he|she|they|gang|team|office|compound)\s(?:was|were|is|are|sits|sat)\s(?:all\s|still\s|now\s|really\s|actually\s)?in|\b(?:location|GPS)\s(?:showed|shows)|(?:定位|位置)(?:显示|是)?在?|伙人(?:都|就|现)?在|对方(?:说)?人(?:都|还|现)?在|(?:团伙|窝点|园区|据点|老巢)(?:都|就|设)?在|(?:藏身|盘踞)(?:于|在)|(?:骗|卖|押|关|困)(?:到|在|去|往))\s?$/iu;

/** What follows such a name when it is a person's or a firm's after all. */
export const otherName = /^(?:['’]s\b|\s[A-Z][A-Za-z]|航运|海运|集团|银行|公司|大学)/u;
