import { describe, expect, it, test } from 'vitest';
import { compareNames, nameThreshold, readName } from '../index.ts';

const score = (a: string, b: string): number => compareNames(readName(a), readName(b)).score;

describe('one person, written otherwise', () => {
  test.each([
    ['Mohamed Ali Hassan', 'Muhammad Ali Hasan'],
    ['Mohammed bin Salman', 'Muhammad bin Salman'],
    ['Abd al-Rahman Omar', 'Abdulrahman Umar'],
    ['Abdul Rahman Omar', 'Abdelrahman Omar'],
    ['عبد الرحمن عمر', 'Abdulrahman Omar'],
    ['محمد علي حسن', 'Mohamed Ali Hassan'],
    ['أبو بكر البغدادي', 'Abu Bakr al-Baghdadi'],
    ['سيف الإسلام القذافي', 'Saif al-Islam Gaddafi'],
    ['قاسم سليماني', 'Qasem Soleimani'],
    ['Dr. John Smith', 'John Smith'],
    ['SMITH, John A.', 'John Smith'],
    ['John Smith Jr.', 'John Smith'],
    ['Bob Miller', 'Robert Miller'],
    ['Bill Gates', 'William Gates'],
    ['PUTIN, Vladimir Vladimirovich', 'Wladimir Putin'],
    ['Сергей Викторович Лавров', 'Sergei Lavrov'],
    ['Юрий Иванов', 'Yuri Ivanov'],
    ['Дмитрий Медведев', 'Dmitriy Medvedev'],
    ['Володимир Зеленський', 'Volodymyr Zelensky'],
    ['Володимир Зеленський', 'Vladimir Zelenskiy'],
    ['Евгений Пригожин', 'Yevgeny Prigozhin'],
    ['Татьяна Щербакова', 'Tatiana Shcherbakova'],
    ['U Aung Kyaw', 'Ko Aung Kyaw'],
    ['အောင်ကျော်', 'Aung Kyaw'],
    ['မင်းအောင်လှိုင်', 'Min Aung Hlaing'],
    ['အောင်ဆန်းစုကြည်', 'Aung San Suu Kyi'],
    ['Daw Aung San Suu Kyi', 'Aung San Su Kyi'],
    ['Tun Tun Oo', 'Htun Htun Oo'],
    ['Naw Eh Wah', 'Eh Wah'],
    ['김정은', 'Kim Jong-un'],
    ['김정은', 'Kim Jongun'],
    ['박지성', 'Ji-sung Park'],
    ['Park Geun-hye', 'Pak Kun-hye'],
    ['이명박', 'Lee Myung-bak'],
    ['문재인', 'Moon Jae-in'],
    ['文在寅', 'Moon Jae-in'],
    ['朴槿惠', 'Park Geun-hye'],
    ['Lee Min Ho', 'Yi Minho'],
    ['山田太郎', 'Taro Yamada'],
    ['安倍晋三', 'Shinzo Abe'],
    ['大谷翔平', 'Shohei Ohtani'],
    ['やまだ たろう', 'Yamada Taro'],
    ['Nguyễn Văn An', 'Nguyen Van An'],
    ['Nguyễn Văn An', 'NGUYEN Van An'],
    ['Van An Nguyen', 'Nguyen Van An'],
    ['Đặng Thị Lan', 'Dang Thi Lan'],
    ['Nguyen Thi Lan', 'Nguyen Lan'],
    ['Ahmad bin Ismail', 'Ahmad Ismail'],
    ['Mohd Ali bin Hassan', 'Muhammad Ali bin Hasan'],
    ['Rajesh a/l Kumaran', 'Rajesh Kumaran'],
    ['Hj. Abdul Rahman bin Omar', 'Abdul Rahman bin Omar'],
    ['Gurpreet Singh Gill', 'Gurpreet Gill'],
    ['Vijay Sharma', 'Bijay Sarma'],
    ['Shri Narendra Modi', 'Narendra Modi'],
    ['Srinivas Reddy', 'Shrinivas Reddi'],
    ['Gebre Mariam Tesfaye', 'Gebremariam Tesfaye'],
    ['Mohamed Abdi Hassan', 'Mahamed Abdi Hasan Jama'],
    ['Abiy Ahmed Ali', 'Abiy Ahmed'],
    ['สมชาย ใจดี', 'Somchai Jaidee'],
    ['ทักษิณ ชินวัตร', 'Thaksin Shinawatra'],
    ['ประยุทธ์ จันทร์โอชา', 'Prayut Chan-o-cha'],
    ['Wichai Suksawat', 'Vichai Suksawad'],
    ['Nai Somchai Jaidee', 'Somchai Jaidi'],
    ['Αλέξανδρος Παπαδόπουλος', 'Alexandros Papadopoulos'],
    ['Αλέξης Τσίπρας', 'Alexis Tsipras'],
    ['Γιώργος Παπανδρέου', 'Giorgos Papandreou'],
    ['בנימין נתניהו', 'Benjamin Netanyahu'],
    ['Pablo Escobar', 'ESCOBAR GAVIRIA, Pablo Emilio'],
    ['José García López', 'Jose Garcia'],
    ['María José Pérez', 'Maria Jose Perez'],
    ["Katherine O'Brien", 'Kate OBrien'],
    ['Jean-Claude Dupont', 'Jean Claude Dupont'],
    ['Hans Müller', 'Hans Mueller'],
    ['Søren Kierkegaard', 'Soren Kierkegaard'],
    ['John Fitzgerald Kennedy', 'John F. Kennedy'],
    ['नरेन्द्र मोदी', 'Narendra Modi'],
    ['Ivan Ivanoff', 'Ivan Ivanov'],
    ['Osama bin Laden', 'Usama bin Ladin'],
    ['Bashar al-Assad', 'Bashar Assad'],
    ['Youssef el-Khatib', 'Yusuf Al Khatib'],
    ['Ibrahim Traoré', 'Ibrahima Traore'],
    ['Tsai Ing-wen', 'Ing-wen Tsai'],
    ['Kim Il Sung', 'Kim Il-song'],
    ['Ri Yong Ho', 'Lee Yong-ho'],
  ])('%s = %s', (a, b) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(nameThreshold);
    expect(score(b, a)).toBeCloseTo(score(a, b), 12);
  });
});

