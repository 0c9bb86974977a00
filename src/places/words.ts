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
