/**
 * Words of which every alarm holds one, in simplified characters and lower case, parted by spaces or bars. `甲~乙丙`: 甲 with 乙 or
 * 丙 soon after it. They only say where it is worth to read.
 */
export const alarmHan =
  '绑架 绑走 绑票 绑了 劫持 掳 拐走 拐卖 被拐 强行~车带拖押抓掳 强制~车带拖押抓掳 暴力~车带拖押抓掳 持枪 用枪 蒙眼 蒙住 蒙着 蒙上 拖上 押上 抓上 塞进 转卖 倒卖 贩卖 卖到 卖给 卖去 卖了 卖进 卖往 卖掉 卖至 ' +
  '赎金 赎身 赎人 赎回 放人 放他 放她 放我 放了 放回 释放 才~放回离走 再~放回离走 不给~离回出外逃走钱 拿不出 别想 休想 ' +
  '囚禁 软禁 拘禁 禁闭 关押 关进 关在 关了 关着 关起 锁在 锁起 锁进 困~园缅柬老泰菲迪妙西果佤金湄木大境国边窝宿酒宾房屋楼别仓笼地公里山车厂在于k 扣在 扣留 扣押 看管 看守 控制~园缅柬老泰菲迪妙西果佤金湄木大境国边窝宿酒宾房屋楼别仓笼地公里山车厂在k 人身 限制~自 失去~自 没有~自 自由~限 黑屋 水牢 身陷 滞留 ' +
  '不让~离回出外逃走 不许~离回出外逃走 不准~离回出外逃走 不放~离回出外逃走 不允许~离回出外逃走 禁止~离回出外逃走 无法~脱逃离 没法~脱逃离 没办法~脱逃离 不敢~脱逃离 不能~脱逃离 出不来 出不去 回不来 逃不 跑不掉 跑不出 走不了 回不了国 脱不了身 ' +
  '保安~看把守站巡 门卫~看把守站巡 武装~看把守站巡 拿枪 带枪 打手~看把守站巡 有人~看把守站 铁丝网 电网 ' +
  '毒打 殴打 暴打 痛打 拷打 鞭打 吊打 抽打 电棍 电击 酷刑 挨打 挨揍 挨了 挨一顿 遍体鳞伤 皮开肉绽 鼻青脸肿 流血 性侵 强奸 轮奸 体罚 虐待 砍伤 刺伤 捅伤 打伤 打残 烟头 ' +
  '被~打折烫捅砍吊电 遭~打折烫捅砍吊电 受到~打折烫捅砍吊电 打断 打折 敲断 打骨折 打到 打得 打我 打他 打她 打人 打了我 打了他 打了她 打了人 棍 铁管 皮带 鞭 刀 钢管 砖头 水管 身上~伤淤血 全身~伤淤血 浑身~伤淤血 脸上~伤淤血 ' +
  '撕票 灭口 活埋 硫酸 死亡威胁 灭门 杀我 杀你 杀他 杀她 杀了 杀掉 杀死 杀害 杀全 杀人 杀光 杀家 杀孩 杀儿 杀女 杀父 杀母 杀爸 杀妈 杀弟 杀妹 杀哥 杀姐 杀老 杀妻 杀丈 杀小 剁 割~我他她你全家手脚腿耳指头胳肾器命 卸~腿胳手 弄死 整死 打死 枪杀 打残 弄残 活摘 烧死 淹死 掐死 砍我 砍你 砍他 砍她 砍死 砍掉 砍断 砍手 砍脚 砍了 砍全 砍家 砍下 砍儿 砍女 砍人 捅 不利 伤害~家孩我他她父 生命~危威 性命 人身 ' +
  '自杀 轻生 不想活 跳楼 跳河 跳江 跳桥 跳海 农药 服毒 割腕 烧炭 上吊 遗书 寻短见 了结自己 了结生命 结束生命 结束自己 ' +
  '失踪 下落不明 生死不明 生死未卜 走失 失联 失去联 联系不 联络不 没有消息 没消息 无消息 任何消息 音讯 音信 不知去向 人间蒸发 打不通 关机 未归 没回来 没回家 没有回来 没有回家 骗到 骗去 骗至 骗往 骗入 骗出';

