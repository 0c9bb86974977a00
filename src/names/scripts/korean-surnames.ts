/**
 * Korean surnames in Hangul with the spellings of their bearers, commonest first (census of South Korea of 2015, surnames above 10,000
 * bearers; spellings as the National Institute of Korean Language found them on passports, survey of 2007, and as the North writes).
 */
const table = `김 kim gim ghim khim keem
이 lee yi rhee li ri i yie rhie leigh
박 park pak bak bag pack bahk
최 choi choe chwe choy tsoi
정 jung jeong chung chong cheong joung jeung
강 kang gang kahng
조 cho jo joe joh
윤 yoon yun youn
장 jang chang
임 lim im rim yim leem
한 han hahn
오 oh o ohr
서 seo suh so sur
신 shin sin
권 kwon gwon kwun gweon kweon
황 hwang whang
안 ahn an
송 song soung
전 jeon jun chun chon jhun cheon
홍 hong
유 yoo yu you ryu ryoo lyu
류 ryu yoo yu ryoo lyu
고 ko go koh goh
문 moon mun
양 yang ryang
손 son sohn
배 bae pae bai pai
백 baek paik paek back baik beak
허 heo hur huh ho her
남 nam
심 shim sim
노 noh no roh ro rho nho
로 ro roh rho no
하 ha hah
곽 kwak gwak
성 sung seong song
차 cha
주 joo ju chu choo
우 woo u wu ou
구 koo gu ku goo
나 na ra nah rah
라 ra na rah
민 min
진 jin chin
지 ji chi jee
엄 um eom uhm
채 chae chai
원 won weon
천 chun cheon chon
방 bang pang
공 kong gong
현 hyun hyeon hyon
함 ham hahm
변 byun byeon pyon byon
염 yeom yum youm
여 yeo yu yuh lyuh
추 choo chu
도 do doh to
소 so soh
석 seok suk sok
선 sun seon sunwoo
설 seol sul sol
마 ma mah
길 gil kil
연 yeon yun youn
위 wi wee
표 pyo
명 myung myeong myong
기 ki gi kee
반 ban pan bahn
왕 wang
금 keum geum kum
옥 ok ock
육 yook yuk
인 in
맹 maeng
제 je
모 mo
탁 tak
국 kook guk
어 eo uh
은 eun
편 pyeon pyun
용 yong
예 ye
경 kyung gyeong
봉 bong
사 sa
부 boo bu
가 ka ga
복 bok
태 tae
목 mok
형 hyung
피 pi
두 doo du
감 kam
음 eum
빈 bin
동 dong
온 on
리 ri lee rhee li
림 rim lim
렴 ryom yeom
량 ryang yang
남궁 namgung namkung namgoong namkoong
황보 hwangbo hwangpo
제갈 jegal chegal
선우 sunwoo seonu sunu
사공 sagong sakong
독고 dokgo dokko
서문 seomun
동방 dongbang`;

const byHangul = new Map<string, readonly string[]>();
const byLatin = new Map<string, string[]>();
for (const line of table.split('\n')) {
  const [hangul, ...spellings] = line.split(' ') as [string, ...string[]];
  byHangul.set(hangul, spellings);
  for (const spelling of spellings) byLatin.set(spelling, [...(byLatin.get(spelling) ?? []), hangul]);
}

/** Latin spellings of a surname in Hangul, commonest first; undefined where it is none. */
export const spellingsOfSurname = (hangul: string): readonly string[] | undefined => byHangul.get(hangul);

/** The surnames a Latin spelling may stand for, in Hangul, the commonest first; undefined where it is none. */
export const surnamesSpelled = (latin: string): readonly string[] | undefined => byLatin.get(latin);
