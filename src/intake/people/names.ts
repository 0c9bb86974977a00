import { plainName, type Recognised } from '../column-names.ts';
import type { Part } from '../file-plan.ts';

interface Spellings {
  /** Means the part wherever it stands in a list of people. */
  readonly sure: string;
  /** Means it when nothing surer does. */
  readonly weak?: string;
}

/**
 * Header spellings of rosters and wanted lists, as `plainName` leaves them. From registration forms of police, hand-over lists, lists of
 * fugitives and of sanctions (OFAC, UN, UK), and the properties of FollowTheMoney.
 */
export const personSpellings: Readonly<Partial<Record<Part, Spellings>>> = {
  ref: {
    sure:
      '在逃人员编号 在逃编号 逃犯编号 人员编号 人员编码 名单编号 登记编号 登记号 被押人员编号 囚号 收押编号 通缉编号 通缉令编号 档案号 personid personno personnumber listid entrynumber entryid entnum dataid noticeid ' +
      'referencenumber referenceno reference ref recordid fileno filenumber registrationno registrationnumber detaineeno detaineenumber detaineeid rosterno groupid uniqueid entityid ofsigroupid permanentreferencenumber',
    weak: '编号 序号 no sn number num id uid 顺序号 # 编码 key rowid',
  },
  personName: {
    sure:
      '姓名 中文姓名 中文名 人员姓名 嫌疑人姓名 犯罪嫌疑人姓名 犯罪嫌疑人 嫌疑人 在逃人员姓名 逃犯姓名 被通缉人 被通缉人姓名 本人姓名 真实姓名 当事人姓名 人员名称 身份证姓名 fullname personname nameinfull completename ' +
      'sdnname nameofperson nameofsuspect suspectname detaineename nameofdetainee principalname primaryname wholename passportname nameasinpassport fullnameenglish englishfullname 外文姓名 外文名 护照姓名 护照名 ชื่อสกุล ชื่อนามสกุล ชื่อ နာမည် အမည် họtên hovaten họvàtên namapenuh nama',
    weak: 'name 名字 英文姓名 英文名 拼音 姓名拼音 拼音姓名 汉语拼音 pinyin romanisedname romanizedname nameenglish englishname nameoriginalscript originalscriptname nameoriginal caption suspect detainee person',
  },
  surname: { sure: '姓 姓氏 surname lastname familyname name6 apellido นามสกุล nachname fathersurname secondname 英文姓 拼音姓' },
  given: {
    sure: '名 givenname givennames firstname forename forenames middlename middlenames firstnames name1 name2 name3 name4 name5 secondname thirdname fourthname 英文名字 拼音名 patronymic',
  },
  alias: {
    sure: '别名 化名 又名 绰号化名 化名绰号 别名绰号 绰号别名 其他姓名 其他名字 别称 使用姓名 所用化名 常用名 alias aliases aka alsoknownas othername othernames knownas otherspelling goodqualityaka alternatename alternatenames aliasname aliasnames othernamesused',
    weak: '网名 昵称',
  },
  weakAlias: { sure: 'weakalias lowqualityaka weakaka weakaliases' },
  former: {
    sure: '曾用名 曾用姓名 原名 旧名 原姓名 formername formernames previousname previousnames maidenname birthname nameatbirth formerlyknownas fka',
  },
  nickname: {
    sure: '绰号 外号 小名 花名 代号 诨名 nickname nicknames streetname moniker codename',
  },
  sex: { sure: '性别 sex sexid gender genderid เพศ giớitính jantina' },
  born: {
    sure: '出生日期 出生年月 出生年月日 出生时间 生日 出生 生年月日 dob dateofbirth birthdate birthday dateborn born datesofbirth yearofbirth birthyear dobs birth วันเกิด วันเดือนปีเกิด မွေးသက္ကရာဇ် ngàysinh ngaysinh tarikhlahir individualdateofbirth',
  },
  age: { sure: '年龄 年纪 岁数 周岁 age ages agenow อายุ အသက် tuổi umur' },
  nationality: {
    sure: '国籍 国籍地区 国家 国别 国籍或地区 所属国家 人员国籍 国家地区 国籍身份 nationality nationalities citizenship citizenships nationalityies countryofcitizenship สัญชาติ နိုင်ငံသား quốctịch quoctich kewarganegaraan',
    weak: 'country countryofnationality',
  },
  idNumber: {
    sure:
      '身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 居民身份证 证件号 证件号码 证件编号 有效证件号码 有效证件号 身份证件号码 身份证件号 身份证件 身份号码 身分证字号 身分证号 身分证 港澳居民来往内地通行证 ' +
      '台胞证 台胞证号 回乡证 回乡证号 通行证号 通行证号码 idno idnumber idnum nationalid nationalidno nationalidnumber nationalidentificationnumber nationalidentificationno identitycard identitycardno identitycardnumber idcard idcardno idcardnumber ' +
      'identificationnumber identificationno identitynumber identityno idnumbers identitydocument documentnumber documentno docno docnumber nrc nrcno nrcnumber nric nricno mykad hkid hkidno cccd cmnd socialsecuritynumber เลขประจําตัวประชาชน เลขประจำตัวประชาชน မှတ်ပုံတင် homereturnpermit',
  },
  idKind: {
    sure: '证件类型 证件种类 证件类别 证件名称 身份证件类型 idtype documenttype typeofdocument typeofid idkind doctype identitydocumenttype',
  },
  idCountry: {
    sure: '签发国 签发国家 发证国家 证件签发国 issuingcountry countryofissue issuedby documentcountry passportcountry issuercountry',
  },
  passport: {
    sure: '护照号 护照号码 护照 护照编号 护照证号 旅行证件号码 passport passportno passportnumber passportnum passports passportnumbers ppno pptno passportdetails หนังสือเดินทาง sốhộchiếu hochieu pasport traveldocument traveldocumentno traveldocumentnumber',
  },
  mrz: { sure: '机读码 机读区 mrz machinereadablezone' },
  origin: {
    sure:
      '籍贯 户籍地 户籍所在地 户籍 户籍地址 户籍地详址 户口所在地 户口所在地址 户籍所在地详址 户籍所在地地址 户籍所在 户籍省 户籍省份 户籍省市 户籍县 出生地 出生地点 出生地址 祖籍 原籍 家乡 家庭住址 家庭地址 现住址 现住地 现住地址 住址 居住地 住所 常住地 地址 省份 placeofbirth birthplace pob cityofbirth townofbirth countryofbirth countryofbirthid birthcountry ' +
      'townofbirth stateofbirth origin hometown permanentaddress homeaddress registeredresidence placeoforigin residence placeofresidence domicile address addresses nativeplace provinceoforigin homeprovince ภูมิลำเนา ที่อยู่',
  },
  father: {
    sure: '父亲 父亲姓名 父名 父姓名 其父 fathersname fathername father nameoffather sonof bapa တဖအမည် အဖအမည် อาชื่อบิดา ชื่อบิดา',
  },
  mother: { sure: '母亲 母亲姓名 母名 母姓名 其母 mothersname mothername mother nameofmother ชื่อมารดา' },
  spouse: {
    sure: '配偶 配偶姓名 妻子 丈夫 妻子姓名 丈夫姓名 spouse spousename spousesname husband wife nameofspouse husbandsname wifesname',
  },
  kin: {
    sure: '亲属 家属 亲属姓名 家属姓名 家庭成员 主要家庭成员 社会关系 亲属关系 主要社会关系 国内亲属 亲友 联系人 紧急联系人 家属联系人 relatives relative family familymembers nextofkin kin emergencycontact familycontact relativesname contactperson',
  },
  phone: {
    sure: '手机号 手机号码 手机 电话 电话号码 联系电话 联系方式 联系手机 移动电话 本人手机号 国内手机号 境外手机号 境内手机号 常用手机号 phone phoneno phonenumber phonenumbers telephone telephoneno tel mobile mobileno mobilenumber mobilephone cellphone cell contactno contactnumber หมายเลขโทรศัพท์ เบอร์โทร ဖုန်း sốđiệnthoại',
  },
  handle: {
    sure: '微信 微信号 微信号码 wechat wechatid weixin qq qq号 qq号码 qqnumber 支付宝 支付宝账号 alipay telegram telegramid telegramusername telegramhandle tg 飞机 飞机号 纸飞机 电报 电报号 whatsapp line lineid facebook facebookid fb 抖音 抖音号 快手 快手号 陌陌 陌陌号 探探 whatsappno whatsappnumber viber viberno zalo zaloid skype skypeid instagram twitter 钉钉 社交账号 社交账户',
  },
  email: { sure: '邮箱 电子邮箱 邮件 邮箱地址 email emailaddress mail emails' },
  account: { sure: '银行卡号 银行账号 银行卡 卡号 bankaccount accountnumber bankcard cardnumber bankaccountno accountno' },
  wallet: {
    sure: '钱包地址 虚拟币地址 币址 usdt地址 wallet walletaddress cryptowallet usdtaddress cryptoaddress digitalcurrencyaddress',
  },
  status: {
    sure: '状态 人员状态 处理结果 处置结果 处理情况 处置情况 去向 人员去向 在逃状态 缉捕状态 是否移交 移交情况 通缉令号 通缉令 通缉级别 通缉等级 逮捕证号 逮捕证 逮捕证编号 网上追逃 追逃级别 红通编号 红色通报 warrant warrantno warrantnumber arrestwarrant arrestwarrantno status currentstatus disposition outcome custodystatus noticetype program programs sanctions sanctionsprogram listtype regimename rednotice rednoticeno',
  },
  text: {
    sure:
      '陈述 供述 本人陈述 自述 口供 笔录 讯问笔录 询问笔录 情况 情况说明 基本情况 简要情况 简要案情 案情 主要案情 案件情况 违法犯罪事实 犯罪事实 涉嫌罪名 罪名 案由 涉案类型 案件类别 案别 人员情况 经过 statement statements remarks remark narrative circumstances offence offences offense offenses ' +
      'charge charges crime crimes allegations accusation account story comments comments1 description details otherinformation summary chargesummary interview interviewnotes testimony',
    weak: '备注 说明 notes note 附注 备考',
  },
  category: { sure: '身份类别 人员类别 人员类型 人员身份 涉案身份 角色类别 subjectcategory personcategory roleincase' },
  day: {
    sure: '登记日期 登记时间 查获时间 查获日期 抓获时间 抓获日期 接收日期 接收时间 移交日期 移交时间 入所时间 入所日期 解救日期 解救时间 登记年月日 dateregistered registrationdate dateofregistration dateofarrest arrestdate dateofrescue rescuedate datetakenover handoverdate datedetained detentiondate dateofdetention dateofhandover intakedate',
  },
  entity: { sure: 'schema sdntype entitytype partytype grouptype individualentityship topicschema' },
  ignore: { sure: 'clewfile clewrow clewcolumn clewreason clewnote' },
};