export const alarmLatin =
  'kidnap|kidnaped|kidnapped|kidnaps|kidnapping|abduct|abducted|abducts|abducting|abduction|hostage|hostages|snatched|grabbed|dragged|bundled|shoved|by force|van|car|truck|vehicle|minibus|taxi|sold|resold|trafficked|' +
  'ransom|ransoms|release|released|releases|releasing|for my freedom|for his freedom|for her freedom|for their freedom|for our freedom|for my return|for his return|for her return|for their return|safe return|' +
  'let me go|let me leave|let me out|let me free|let me return|let him go|let him leave|let him out|let him free|let him return|let her go|let her leave|let her out|let her free|let her return|let us go|let us leave|let us out|let us free|let us return|let them go|let them leave|let them out|let them free|let them return|let anyone go|let anyone leave|let anyone out|let anyone free|let anyone return|let anybody go|let anybody leave|let anybody out|let anybody free|let anybody return|let people go|let people leave|let people out|let people free|let people return|let someone go|let someone leave|let someone out|let someone free|let someone return|let others go|let others leave|let others out|let others free|let others return|let everyone go|let everyone leave|let everyone out|let everyone free|let everyone return|let my|let our|let his|let her|let the|let their|free me|free him|free her|free us|free them|free my|frees me|frees him|frees her|set him free|set her free|set me free|set us free|set them free|' +
  'i can go|i can leave|i can return|i can come|i could go|i could leave|he can go|he can leave|he can return|he can come|he could go|he could leave|she can go|she can leave|she can return|she can come|she could go|she could leave|we can go|we can leave|we can return|we could go|we could leave|they can go|they can leave|they could go|they could leave|may go|may leave|may return|' +
  "captive|captivity|prisoner|imprison|imprisoned|against my will|against his will|against her will|against their will|against our will|held in|held at|held inside|held by|held to|held me|held him|held her|held us|held them|held my|hold me|hold him|hold her|hold us|hold them|hold my|holds me|holds him|holds her|holds us|holds them|holds my|kept in|kept at|kept inside|kept by|kept me|kept him|kept her|kept us|kept them|kept my|keep me|keep him|keep her|keep us|keep them|keep my|keeps me|keeps him|keeps her|keeps us|keeps them|lock me|lock him|lock her|lock us|lock them|locked|confine|confined|detained|trapped|stuck|chained|tied up|guarded|guard|guards|barbed wire|allowed to|permitted to|allowed out|to leave|not leave|n't leave|cannot leave|can't leave|couldn't leave|get out|escape|get away|armed|" +
  'beat|beats|beating|beatings|beaten|torture|tortured|tortures|torturing|electric|electrical|electrocuted|electrocution|shocked|tased|tasered|whipped|stabbed|punch|punched|punches|kick|kicked|kicks|slapped|choked|strangled|burned|burnt|scalded|raped|sexual assault|sexual assaults|sexual abuse|sexually|molested|waterboarded|waterboarding|' +
  'broke my|broke his|broke her|broke their|broke our|broken my|broken his|broken her|broken their|fractured|smashed|crushed|injuries|bleeding|bruises|bruised|shot him|shot her|shot us|shot them|shot me|shot my|hit me|hit him|hit her|hit us|hit them|hit my|hurt|injured|wounded|' +
  'kill|murder|shoot|harm|stab|behead|rape|strangle|burn|drown|bury|maim|injure|execute|dismember|chop|cut|break|harvest|crush|smash|shot|killed|murdered|dead|death|harmed|executed|set fire|threat|threats|threaten|threatens|threatened|threatening|my life|his life|her life|their life|our life|your life|own life|my lives|our lives|their lives|your lives|life is|lives are|life was|lives were|life may|lives may|killing|hang|hanged|harming|suicide|suicidal|to live|be alive|' +
  'missing|disappeared|vanished|unreachable|whereabouts|never came|never returned|never got home|come home|come back|return home|returned home|return back|returned back|knows where|no contact|is off|been off|was off|switched off|turned off|last seen|sign of|sign from|word of|word from|news of|news from|contact of|contact from|contact with|be reached|in touch|lost touch|touch with|heard from|hear from|anything from|back from|reach my|reach our|reach his|reach her|reach the|reach their|contact my|contact our|contact his|contact her|contact the|contact their|hold of|lured|enticed|into going|into travelling|into traveling|into flying|into coming|into crossing|into leaving|tricked to|deceived to|cheated to|enticed to|tricked for|' +
  'bắt cóc|bị bán|bị buôn bán|tiền chuộc|bị nhốt|bị giam|không cho về|không cho ra|không cho rời|bị đánh|bị tra tấn|bị hành hạ|bị cưỡng|đánh đập|chích điện|dọa giết|doạ giết|dọa sẽ giết|doạ sẽ giết|tự tử|tự sát|mất tích|mất liên lạc';

