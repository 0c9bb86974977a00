/**
 * Thai words in Latin letters after the Royal Thai General System of Transcription (1999), by which most signs and newspapers write;
 * people spell their own names freely, so each word is compared by its sound (`thaiSound`).
 */

/** Parts that names are made of, with the spellings of their bearers, commonest first. Read before the rules, longest first. */
const parts = `สมชาย somchai
สม som
ชาย chai
หญิง ying
ศักดิ์ sak
ศักดิ sak
ชัย chai
ไชย chai
ประ pra
ยุทธ์ yuth yut
จันทร์ chan
จันทร chanthra chantra
โอชา ocha
ทักษิณ thaksin
ชินวัตร shinawatra chinnawat
ยิ่งลักษณ์ yingluck yinglak
ลักษณ์ lak luck
อภิสิทธิ์ abhisit aphisit
เวชชาชีวะ vejjajiva
เศรษฐา srettha settha
ทวีสิน thavisin
แพทองธาร paetongtarn phaethongthan
สุ su
สิริ siri
ศิริ siri
ศรี sri si
วรรณ wan
พร porn phon pon
รัตน์ rat
รัตน rattana
รัตนา rattana
กาญจน์ kan
กาญจนา kanchana
ณัฐ nat nut
ธน thana tana
ธนา thana tana
พงศ์ phong pong
พงษ์ phong pong
ภูมิ phum poom
วัฒน์ wat
วัฒนา wattana watthana
วัฒน wattana watthana
ปัญญา panya
วุฒิ wut wuthi
กิตติ kitti
เกียรติ kiat
ไกร krai
ทอง thong tong
สิทธิ์ sit sith
นันท์ nan nun
นันท nantha nanta
อนันต์ anan
บุญ bun boon
พรหม phrom prom
พล phon pol
วร wora vora
วิโรจน์ wirot viroj wiroj
วิ wi vi
สันติ santi
สันต์ san sant
เดช det dej
เทพ thep tep
ธร thon thorn
จักร chak jak
จักรี chakri
กร korn kon
นิตย์ nit
พิชิต phichit pichit
พิ phi pi
อำนาจ amnat
ดวง duang
ใจ chai jai
แก้ว kaew kaeo
คำ kham
เพชร phet petch
ภัทร phat pat
มงคล mongkhon mongkol
ราช rat raj
วงศ์ wong
วงษ์ wong
สาร san
สวัสดิ์ sawat sawad
อุดม udom
อาทิตย์ athit arthit
ปรีชา pricha preecha
สุรชัย surachai
สุรพล suraphon surapol
ธีระ thira teera
ธีร thira teera
วีระ wira weera veera
ชล chon chol
ชน chon
กฤษณ์ krit
กฤษ krit
ฤทธิ์ rit
ฤดี ruedi rudee
อร on orn
อรุณ arun
นภา napha napa
ปิยะ piya
มาลี mali malee
มาลัย malai
ราตรี ratri ratree
นคร nakhon nakorn
ถนอม thanom
สมบูรณ์ sombun somboon
สมบัติ sombat
สมพงษ์ somphong sompong
สมศรี somsi somsri
วัน wan
ณรงค์ narong
บัณฑิต bandit bundit
ภักดี phakdi pakdee
รักษ์ rak
รัก rak
เจริญ charoen jaroen
สุข suk sook
สกุล sakun sakul
กุล kun kul
ดี di dee
งาม ngam
นาย nai
นาง nang
นางสาว nangsao
คุณ khun`;
const known = new Map(parts.split('\n').map((line) => [line.split(' ')[0]!, line.split(' ').slice(1)] as const));
const longest = Math.max(...[...known.keys()].map((part) => part.length));

const chars = (list: string): readonly [string, string][] =>
  list
    .split(' ')
    .flatMap((group) =>
      Array.from(group.slice(0, group.indexOf('='))).map(
        (char) => [char, group.slice(group.indexOf('=') + 1)] as [string, string],
      ),
    );
const initials = new Map(
  chars('ก=k ขฃคฅฆ=kh ง=ng จฉชฌ=ch ซศษส=s ญย=y ดฎ=d ตฏ=t ถฐทฑธฒ=th นณ=n บ=b ป=p ผพภ=ph ฝฟ=f ม=m ร=r ลฬ=l ว=w หฮ=h อ='),
);
initials.set('จ', 'ch');
const finals = new Map(chars('กขคฆ=k ง=ng จฉชซฌดตถทธศษสฎฏฐฑฒ=t ญนณรลฬ=n บปผพภฟ=p ม=m ย=i ว=o'));

