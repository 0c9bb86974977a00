/**
 * Characters of names as Hokkien, Teochew, Hakka, Hainanese and Foochow families of Malaysia, Singapore, Indonesia, Thailand and the
 * Philippines spell them. There is no standard: spellings follow the clerk's English, Dutch or Spanish ear. Sounds after Douglas
 * and Barclay, Chinese-English Dictionary of the Vernacular or Spoken Language of Amoy (1899, 1923), and Maciver, A Chinese-English
 * Dictionary, Hakka-Dialect (1926); spellings as they stand in public registers of those countries. Simplified.
 */
export const nanyangSurnames = `
陈 tan chin tang ting ding chen tjin chan dan
林 lim lin ling lam liem nam
黄 ng wee oei oey ooi uy bong wong oui hwang ong
王 ong heng wong bong wang uong
李 lee li lie ly dy lei
张 teo teoh tio thio chong tiong chang tiu tjong cheong teow
吴 goh gou go ngoh ngu woo ng gaw gho
蔡 chua chuah choa tjoa chai chhua tsai choi chuwa cua
刘 low lau lew liew liu law lao lauw
许 khaw koh kho khoh khor khoo hii hui hee ko
高 ko kau koh gau kow
杨 yeo yeoh iu yong njoo nio yio yeong young yang yu
周 chew chiu chiew chow chau tjioe chiou chiew tiu chou
郑 tay teh tee tey chang chin cheng tih thay tie the tan ty
洪 ang hong fung ung
翁 ang ong yong ung eng
谢 cheah chia seah sia tjia chea chiah sieh tia
郭 quek kwek kuek queck kwik quak kwok keh kok kueh que kuok kwee
罗 loh lo low law loo
赖 lai lua luah loi
卢 loo lo lou lu lor low
吕 loo lu lui lee loe ler lyi
颜 gan ngan ngang yan gwan
傅 foo poh pho fu hu poo
胡 foo oh or aw oo ow hu wu fu ou ho
符 foo hoo fu
苏 soh so saw su soo sor
孙 soon sng sun soen swee sung sen soan suen
萧 seow siew siow siau sio siauw shiau sia
冯 pang fong foong phang hong fung pung
彭 pang phang phe pheh phen
潘 phua pua puah poon pan poh phoa phuah
方 png hng fong pung fang bung pui hong
叶 yap yip iap yeap hiap yek ip
唐 tong tng teng thng tung
汤 thng tng tong tang thong
邓 teng tang then theng
丁 teng ting ding tan
施 see sii sy si sze shi sih
何 ho hoh hor hoe hoo
江 kang kong kung kng chiang
康 kang khong kung khng hong
孔 kong khong kung
邝 kong kwong fong
詹 chiam cham tjam tsam jiam
谭 tham tam tang hom
丘 khoo khu kho coo hew hiew kew yew hiu yow chiu
邱 khoo khu kho coo hew hiew kew yew hiu yow chiu
尤 yew iu yeow yiu yu ew
姚 yeow yau yeo yiew yow yew
余 ee yee eu yu er oo ye y
徐 chee cher chi tsee tjhie chhi sy tshi shu chui
池 tee ti chee chi
佘 sia seah sher
白 peh pek beh bek pak peck pae
马 beh bey ma mah bay be baey
蓝 nah na lam nam lum
甘 kam kum gan kang
金 kim kam kum king
关 kuan kwan kwang
梁 neo niu nio leong liang lio liong neoh new
廖 leow liau liaw leaw liow liew
连 lian lean lien lin
雷 lui looi luei loi
梅 mui boey bui moy moey bwee
莫 mok moh mo bok
饶 ngeow jiau yow niau gniew
欧 au ou ow aow
柯 quah kua kwa kwah qua or o kuah
薛 sih sit siet seet si see sieh set
宋 song sung soong sang
戴 tai tay thay dai teh ty
董 tang tong tung tan
温 oon oen woon boon voon wen on
阮 ng yuen oan guan wan nguan
云 hoon hun fun yoon oon
任 yam jim lim yum nim
石 chioh seah shek sek cheok sak
魏 gwee goei gui ngui ngwee wei wee
纪 kee ki kie
韩 han hang hon
倪 gay geh nge ngai
巫 boo mo moo bu
范 huan fam hwan fan pham
田 chan tian tien thien then
汪 ong wong ang
曾 chan chen tjan tseng chen chang tsen chian
程 thia cheng ching tjeng
庄 chng ching chong tsng cheng chuang tjng
庞 pang phang pong
杜 toh tho too tu thor
卓 toh tok tuh dok
易 yek ek yik aik
简 kan kang gan kien
侯 hau how au haw
涂 toh thoo tho too
凌 leng ling lin
童 tang tong thong
熊 him hiong yong hung yung
钟 cheong chong chung cheng tjiong tchong choong
朱 choo chu tjoe chee tsu
袁 wan yuen oan wang uan yen
严 giam ngiam gan yam ngim
游 yu iu yew yiu
`;

