import type { Token } from './token.ts';

/** Servant of: what stands before a name of God and makes one name with it. */
const servants = new Set(['abd', 'abdul', 'abdel', 'abdal', 'abdu', 'abdol', 'abdur', 'abdus', 'abdoul']);
const articles = new Set(['al', 'el', 'ul', 'ar', 'er', 'ur', 'as', 'es', 'us', 'an', 'ad', 'ed', 'ud', 'az', 'ez', 'uz', 'l']);
/** What follows an article and makes one name with what stands before: Bashir ud-Din, Saif al-Islam, Habib ur Rahman. */
const endings = new Set([
  'din',
  'deen',
  'dine',
  'den',
  'islam',
  'haq',
  'haque',
  'haqq',
  'rahman',
  'rehman',
  'hassan',
  'hasan',
  'zaman',
  'lah',
  'mulk',
  'huda',
]);
/** Ethiopian names of two words: servant, son or power of a saint. */
const devout = new Set(['gebre', 'ghebre', 'wolde', 'welde', 'haile', 'hayle', 'tekle', 'fikre', 'berhane', 'tesfa']);
const saints = new Set(
  'mariam maryam mariyam selassie sellasie selase michael mikael giorgis george yesus eyesus medhin kidan egziabher hiwot tsadik tsadiq ab amlak meskel kristos hanna'.split(
    ' ',
  ),
);
const bound = new Set(['mac', 'mc', 'fitz', 'abu', 'abou', 'umm']);
const whole = new Set(['uddin', 'eddin', 'eddine', 'uddeen', 'ullah', 'allah', 'ollah']);

const merged = (parts: readonly Token[], text: string): Token => {
  const [first] = parts;
  const spellings =
    parts.length === 2 && parts[0]!.spellings === undefined ? parts[1]!.spellings?.map((one) => first!.text + one) : undefined;
  const { spellings: _, marked: __, ...rest } = first!;
  const isUnvowelled = parts.some(({ unvowelled }) => unvowelled === true);
  return { ...rest, text, ...(spellings === undefined ? {} : { spellings }), ...(isUnvowelled ? { unvowelled: true } : {}) };
};

/**
 * Words that are one name and are written apart by some: Abd al-Rahman, Abdul Rahman and Abdulrahman; Bashir-ud-Din and Bashiruddin;
 * Gebre Mariam and Gebremariam; Abu Bakr. In one word they are compared.
 */
export function joinWords(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    const third = tokens[at + 2];
    if (servants.has(token.text) && next !== undefined && next.comma === token.comma) {
      const hasArticle = articles.has(next.text) && third !== undefined;
      const name = hasArticle ? third : next;
      const text = name.text === 'allah' || name.text === 'ullah' ? 'abdullah' : `abdul${name.text}`;
      out.push(merged([{ ...token, text: 'abdul' }, name], text));
      at += hasArticle ? 2 : 1;
    } else if (
      next !== undefined &&
      third !== undefined &&
      articles.has(next.text) &&
      endings.has(third.text) &&
      token.text.length > 2
    ) {
      out.push(merged([token], `${token.text}${next.text[0] === 'l' ? 'u' : 'u'}${ending(third.text)}`));
      at += 2;
    } else if (next !== undefined && whole.has(next.text) && token.text.length > 2) {
      out.push(merged([token], `${token.text}${next.text.endsWith('lah') ? 'ullah' : 'uddin'}`));
      at += 1;
    } else if (devout.has(token.text) && next !== undefined && saints.has(next.text)) {
      out.push(merged([token, next], token.text + next.text));
      at += 1;
    } else if (
      bound.has(token.text) &&
      next !== undefined &&
      next.text.length > 2 &&
      !articles.has(next.text) &&
      next.comma === token.comma
    ) {
      out.push(merged([token, next], token.text + next.text));
      at += 1;
    } else out.push(token);
  }
  return out;
}

const ending = (word: string): string => (/^d[ie]+ne?$/u.test(word) ? 'ddin' : word === 'lah' ? 'llah' : `l${word}`);