const consonant = '[ก-ฮ]';
/** Patterns of one syllable, tried in order: leading vowel, consonants, following vowel, final. The last group is the final. */
const cluster = '(?:[กขคตปผพท](?=[รลว])[รลว]|ห(?=[งญนมยรลว])[งญนมยรลว]|อ(?=ย)ย|[ก-ฮ])';
const closing = `(${consonant}(?![ะ-ู็]|ร(?:ร)))?`;
const shapes: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^เ(${cluster})ียะ?${closing}`, 'u'), 'ia'],
  [new RegExp(`^เ(${cluster})ือ${closing}`, 'u'), 'uea'],
  [new RegExp(`^เ(${cluster})าะ()`, 'u'), 'o'],
  [new RegExp(`^เ(${cluster})า()`, 'u'), 'ao'],
  [new RegExp(`^เ(${cluster})อ${closing}`, 'u'), 'oe'],
  [new RegExp(`^เ(${cluster})ิ${closing}`, 'u'), 'oe'],
  [new RegExp(`^เ(${cluster})ย()`, 'u'), 'oei'],
  [new RegExp(`^เ(${cluster})็?ะ?${closing}`, 'u'), 'e'],
  [new RegExp(`^แ(${cluster})็?ะ?${closing}`, 'u'), 'ae'],
  [new RegExp(`^โ(${cluster})ะ?${closing}`, 'u'), 'o'],
  [new RegExp(`^[ไใ](${cluster})ย?()`, 'u'), 'ai'],
  [new RegExp(`^(${cluster})ัว()`, 'u'), 'ua'],
  [new RegExp(`^(${cluster})ั(${consonant})`, 'u'), 'a'],
  [new RegExp(`^(${cluster})รร(${consonant}(?![ะ-ู็]))`, 'u'), 'a'],
  [new RegExp(`^(${cluster})รร()`, 'u'), 'an'],
  [new RegExp(`^(${cluster})ำ()`, 'u'), 'am'],
  [new RegExp(`^(${cluster})ะ()`, 'u'), 'a'],
  [new RegExp(`^(${cluster})า${closing}`, 'u'), 'a'],
  [new RegExp(`^(${cluster})[ิี]${closing}`, 'u'), 'i'],
  [new RegExp(`^(${cluster})[ึื]อ?${closing}`, 'u'), 'ue'],
  [new RegExp(`^(${cluster})[ุู]${closing}`, 'u'), 'u'],
  [new RegExp(`^(${cluster})ว(${consonant}(?![ะ-ู็]))`, 'u'), 'ua'],
  [new RegExp(`^(${cluster})อ${closing}`, 'u'), 'o'],
  [new RegExp(`^(${cluster})(${consonant})(?![ะ-ู็])`, 'u'), 'o'],
  [new RegExp(`^(${cluster})()`, 'u'), 'a'],
];

/** Consonants made silent by a killer mark, with the vowel they carry; tone marks. */
const silent = /[ก-ฮ][ิุ]?์/gu;
const tones = /[่-๋ํ๎ฺ]/gu;

function initialOf(cluster: string): string {
  const letters = Array.from(cluster);
  if (letters.length === 2 && (letters[0] === 'ห' || letters[0] === 'อ')) letters.shift();
  return letters.map((letter) => initials.get(letter) ?? '').join('');
}

function byRule(word: string): [string, number] {
  for (const [shape, vowel] of shapes) {
    const parts = shape.exec(word);
    if (parts !== null)
      return [initialOf(parts[1]!) + vowel + (parts[2] === undefined ? '' : (finals.get(parts[2]) ?? '')), parts[0].length];
  }
  return ['', 1];
}

/** Spellings of a Thai word in small Latin letters, at most six. */
export function spellThai(word: string): string[] {
  let all = [''];
  for (let at = 0; at < word.length;) {
    let step = 0;
    let options: readonly string[] = [];
    for (let length = Math.min(longest, word.length - at); length > 1 && step === 0; length--) {
      const part = known.get(word.slice(at, at + length));
      // A part ends where a syllable may: no vowel sign or mark follows.
      if (part !== undefined && !/^[ะ-ฺ็-๎]/u.test(word.slice(at + length))) {
        options = part;
        step = length;
      }
    }
    if (step === 0) {
      const bare = word.slice(at).replaceAll(silent, '').replaceAll(tones, '');
      if (bare === '') break;
      const [sound, length] = byRule(bare);
      options = [sound];
      step = within(word.slice(at), length);
    }
    all = all.flatMap((before) => options.map((next) => before + next)).slice(0, 6);
    at += step;
  }
  return all.filter((sound) => sound !== '');
}

/** How many characters of the written word make the first `length` of it without tones and silent letters. */
function within(word: string, length: number): number {
  for (let end = 1; end <= word.length; end++) {
    const bare = word.slice(0, end).replaceAll(silent, '').replaceAll(tones, '');
    const next = word.slice(end, end + 2);
    if (bare.length >= length && !/^(?:[่-๋์ํ๎ฺ]|[ิุ]์)/u.test(next) && !/^[ก-ฮ]์/u.test(next)) return end;
  }
  return word.length;
}

/** One spelling for the ways a Thai word is written in Latin letters: aspirates and r/l as one, finals by sound, porn and phon as pon. */
export function thaiSound(word: string): string {
  return word
    .replaceAll(/([kptb])h/gu, '$1')
    .replaceAll(/(?:ch|j|sh)/gu, 'c')
    .replaceAll(/v/gu, 'w')
    .replaceAll(/b(?![aeiou])/gu, 'p')
    .replaceAll(/d(?![aeiourl])/gu, 't')
    .replaceAll(/([ao])r(?![aeiou])/gu, '$1')
    .replaceAll(/[lr](?=$|[^aeiouy])(?<![kptbcfs][lr])/gu, 'n')
    .replaceAll(/l/gu, 'r')
    .replaceAll(/ee/gu, 'i')
    .replaceAll(/oo|ue/gu, 'u')
    .replaceAll(/y(?![aeiou])/gu, 'i')
    .replaceAll(/uck?/gu, (part) => (part === 'uck' ? 'ak' : part))
    .replaceAll(/aeo|aew/gu, 'aeo')
    .replaceAll(/(.)\1+/gu, '$1');
}
