import type { Spelled } from './spelled.ts';

/** Hebrew given names and name parts with their Latin spellings, the commonest first (Israeli passports; English Bible forms last). */
export const hebrewNames = `משה moshe moses moishe
דוד david dawid
אברהם avraham abraham
יצחק yitzhak itzhak yitzchak isaac
יעקב yaakov yakov jacob
יוסף yosef joseph yossef
בנימין binyamin benjamin benyamin
שרה sarah sara
רבקה rivka rebecca
רחל rachel rahel
לאה leah lea
מרים miriam miryam
אהרן aharon aaron aron
אהרון aharon aaron aron
שמואל shmuel samuel
שלמה shlomo solomon
דניאל daniel
מיכאל michael mikhael
גבריאל gabriel gavriel
רפאל rafael raphael refael
אריאל ariel
אליהו eliyahu elijah
אלי eli
ישראל israel yisrael
יהודה yehuda judah
יהושע yehoshua joshua
יונתן yonatan jonathan
נתן natan nathan
נתניהו netanyahu
שמעון shimon simon
ראובן reuven reuben
לוי levi levy
כהן cohen kohen
חיים haim chaim hayim
חנה hannah hana chana
אסתר esther ester
אורי uri ori
אורלי orly
איתן eitan eytan
אילן ilan
אמיר amir
אריה aryeh arie
ארי ari
אשר asher
ברוך baruch barukh
בועז boaz
גד gad
גיל gil
גלעד gilad
דן dan
דינה dina dinah
דב dov
זאב zeev
חזקיהו hezekiah
טל tal
יאיר yair
יגאל yigal
יואב yoav
יואל yoel joel
יורם yoram
ירון yaron
כרמל carmel
מאיר meir
מנחם menachem menahem
מרדכי mordechai mordecai
נועם noam
נועה noa noah
נחום nahum
ניר nir
עמית amit
עמוס amos
עמנואל emmanuel emanuel
עדי adi
עופר ofer
עידו ido
עודד oded
פרץ peretz
צבי zvi tzvi
צחי tzachi
רון ron
רונן ronen
רות ruth
רמי rami
שי shai
שאול shaul saul
שמחה simcha
שמיר shamir
שרון sharon
תמר tamar
תומר tomer
יעל yael
ליאור lior
מזרחי mizrahi
פרידמן friedman
לפיד lapid
ביבי bibi
גולן golan
שחר shahar
רוזנברג rosenberg
גולדברג goldberg
שוורץ schwartz
אולמרט olmert
רבין rabin
פרס peres
גנץ gantz
בנט bennett`;

const names = new Map(hebrewNames.split('\n').map((line) => [line.split(' ')[0]!, line.split(' ').slice(1)] as const));

const consonants: Readonly<Record<string, string>> = {
  א: 'a',
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ז: 'z',
  ח: 'ch',
  ט: 't',
  כ: 'k',
  ך: 'kh',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: 'a',
  פ: 'p',
  ף: 'f',
  צ: 'tz',
  ץ: 'tz',
  ק: 'k',
  ר: 'r',
  ש: 'sh',
  ת: 't',
};

/** Spellings of a Hebrew word in small Latin letters (simple transcription of the Academy of the Hebrew Language, 2006). */
export function spellHebrew(word: string): Spelled {
  const plain = word.normalize('NFKD').replaceAll(/[\u0591-\u05c7'"׳״]/gu, '');
  const known = names.get(plain);
  if (known !== undefined) return { spellings: known };
  let out = '';
  const chars = Array.from(plain);
  for (const [at, char] of chars.entries()) {
    const afterVowel = /[aiuo]$/u.test(out);
    if (char === 'ו') out += at === 0 || afterVowel ? 'v' : 'o';
    else if (char === 'י') out += at === 0 ? 'y' : afterVowel ? '' : 'i';
    else if (char === 'ה' && at === chars.length - 1 && at > 0) out += afterVowel ? '' : 'a';
    else if (char === 'א' || char === 'ע') out += afterVowel ? '' : 'a';
    else out += (out !== '' && !afterVowel ? 'a' : '') + (consonants[char] ?? char);
  }
  return { spellings: [out], unvowelled: true };
}
