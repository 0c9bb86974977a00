/**
 * Traditional characters and their simplified forms, in pairs: those met in names of companies, sites and people and in
 * reports of fraud. One-to-one readings only (Unicode Unihan, kSimplifiedVariant); 後→后 and the like fold the same way
 * in every report, which is all that comparing needs.
 */
const pairs =
  '國国際际資资產产業业務务貿贸財财經经濟济銀银錢钱幣币證证賬账帳帐戶户號号碼码電电話话網网絡络頁页鏈链連连結结買买' +
  '賣卖購购訂订單单貨货運运輸输郵邮遞递費费稅税價价額额貸贷償偿賠赔還还領领獎奖賭赌場场樂乐娛娱龍龙鳳凤馬马鴻鸿萬万' +
  '億亿兩两參参豐丰華华東东亞亚歐欧灣湾島岛廣广門门關关開开閉闭問问間间閱阅聞闻詐诈騙骗謊谎訊讯詢询該该詳详語语說说' +
  '請请諾诺課课調调論论講讲識识護护譯译議议讀读變变讓让記记註注設设訪访許许評评試试誠诚認认誤误誘诱談谈謝谢譽誉計计' +
  '討讨訓训託托診诊詞词誌志諮咨謂谓譜谱覺觉觀观見见規规視视親亲貝贝負负責责賢贤質质賀贺貴贵貼贴賓宾贈赠贏赢贊赞趙赵' +
  '趨趋跡迹車车軍军軟软較较載载輕轻輝辉輪轮轉转辦办農农過过達达違违遠远適适選选遲迟鄉乡鄭郑鄧邓醫医釋释針针釣钓鈔钞' +
  '鉅巨銘铭銷销鋒锋錄录錦锦鍵键鎖锁鏡镜鐘钟鐵铁鑽钻長长陳陈陸陆陽阳隊队階阶隨随險险隱隐雙双雜杂離离難难雲云靈灵靜静' +
  '響响項项順顺須须預预頭头頻频題题類类顧顾顯显風风飛飞飯饭館馆駐驻駕驾驗验驚惊體体鬥斗魚鱼鮮鲜鳥鸟麗丽黃黄點点黨党' +
  '齊齐齡龄來来倉仓個个們们傳传債债傷伤備备優优儲储兌兑內内冊册凍冻劃划動动勝胜勞劳勢势匯汇區区協协廠厂歷历厲厉縣县' +
  '吳吴員员呂吕啟启喬乔嗎吗團团園园圓圆圖图執执堅坚報报塊块墊垫壓压壞坏壽寿夠够夢梦夾夹奪夺奮奋婦妇媽妈學学孫孙寧宁' +
  '實实審审寫写寬宽寶宝將将專专尋寻對对導导屆届層层屬属歲岁師师帶带幫帮幹干幾几庫库廢废張张強强彈弹彙汇後后從从復复' +
  '徵征恆恒悅悦惡恶惱恼愛爱態态慶庆憂忧應应懷怀戰战戲戏拋抛挾挟捨舍掃扫掛挂採采揚扬換换損损搶抢撥拨擁拥擇择擊击擔担' +
  '據据擬拟擴扩攜携攝摄敗败敘叙數数斷断於于時时晉晋晝昼暫暂曆历會会朧胧條条極极構构槍枪標标樓楼樣样樹树橋桥機机檔档' +
  '檢检櫃柜權权歡欢歸归殘残毀毁毆殴氣气漢汉決决況况洩泄淨净淺浅減减測测渦涡溝沟滅灭滙汇滿满漁渔漲涨潔洁潛潜澤泽濫滥' +
  '瀏浏灘滩災灾無无煉炼煙烟熱热燈灯營营爭争爾尔牆墙狀状獨独獲获獻献現现瑪玛環环璽玺畢毕異异當当療疗發发盜盗盡尽監监' +
  '盤盘眾众睜睁瞭了矯矫礙碍礦矿禮礼禍祸種种稱称穩稳積积穫获競竞筆笔節节範范築筑簡简簽签籌筹籤签粵粤約约紀纪紅红紋纹' +
  '納纳紐纽純纯級级紛纷紙纸細细終终組组絕绝統统綁绑維维綠绿緊紧緒绪線线編编緩缓練练縮缩總总績绩織织繳缴繼继續续羅罗' +
  '義义習习聖圣聯联聰聪聲声職职聽听肅肃腦脑膽胆臉脸臨临與与興兴舉举舊旧艙舱藝艺莊庄萊莱葉叶蓋盖蔣蒋薩萨藍蓝藥药蘇苏' +
  '蘋苹蘭兰處处虛虚虧亏蝦虾術术衛卫衝冲補补裝装裡里製制複复貓猫豬猪賴赖贖赎蹤踪軌轨輔辅輯辑遊游鄰邻釐厘錯错鎮镇閃闪' +
  '闆板閒闲闊阔隸隶霧雾頂顶頒颁頓顿願愿顏颜飲饮飾饰餘余騰腾鬆松鵬鹏鷹鹰麼么僅仅僑侨儀仪儘尽劉刘劇剧劍剑勵励勳勋嘆叹' +
  '嚴严壘垒奧奥嶺岭巔巅弒弑彌弥徹彻恥耻慮虑憑凭懇恳戀恋撫抚撲扑擠挤攬揽曬晒榮荣樞枢櫻樱滬沪漸渐潤润灑洒煥焕燦灿爺爷' +
  '瑤瑶甦苏疊叠瘋疯癡痴盧卢碩硕祿禄禪禅窮穷竊窃筍笋簾帘糧粮紹绍絲丝綜综綫线緣缘縱纵繪绘罰罚羨羡翹翘脫脱腳脚膠胶舖铺' +
  '艦舰芻刍茲兹莖茎蒼苍蓮莲薦荐藉借虜虏蟲虫襲袭覽览訴诉詛诅詩诗誇夸誰谁諒谅諜谍諧谐謀谋謙谦謹谨譚谭豈岂貪贪貫贯貶贬' +
  '賂赂賄贿賊贼賒赊賜赐賞赏賤贱賦赋賺赚賽赛贓赃躍跃軸轴輩辈轄辖轟轰辭辞迴回週周進进遙遥遷迁遺遗邁迈邊边邏逻鄒邹醜丑' +
  '鈎钩鈴铃鉛铅銅铜銳锐鋁铝鋪铺鋼钢錘锤錶表鍋锅鍾钟鎂镁鏟铲鑄铸鑒鉴鑰钥閣阁閥阀閨闺闖闯陣阵陰阴隕陨雖虽韓韩韻韵頗颇' +
  '頸颈顆颗顛颠顫颤飄飘餅饼養养駁驳駛驶騎骑騷骚驅驱驟骤鬧闹魯鲁鮑鲍鯉鲤鯨鲸鴨鸭鵝鹅麥麦麵面齒齿臺台檯台颱台係系繫系' +
  '給给這这為为爲为裏里著着確确夥伙暱昵羣群攔拦滯滞' +
  '沒没剛刚噓嘘攢攒傭佣嘗尝衆众卻却並并勸劝別别饋馈侶侣溫温緝缉準准則则猶犹' +
  '殺杀脅胁嚇吓擄掳斬斩獄狱燒烧繩绳姦奸潑泼餓饿懲惩兒儿姪侄緬缅書书腎肾臟脏' +
  '烏乌傘伞倫伦岡冈涼凉凱凯臥卧廈厦壩坝壟垄壯壮婁娄嶼屿崗岗峴岘峽峡峯峰彥彦撾挝撣掸棗枣棟栋楨桢欖榄檳槟滄沧瀘泸滾滚濱滨濰潍' +
  '獅狮瓊琼鹽盐磯矶祕秘篤笃綏绥綿绵聶聂脈脉臘腊蕪芜蘆芦荊荆誼谊貢贡賈贾贛赣轆辘遼辽鄲郸欽钦錫锡鑼锣隴陇陝陕頌颂饒饶雞鸡鴉鸦鶴鹤';