describe('two persons', () => {
  test.each([
    ['Mohamed Ali Hassan', 'Mohamed Omar Hassan'],
    ['Ahmad bin Ismail', 'Ali bin Ismail'],
    ['Hamza bin Laden', 'Osama bin Laden'],
    ['Nguyễn Văn An', 'Nguyễn Văn Anh'],
    ['Nguyễn Văn An', 'Nguyễn Văn Ân'],
    ['Nguyen Van An', 'Nguyen Van Anh'],
    ['Nguyen Van Hung', 'Nguyen Van Dung'],
    ['Tran Thi Lan', 'Tran Thi Mai'],
    ['Aung Zaw', 'Zaw Aung'],
    ['Aung Kyaw', 'Aung Kyaw Moe'],
    ['U Aung Kyaw', 'U Aung Win'],
    ['Kyaw Min Htun', 'Kyaw Min Oo'],
    ['Kim Jong Un', 'Kim Jong Nam'],
    ['Kim Jong-un', 'Kim Yo-jong'],
    ['김정은', 'Kim Jong Il'],
    ['김정은', '김종은'],
    ['Park Min-ho', 'Park Min-su'],
    ['Ivan Petrovich Sidorov', 'Pyotr Petrovich Sidorov'],
    ['Vladimir Putin', 'Vladimir Biliy'],
    ['Vladimir Putin', 'Vladimir Turin'],
    ['Maria Garcia Lopez', 'Carmen Garcia Lopez'],
    ['John Smith', 'Jane Smith'],
    ['John Smith', 'John Brown'],
    ['Robert Miller', 'Richard Miller'],
    ['Mahmoud Abbas', 'Mohamed Abbas'],
    ['Hassan Ali', 'Hussein Ali'],
    ['Hassan Nasrallah', 'Hussein Nasrallah'],
    ['Gurpreet Singh', 'Gurpreet Kaur'],
    ['Rajesh Kumar', 'Suresh Kumar'],
    ['Amit Sharma', 'Anil Sharma'],
    ['Abdul Rahman', 'Abdul Rahim'],
    ['Abdullah Omar', 'Abdulrahman Omar'],
    ['Maria Petrova', 'Mario Petrov'],
    ['山田太郎', 'Yamada Jiro'],
    ['山田太郎', '山田次郎'],
    ['田中花子', 'Tanaka Hiroko'],
    ['สมชาย ใจดี', 'Somsak Jaidee'],
    ['Somchai Jaidee', 'Somchai Suksawat'],
    ['Ali Hassan', 'Ali Hussein'],
    ['Sheikh Ahmed', 'Sheikh Mohamed'],
    ['Daw Khin Khin', 'Daw Khin Kyi'],
    ['Mohamed Ahmed', 'Ahmed Hassan'],
    ['James Brown', 'Jim Green'],
    ['William Clinton', 'Hillary Clinton'],
    ['Siti Aminah binti Ahmad', 'Siti Fatimah binti Ahmad'],
    ['Kamau Mwangi', 'Kamau Njoroge'],
    ['Mohamed Hassan', 'Mohamed Hussein'],
    ['Omar Hassan', 'Amir Hassan'],
    ['Wei Chen', 'Kim Chen'],
    ['John F Kennedy', 'John R Kennedy'],
    ['J Smith', 'John Smith'],
    ['Nguyen', 'Nguyen Van An'],
    ['Singh', 'Gurpreet Singh'],
    ['Thi Lan', 'Thi Mai'],
    ['Juan Perez', 'Juana Perez'],
    ['Anna Ivanova', 'Ivan Ivanov'],
    ['Min Aung Hlaing', 'Aung Hlaing'],
    ['Saw Maung', 'Saw Win'],
    ['Ko Ko Naing', 'Ko Naing'],
    ['Yusuf Ali', 'Younis Ali'],
    ['Saeed Ahmed', 'Saad Ahmed'],
  ])('%s ≠ %s', (a, b) => {
    expect(score(a, b)).toBeLessThan(nameThreshold);
    expect(score(b, a)).toBeCloseTo(score(a, b), 12);
  });
});