/** Parts a column of a list of people may be. */
export const personColumns: readonly Part[] = [...(Object.keys(personSpellings) as Part[]), 'remarks'];
/** Parts that several columns may fill. */
export const severalOf: ReadonlySet<Part> = new Set<Part>([
  'personName',
  'given',
  'alias',
  'weakAlias',
  'former',
  'nickname',
  'born',
  'nationality',
  'idNumber',
  'passport',
  'origin',
  'kin',
  'phone',
  'handle',
  'email',
  'account',
  'wallet',
  'status',
  'text',
  'ignore',
  'field',
]);

const sure = new Map<string, Part>();
const weak = new Map<string, Part>();
for (const [part, names] of Object.entries(personSpellings)) {
  for (const name of names.sure.split(' ')) if (!sure.has(name)) sure.set(name, part as Part);
  for (const name of names.weak?.split(' ') ?? []) weak.set(name, part as Part);
}

/** Traditional characters of these headers that the headers of reports do not have. */
const simplified: Readonly<Record<string, string>> = Object.fromEntries(
  '證证 護护 籍籍 貫贯 齡龄 別别 親亲 屬属 緝缉 現现 無无 曾曾 綽绰 歲岁 陳陈 釋释 獲获 鄉乡 臺台 業业 訊讯 絡络 聯联 緊紧 壓压 羈羁 飛飞 機机 擊击 狀状 態态 應应 從从 為为 鍾钟 劃划 檔档 處处 級级 碼码 員员 簽签 係系 兒儿 稱称 錢钱'
    .split(' ')
    .map((pair) => [pair[0]!, pair[1]!]),
);

