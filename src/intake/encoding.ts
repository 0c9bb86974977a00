import type { Encoding } from './file-plan.ts';

/** What the first bytes of a file say about its encoding; undefined: it is not text. */
export function sniffEncoding(samples: readonly Uint8Array[]): Encoding | undefined {
  const head = samples[0] ?? new Uint8Array(0);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const wide = sniffWide(head);
  if (wide !== undefined) return wide;
  if (samples.every(isUtf8Stretch)) return isBinary(head) ? undefined : 'utf-8';
  if (isBinary(head)) return undefined;
  return sniffLegacy(samples.find((sample) => !isUtf8Stretch(sample))!);
}

/** UTF-16 without a mark: line breaks, digits and delimiters leave a NUL in every second byte. */
function sniffWide(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length, 65_536) & ~1;
  if (length < 4) return undefined;
  let evenNul = 0;
  let oddNul = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) evenNul++;
    if (bytes[i + 1] === 0) oddNul++;
  }
  const sample = bytes.subarray(0, length);
  // Few NULs among valid UTF-8 are damage; among what is not, the digits and delimiters of a Chinese text in UTF-16.
  const enough = Math.max(2, (length / 2) * (isUtf8Stretch(sample) ? 0.1 : 0.02));
  if (oddNul > enough && evenNul < oddNul * 0.05 && isText(sample, 'utf-16le')) return 'utf-16le';
  if (evenNul > enough && oddNul < evenNul * 0.05 && isText(sample, 'utf-16be')) return 'utf-16be';
  return undefined;
}

function isText(bytes: Uint8Array, encoding: Encoding): boolean {
  const text = new TextDecoder(encoding).decode(bytes);
  const odd = text.match(/[\0-\u0008\u000e-\u001f\uE000-\uF8FF\uFFFD-\uFFFF]/g)?.length ?? 0;
  return odd < text.length * 0.01;
}

/** Valid UTF-8 but for a character cut off at either end of the stretch. */
function isUtf8Stretch(bytes: Uint8Array): boolean {
  let from = 0;
  while (from < 3 && from < bytes.length && (bytes[from]! & 0xc0) === 0x80) from++;
  let to = bytes.length;
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (need > back) to = bytes.length - back;
    break;
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));
    return true;
  } catch {
    return false;
  }
}

/** Control characters that no text has; a few NULs in an otherwise clean text are a damaged record, not a binary file. */
function isBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536);
  let control = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  }
  return control > Math.max(2, length * 0.02);
}

/** The most frequent characters of written Chinese and of complaints, in both scripts. */
const frequent = {
  gb18030:
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔案骗转账银卡元诈',
  big5: '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運筆案騙轉帳銀卡元詐',
} as const;

/**
 * GB18030, Big5 or a Western code page, by how much of the text is frequent Chinese in each reading and how much of it
 * is impossible.
 */
function sniffLegacy(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 262_144);
  let single = 0;
  let high = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i]! < 0x80) continue;
    high++;
    if ((sample[i - 1] ?? 0) < 0x80 && (sample[i + 1] ?? 0) < 0x80) single++;
  }
  // A Western letter with an accent stands between ASCII letters; a Chinese character takes two bytes.
  if (single > high * 0.5) return 'windows-1252';
  const score = (encoding: 'gb18030' | 'big5'): number => {
    const text = new TextDecoder(encoding).decode(sample);
    const set = new Set(frequent[encoding]);
    let good = 0;
    let bad = 0;
    let all = 0;
    for (const character of text) {
      const code = character.codePointAt(0)!;
      if (code < 0x80) continue;
      all++;
      if (set.has(character)) good++;
      else if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) bad++;
    }
    return all === 0 ? -1 : (good - 4 * bad) / all;
  };
  const chinese = score('gb18030');
  const taiwan = score('big5');
  if (Math.max(chinese, taiwan) < -0.2) return 'windows-1252';
  return taiwan > chinese ? 'big5' : 'gb18030';
}
