import { expect, test } from 'vitest';
import { scamTypes } from '../../model/index.ts';
import { readBrief, readScam } from '../index.ts';
import { mannerOf, readGrams } from './grams.ts';
import { temperatureOf } from './model.ts';
import { shipped } from './shipped.ts';

const read = (text: string): ReturnType<typeof readScam> => readScam({ text, fields: {} }, []);

test.each([
  ['task', '对方让我在软件上做刷单任务，先垫付本金，做完返还本金和佣金，后来说操作失误要补单才能提现'],
  ['authority', '自称公安局民警的人打电话说我涉嫌洗钱，让我把存款转到安全账户，还给我看了通缉令'],
  ['investment', '被拉进炒股群，老师推荐股票，说内部消息稳赚不赔，我在投资平台入金二十万，后来无法提现'],
  ['loan', '下载贷款软件申请贷款，客服说银行卡号填错账户被冻结，要交解冻费才能放款'],
  ['customer-service', '自称淘宝客服的人说我买的衣服有质量问题要退款理赔，让我开启屏幕共享'],
  ['credit', '对方说我的校园贷账户不注销会影响征信，让我把各平台额度借出来清零'],
  ['kidnap', '陌生人打电话说我儿子被绑架了，要我准备赎金，不许报警'],
  ['extortion', '我和网友裸聊被录屏，对方威胁要把视频发给通讯录里的人'],
  [
    'task',
    'The recruiter had me rate hotels for a small commission, then I had to prepay for each task set before I could withdraw my commission',
  ],
  [
    'romance',
    'I met him on a dating site, he said he loved me and wanted to marry me, then he asked for money for a flight to see me',
  ],
  [
    'authority',
    'An officer said there was a warrant for my arrest and my social security number was used in a crime, I had to pay a fine',
  ],
  [
    'investment',
    'She showed me a crypto trading platform with guaranteed returns; I invested my savings in bitcoin and could not withdraw my profits',
  ],
  ['prize', 'Congratulations! You have won the lottery. To claim your prize pay the tax and contact the claims agent'],
  ['email', 'Our supplier sent an email that their bank details have changed; we wired the invoice to the new account'],
] as const)('%s: %s', (type, text) => {
  expect(read(text)).toMatchObject({ type, likely: [{ type }, ...read(text).likely.slice(1)] });
});

test.each(['', '   ', '。。。', '12345', 'xyzzy plugh', 'ขอบคุณครับ', '12:30'])('nothing is said of %j', (text) => {
  const { type, likely, words, confidence } = read(text);
  expect({ type, likely, words, confidence }).toEqual({ type: undefined, likely: [], words: [], confidence: 0 });
});

test('what import stores is what the page shows', () => {
  const report = { text: '有人冒充公检法让我把钱转到安全账户，说我涉嫌洗钱', fields: {} };
  const { type, confidence } = readScam(report, []);
  expect(readBrief(report, [])).toMatchObject({ type, confidence });
});

test('traditional characters are read as simplified ones, full width as half', () => {
  const simple = '自称公安局的人说我涉嫌洗钱，要我转账到安全账户';
  const { p } = shipped().scorer.scoreText(simple, [], shipped().grams);
  const expected = [...p];
  expect([...shipped().scorer.scoreText('自稱公安局的人說我涉嫌洗錢，要我轉賬到安全賬戶', [], shipped().grams).p]).toEqual(
    expected,
  );
  expect(read('Ｃａｓｉｎｏ bonus, free spins and sports betting').likely).toEqual(
    read('casino bonus, free spins and sports betting').likely,
  );
});

test('the words are those that speak for the type', () => {
  const text = '昨天我在家里休息，有人让我做刷单任务垫付本金返佣金，我就报警了';
  const { type, words } = read(text);
  expect(type).toBe('task');
  expect(words.map(({ start, end }) => text.slice(start, end)).join(' ')).toMatch(/刷单|佣金|垫付/u);
  expect(words.map(({ start, end }) => text.slice(start, end)).join(' ')).not.toContain('休息');
});

test('scores are divided by more the longer a text is that speaks to somebody, by less where it tells of people', () => {
  const temper = { told: { base: 1, doubling: 0 }, spoken: { base: -1, doubling: 0.5 }, latin: 0.25 };
  const at = (known: number, spoken: number, isLatin = false): number => temperatureOf(temper, known, { spoken, isLatin });
  expect([at(128, 0), at(128, 1), at(192, 1), at(256, 1), at(128, 0.5), at(128, 1, true)]).toEqual([1, 2.5, 2.75, 3, 1.75, 2.75]);
  // Never so little that a short text would be certain.
  expect([at(1, 1), at(0, 0), at(8, 0.5)]).toEqual([1, 1, 1]);
});

test.each([
  ['您好，您的账户已被冻结，请您点击链接验证', 1, false],
  ['葡京娱乐城开户送彩金', 1, false],
  ['报案人称，对方自称客服，让他把钱转走，我女儿也接到过', 0.2, false],
  ['Your account is on hold, please confirm your card', 1, true],
  ['I met him online and he said he loved me', 1 / 6, true],
] as const)('%s: spoken %d', (text, spoken, isLatin) => {
  const { grams } = shipped();
  readGrams(text, [], grams);
  expect(mannerOf(grams)).toEqual({ spoken: expect.closeTo(spoken, 9), isLatin });
});

test('the classes of the model are the types that have texts', () => {
  expect(shipped().head.classes).toEqual(scamTypes.filter((type) => type !== 'other'));
});