export const nanyangGiven = `
年 nien nin ni
鹤 hock hok
光 kuan kong kuang kwong
作 chok chock
显 hsien hian hean
兴 hin
照 cheow chio chiau
鼎 teng ting
淑 sock
拔 puat pwat
仙 sen sian sien
栋 tong
辉 hwee
庚 kee keng
财 chye
琴 khim kim
洁 kiat kit
程 cheng
卿 kheng keng khin
瑞 swee sui soey
忠 tiong chung
波 poh po
剑 kiam kim
坚 kian kean kin
贞 cheng chin
芝 chee chi
敬 keng kheng ging
亚 ah ya
友 yew yu iu
有 yew yu u
豹 pa
国 kok kwok
全 chuan
禧 hee hei
喜 hee hei
纯 soon sun
诚 seng sing
聪 chong chung
奕 yik aik ek
泰 tai thai
森 sim sum sen
圣 seng sin
顺 soon
添 thiam
鸣 beng ming meng
桂 kwee kui kooi
桐 tong
山 san suan
石 seok shek
益 aik
湘 siong siang
潮 teo chiew
琼 kheng keng king
莺 eng yin
菊 kiok kek keok
蓉 yong yung eng
翠 chwee chui swee
霖 lim lum lam
彩 chai choy
彬 pin
淇 kee kei
绮 ee yee
司 see sze si so
徒 toh tho to
欧 au ou
阳 yong yang yeong iong iu
明 beng ming meng bing
伟 wee wui ui wei
国 kok kwok koh
强 keong kiong kheong kiang
文 boon bun voon mun woon
金 kim kam kum
福 hock hok fook fuk fuk
德 teck tek tet tuck tack
成 seng cheng sin sing
诚 seng sing
清 cheng chin ching cheing
兴 heng hin hing hiang
发 huat fatt fat huad
财 chai chye choy
才 chai chye choy
春 choon chun
美 bee mei mee moi mooi
玉 geok giok gek yoke nyuk yook geik
英 eng yin ing yeng yin
秀 siew siu seow
珠 choo chu
花 hua hwa fah huay
华 hua hwa wah fah hwah
莲 lian lean lin lien
兰 lan lang
芳 hong fong hwang phang
香 heong hiang hong hiong heang
梅 buay bwee mui moi mooi boey muay
月 guat goay guek ngoh nyet goh
娇 kiau kiow keow kiaw kiew
龙 leong liong leng lung loong
安 an ann aun on
平 peng pheng phin ping
和 ho hoe hor hua
生 seng sang sen
全 chuan chuen chwan choon
泉 chuan chuen chwan choan
源 guan goan nguan yuen nyen
隆 leong liong loong lung
裕 joo ju yee ji yu
木 bok muk mok
水 chui swee tsui sui chwee
山 san suan shan
海 hai hye hoi
川 chuan chwan
江 kang kong
吉 kiat keat kit
杰 kiat keat kiet kit
庆 kheng keng khin hing khing
永 eng yong yung weng
荣 eng yong weng ying yung yoong
顺 soon sun shun soong
利 lee li
富 hoo foo pu
贵 kwee kui kooi kwi
天 thian tian thien tin teen
祥 siang siong cheong seong chiang
辉 hui fai huei fui hwee huey
光 kong kuang kwong
志 chee chi tze
智 tee ti chi chee
建 kian kien kin kean
健 kian kien kin kean
俊 choon chun tsun joon choong
康 khong hong khang
亮 leong liang
良 leong liang liong
仁 jin jen yan yin
义 ghee gee yi ngee nyi
礼 lay lei lee
信 sin seen sun
孝 hao how hau
忠 tiong chung teong
廷 teng theng ting
贤 hian hean yin hien
雄 hiong heng hung yong
豪 ho hou hao
耀 yeow yiu yau yew
宗 chong chung choong
添 thiam tiam thim
顶 teng ting
大 tai tua
来 lai loi lye
进 chin tsin jin
益 aik ek yik eik
亿 ek yik
宝 poh po pow
彬 pin bin pun
炳 peng pheng ping
标 peow piau piow beow biao
彪 peow piau
锦 kim kam kum
钦 khim yam
坤 khoon kwan koon
群 koon khoon kwan
君 koon kwan kun
军 koon kwan kun
勇 yong yung eng
胜 seng sin sing
声 seng siang sing
城 seng sia
盛 seng sing
思 soo su ser
诗 see si
淑 sok siok suk sook
惠 hui huey wai fui hwee
慧 hui huey wai fui hwee
丽 lay lai li lee
萍 peng pheng ping pin
凤 hong fong fung hung hoong
云 hoon hun wan yun yoon
红 hong ang hung fung
燕 yan yen ean ian yin
婷 teng theng ting
玲 leng ling lin
琳 lim lum lin
霞 ha hae heah hah
雪 suat soat set suet seok
雅 ngah gah ya
芬 hoon fun hun
娟 kuan kuen kian kean
静 cheng chin ching
怡 ee yee yi
仪 ghee yee ngi
宜 ghee yee ngi
佳 ka kah kai kee
嘉 ka kah
家 ka kah kar
欣 him yan hin
颖 eng wing yin
如 joo ju yue yi
凯 khai hoi
开 khai hoi
学 hak hock ok hok
启 khay kai khee
奇 kee khee
其 kee khee ki
基 kee ki
泽 tek chak
汉 han hon
翰 han hon
翔 siang cheong siong
彦 gan yan ngan yen
维 wee wai ui
威 wee wai wui
毅 ghee ngai nyi
轩 hian hin hien
宇 woo yu oo
宏 hong wang fung
鸿 hong hung fung
亨 heng hang
恩 un yan en eun
元 guan yuen nguan goan
远 wan yuen oan
炎 yam yim iam
盈 eng ying yin
铭 beng ming meng
民 bin mun min beng
敏 bin mun min
茂 boe mow mau boh
武 boo mo bu moo vu
万 ban man van
南 lam nam
宁 leng ling neng
能 leng nang neng
柏 peh pak pek
鹏 peng pang phang
庭 teng ting theng
通 thong tung
同 tong tung thung
东 tong tang tung
登 teng tang
婉 wan yuen oan
焕 huan wun hwan fon
欢 huan fun
煌 hong wong huang fong
灵 leng ling
禄 lok loke luk
乐 lok
力 lek lik lit
立 lip lap
烈 liat lit
联 lian luen lien
麟 lin lun
松 siong song cheng chung
寿 siew siu sow
财 chai chye choy
丰 hong fong fung
水 chui swee sui
连 lian lean lien
万 ban man
新 sin seen sun
世 se sei sai
士 soo su sze
书 shoo su see
树 chiew su
根 kin kun ken kern
昌 cheong chiang chong cheang
章 cheong chiang chong
长 tiong cheong chiang
正 cheng chin ching
政 cheng chin ching
治 tee chi
中 tiong chung
竹 teck tek chuk
素 soh su soo
爱 ai oi ngoi
莉 lee li
真 chin chen chan
珍 tin chin chen
贞 cheng chin ching
音 im yim yum
心 sim sum
宝 poh po pau
凤 hong foong
秋 chew chiew chiu
冬 tang tong
夏 ha heh
阳 yong iong yeong
钟 cheong chong
添 thiam tiam
财 chai
九 kau kow kew
七 chit
八 pek
三 sam sum
`;