describe('one name in the spellings of many languages', () => {
  test.each(
    'Wladimir Putin|Vladimír Putin|Vladimir Poutine|Владимир Владимирович Путин|Володимир Путін|Уладзімір Пуцін|Vladimir V. Putin|Vladimer Putyn|Vladimiras Putinas|Vladimirs Putins|Βλαντιμίρ Πούτιν|فلاديمير بوتين|ולדימיר פוטין|व्लादिमीर पुतिन|ভ্লাদিমির পুতিন|ვლადიმერ პუტინი|Վլադիմիր Պուտին|VLADIMIR PUTNI|Vladmir Putin'.split(
      '|',
    ),
  )('%s', (spelled) => {
    expect(score(spelled, 'PUTIN, Vladimir')).toBeGreaterThanOrEqual(nameThreshold);
    expect(score(spelled, 'Vladimir Turin')).toBeLessThan(nameThreshold);
    expect(score(spelled, 'Dmitri Putin')).toBeLessThan(nameThreshold);
  });
});

describe('more of one person', () => {
  test.each([
    ['山田蒼', 'Sou Yamada'],
    ['Putin V.V.', 'Vladimir Vladimirovich Putin'],
    ['M. Sunil', 'Sunil Murugan'],
    ['Maxamed Cismaan Warsame', 'Mohamed Osman Warsame'],
    ['BhoneNyuntWai', 'Bhone Nyunt Wai'],
    ['นางสาวสุนีย์ ทองดี', 'สุนีย์ ทองดี'],
    ['Sunil a/l Subramaniam', 'Sunil S/O Subramaniam'],
    ['Yusuf As-Sayyid', 'Yousef Al-Sayed'],
    ['Umar Alshami', 'Omar Al-Shami'],
    ['Jiraporn Prasertsuk', 'Chiraphon Prasoetsuk'],
    ['Vo Minh Dzuy', 'Võ Minh Duy'],
    ['Khin Kaung Yan', 'Khin Kanug Yan'],
    ['Najib Razak', 'Mohd Najib bin Abdul Razak'],
    ['Aleksandr Lukashenko', 'Alyaksandr Lukashenka'],
    ['Julia Timoschenko', 'Yulia Tymoshenko'],
  ])('%s = %s', (a, b) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(nameThreshold);
  });
});

describe('more of two persons', () => {
  test.each([
    ['Kamarul bin Ahmad', 'Ahmad bin Kamarul'],
    ['Solomon Yohannes', 'Yohannes Solomon'],
    ['สมชาย ชัยชนะ', 'สมชัย ชัยชนะ'],
    ['Hồ Công Tiên', 'Hồ Công Tiến'],
    ['Pham Thi Lan', 'Pham Minh Lan'],
    ['Hoang My Manh', 'Hoang My Minh'],
    ['Kim Il Sung', 'Kim Song'],
    ['Takashi Yamamoto', 'Takeshi Yamamoto'],
    ['Daniel Brown', 'Danielle Brown'],
    ['Louis Martin', 'Louise Martin'],
    ['Salim Ahmed', 'Salem Ahmed Ali Hassan Omar'],
    ['Thiri Mar', 'Mar Thiri'],
    ['Katherine Jaidee Jr.', 'Katherine Jai'],
  ])('%s ≠ %s', (a, b) => {
    expect(score(a, b)).toBeLessThan(nameThreshold);
  });
});

it('takes what two sources say of surname and given name at their word', () => {
  const told = (surname: string, given: string): ReturnType<typeof readName> =>
    readName(`${given} ${surname}`, { surname, given });
  expect(compareNames(told('Doe', 'Ted'), told('Doe', 'Theodore')).score).toBeGreaterThan(0.9);
  expect(compareNames(told('Ted', 'Doe'), told('Doe', 'Theodore')).score).toBeLessThan(nameThreshold);
});

it('says that Burmese in the Zawgyi encoding is not read', () => {
  expect(readName('ေအာင္ေက်ာ္')).toMatchObject({ unread: 'zawgyi', forms: [] });
  expect(readName('အောင်ကျော်').unread).toBeUndefined();
});

it('marks words that are no part of the name', () => {
  const roles = (name: string): string[] => readName(name).forms[0]!.words.map(({ text, role }) => `${text}:${role}`);
  expect(roles('U Aung Kyaw')).toEqual(['u:honorific', 'aung:given', 'kyaw:given']);
  expect(roles('U Nu')).toEqual(['u:honorific', 'nu:given']);
  expect(roles('Mohd Ali bin Ismail')).toEqual(['mohd:given', 'ali:given', 'bin:honorific', 'ismail:patronymic']);
  expect(roles('PUTIN, Vladimir Vladimirovich')).toEqual(['putin:surname', 'vladimir:given', 'vladimirovich:patronymic']);
});