/** Thai and Burmese, which put no spaces between words. */
export const alarmOther =
  'ลักพาตัว ถูกอุ้มไป ตัวประกัน ถูกขาย โดนขาย ค้ามนุษย์ ค่าไถ่ กักขัง หน่วงเหนี่ยว ถูกขัง โดนขัง ไม่ให้ออก ไม่ให้กลับ ถูกซ้อม โดนซ้อม ถูกทำร้าย โดนทำร้าย ถูกทุบตี โดนทุบตี ถูกตี โดนตี ช็อตไฟฟ้า ทรมาน ข่มขืน ขู่ฆ่า ขู่จะฆ่า ฆ่าตัวตาย หายตัวไป คนหาย ขาดการติดต่อ ติดต่อไม่ได้ ' +
  'ပြန်ပေး ရောင်းစား ရောင်းခံ လူကုန်ကူး ရွေးငွေ ပိတ်လှောင် ချုပ်နှောင် ခွင့်မ ရိုက်နှက် နှိပ်စက် လျှပ်စစ် မုဒိမ်း သတ် ပျောက် အဆက်အသွယ်ပြတ်';

/** Words of signs beside those of alarms. */
export const signHan =
  '招聘 高薪 应聘 面试 找工作 打工 月薪 月入 工作 客服 务工 包吃包住 岗位 中介 上班 干活 护照 证件 身份证 欠 还清 还完 付清 还债 买我花了 买他花了 买她花了 背了 背上 卖身契 赔付 违约金 赔偿 路费 机票 工资 薪水 薪资 工钱 报酬 白干 业绩 不达标 不开单 没开单 打不完 聊不够 达不到 做不到 加不 完不成 没完成 未完成 不够 每天 每日 未成年 岁 送去 卖';

export const signLatin =
  "job|jobs|work|worked|working|hired|recruited|recruiter|recruit|advert|advertised|advertisement|position|salary|salaries|employ|employed|employer|employment|vacancy|promised|promises|promise|agent|lied|lies|lie|deceived|tricked|cheated|fooled|passport|passports|papers|travel document|travel documents|identity|sell|resell|owe|owed|debt|debts|pay|wage|wages|unpaid|paid|quota|quotas|target|targets|goal|goals|kpi|sales|every day|per day|a day|each day|every night|a night|per shift|a shift|minor|minors|under age|underage|underaged|under 18|below 18|under eighteen|below eighteen|the age of|years old|year old|year-old|years-old|aged|age|i was 1|he was 1|she was 1|i'm|he's|she's|i am|he is|she is|who is|who was|who's|i was|he was|she was|" +
  'hộ chiếu|nợ công ty|trả nợ|gán nợ|trả lương|nhận lương|quỵt lương|lừa|việc nhẹ|chỉ tiêu|doanh số|tuổi|vị thành niên';

export const signOther =
  'ยึดพาสปอร์ต ยึดหนังสือเดินทาง พาสปอร์ต หนังสือเดินทาง ใช้หนี้ เป็นหนี้ เงินเดือน ค่าจ้าง หลอก ทำยอด อายุ ผู้เยาว์ ပတ်စပို့ နိုင်ငံကူးလက်မှတ် အကြွေး ကြွေးတင် လစာ လခ အလုပ် တာဂတ် အသက်';
