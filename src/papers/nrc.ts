/**
 * Registration cards of Myanmar: state or region (1-14), township in three syllables, class of citizenship, six digits, in Latin or
 * Burmese script: `12/OUKAMA(N)123456`, ၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆. Syllables are spelled as on cards in Latin script.
 */
const letters: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'က:KA ခ:KHA ဂ:GA ဃ:GA င:NGA စ:SA ဆ:SA ဇ:ZA ဈ:ZA ဉ:NYA ည:NYA ဋ:TA ဌ:HTA ဍ:DA ဎ:DA ဏ:NA တ:TA ထ:HTA ဒ:DA ဓ:DA န:NA ပ:PA ' +
    'ဖ:PHA ဗ:BA ဘ:BA မ:MA ယ:YA ရ:YA လ:LA ဝ:WA သ:THA ဟ:HA ဠ:LA အ:AH ဣ:I ဤ:I ဥ:OU ဦ:OU ဧ:AE'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Classes of citizenship by how they begin: national, guest, naturalised, religious, temporary, stateless border card. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/^(?:N|နိုင်|နုိင်)/u, 'N'],
  [/^(?:E|ဧည့်)/u, 'E'],
  [/^(?:P|ပြု)/u, 'P'],
  [/^(?:T|THA|သ)/u, 'T'],
  [/^(?:Y|YA|ယ)/u, 'Y'],
  [/^(?:S|SA|စ)/u, 'S'],
];

const shape = /^([\d]{1,2})\s*[/／⁄]\s*([\p{L}\p{M}\s.-]{2,24}?)\s*[([（]\s*([\p{L}\p{M}]{1,10})\s*[)\]）]\s*(\d{6})$/u;

/** Reads a card's number into `12/OUKAMA(N)123456`; undefined when it is none. */
export function readNrc(text: string): string | undefined {
  const plain = text
    .replace(/[\u1040-\u1049]/gu, (figure) => String(figure.codePointAt(0)! - 0x1040))
    .trim()
    .toUpperCase();
  const match = shape.exec(plain);
  if (match === null) return undefined;
  const [, state, written, kind, number] = match;
  if (Number(state) < 1 || Number(state) > 14) return undefined;
  const township = townshipOf(written!);
  const its = classes.find(([begins]) => begins.test(kind!))?.[1];
  return township === undefined || its === undefined ? undefined : `${Number(state)}/${township}(${its})${number}`;
}

function townshipOf(written: string): string | undefined {
  const joined = written.replaceAll(/[\s.-]/gu, '');
  if (/^[A-Z]+$/u.test(joined)) return latin(joined);
  let out = '';
  for (const character of joined) {
    const syllable = letters[character];
    // Vowel signs and medials of a syllable that is written out say nothing beyond its consonant.
    if (syllable === undefined && /\p{L}/u.test(character)) return undefined;
    out += syllable ?? '';
  }
  return out === '' ? undefined : out;
}

/** Spellings of one letter that cards differ in. */
function latin(joined: string): string {
  return joined
    .replace(/^U(?=[KGNSZTDPBMYLWH])/u, 'OU')
    .replaceAll('HSA', 'SA')
    .replaceAll('BHA', 'BA')
    .replaceAll('DHA', 'DA')
    .replaceAll('GHA', 'GA')
    .replace(/^A(?=[KGNSZTDPBMYLW])/u, 'AH');
}