/** A header in brackets after another language: `姓名 Name`, `姓名（Name）`, `Name/姓名`; each half is looked at. */
export function recognisePerson(name: string): Recognised | undefined {
  if (name.length > 100) return undefined;
  const isPath = /^[\w$-]+(?:\.[\w$-]+)*\.[A-Za-z_][\w$-]+$/u.test(name);
  const path = isPath ? name.split('.').filter((each) => !/^\d+$/u.test(each)) : [name];
  const leaf = path.at(-1)!;
  const plain = folded(leaf);
  const found = lookUp(plain) ?? lookUp(plain.replace(/\d$/u, '')) ?? lookUp(plain.replace(/(?:s|es)$/u, ''));
  if (found !== undefined) return inPath(path, found);
  if (leaf.includes('://')) return undefined;
  for (const half of leaf
    .split(/[/／|（）()\n]/u)
    .flatMap((each) => [each, each.replaceAll(/[\x00-\x7F]/gu, ''), each.replaceAll(/[^\x00-\x7F]/gu, '')])) {
    const part = half.trim() === '' || half === leaf ? undefined : lookUp(folded(half));
    if (part !== undefined) return part;
  }
  return undefined;
}

/** Names within a member of aliases or relatives are theirs: `aliases.0.name`, `father.name`. */
function inPath(path: readonly string[], found: Recognised): Recognised | undefined {
  if (path.length === 1) return found;
  const before = path.slice(0, -1).join('.').toLowerCase();
  if (/link|url|image|photo/u.test(before)) return undefined;
  const isName = found.part === 'personName' || found.part === 'surname' || found.part === 'given';
  const relative = (['father', 'mother', 'spouse'] as const).find((each) => before.includes(each));
  if (relative !== undefined) return isName ? { part: relative, sure: true } : undefined;
  if (/alias|aka|other_?names/u.test(before)) return isName ? { part: 'alias', sure: true } : undefined;
  return found;
}

const folded = (name: string): string =>
  Array.from(plainName(name).replace(/^\d+[、.)]?/u, ''), (character) => simplified[character] ?? character).join('');

function lookUp(plain: string): Recognised | undefined {
  const part = sure.get(plain);
  if (part !== undefined) return { part, sure: true };
  const perhaps = weak.get(plain);
  return perhaps === undefined ? undefined : { part: perhaps, sure: false };
}

/** Words that make a list one of people who are looked for. */
export const wantedWords =
  /通缉|通緝|在逃|逃犯|追逃|缉捕|缉拿|立案单位|立案單位|红通|紅通|悬赏|懸賞|warrant|\bwanted\b|fugitive|red[\s_-]*notice|\bsdn\b|sanction|ofac|absconder|most[\s_-]*wanted/iu;