/** The simplified form of the units from U+4E00 on; 0: itself. */
const firstHan = 0x4e00;
const simplified = new Uint16Array(0x9fff - firstHan + 1);
const traditionals = new Map<number, number[]>();
for (let i = 0; i + 1 < pairs.length; i += 2) {
  const from = pairs.charCodeAt(i);
  const to = pairs.charCodeAt(i + 1);
  simplified[from - firstHan] = to;
}
for (let i = 0; i < simplified.length; i++) {
  const to = simplified[i]!;
  if (to === 0 || to === i + firstHan) continue;
  const forms = traditionals.get(to);
  if (forms === undefined) traditionals.set(to, [i + firstHan]);
  else forms.push(i + firstHan);
}

/** The simplified form of a UTF-16 unit, itself when it has none. */
export function simplify(unit: number): number {
  return simplified[unit - firstHan] || unit;
}

/** Traditional forms of a simplified unit. */
export function traditional(unit: number): readonly number[] {
  return traditionals.get(unit) ?? [];
}

/** A text with the traditional characters of the table simplified: same length, same offsets. */
export function simplifyText(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (simplify(unit) !== unit) return simplifyFrom(text, at);
  }
  return text;
}

function simplifyFrom(text: string, first: number): string {
  let simple = text.slice(0, first);
  for (let at = first; at < text.length; at++) simple += String.fromCharCode(simplify(text.charCodeAt(at)));
  return simple;
}
