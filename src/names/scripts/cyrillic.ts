/**
 * Cyrillic words in Latin letters. Three systems are met on documents: BGN/PCGN 1947 (English-language press and lists), ICAO Doc 9303-3
 * (passports), GOST 7.79-2000 B and its scholarly kin (j for й). Their differences are few, so each gives one spelling.
 */

type Letters = Readonly<Record<string, string>>;

const plain: Letters = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  // Ukrainian, Belarusian
  ґ: 'g',
  є: 'ie',
  і: 'i',
  ї: 'i',
  ў: 'u',
  "'": '',
  '’': '',
  // Serbian, Macedonian
  ђ: 'dj',
  ѓ: 'gj',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ќ: 'kj',
  ѕ: 'dz',
  џ: 'dz',
  // Kazakh, Kyrgyz, Tatar, Mongolian
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
};

/** BGN/PCGN: е is ye at the beginning and after a vowel, й or a sign. */
const press: Letters = { ...plain, е: 'e', ё: 'yo', й: 'y', ю: 'yu', я: 'ya', є: 'ye', ї: 'yi' };
const passport: Letters = { ...plain, е: 'e', ё: 'e', й: 'i', ъ: 'ie', ю: 'iu', я: 'ia' };
const scholarly: Letters = { ...plain, е: 'e', ё: 'jo', й: 'j', х: 'h', ц: 'c', щ: 'shh', ю: 'ju', я: 'ja', є: 'je', ї: 'ji' };

const softens = /(^|[аеёиоуыэюяйъь])е/gu;

function letters(word: string, table: Letters): string {
  let out = '';
  for (const char of word) out += table[char] ?? char;
  return out;
}

/** Spellings of a Cyrillic word in small letters, the one of the English-language press first; at most four. */
export function spellCyrillic(word: string): string[] {
  const small = word.toLowerCase().normalize('NFC');
  const rounded = small.replaceAll(softens, '$1йе');
  // -ий and -ый of surnames and given names are written -y or -iy; Ukrainian -ій likewise.
  const ending = /[иыі]й$/u.test(small);
  const spelled = [
    ending ? letters(rounded.slice(0, -2), press) + 'y' : letters(rounded, press),
    ending ? letters(rounded.slice(0, -2), press) + 'iy' : letters(small, press),
    letters(small, passport),
    letters(small, scholarly),
  ];
  return [...new Set(spelled)];
}
