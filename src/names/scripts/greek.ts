/** Greek words in Latin letters after ELOT 743 (ISO 843), with the older spellings of letters that passports and press still mix. */

const pairs: Readonly<Record<string, string>> = {
  αι: 'ai',
  ει: 'ei',
  οι: 'oi',
  ου: 'ou',
  γγ: 'ng',
  γξ: 'nx',
  γχ: 'nch',
  τζ: 'tz',
};
const single: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};
/** As Greeks abroad write the same letters. */
const older: Readonly<Record<string, string>> = { ...single, β: 'b', γ: 'y', η: 'e', υ: 'i', φ: 'ph', χ: 'h' };

const voiceless = new Set('θκξπστφχψ');

function spelledWith(word: string, table: Readonly<Record<string, string>>, isForeign = false): string {
  let out = '';
  for (let at = 0; at < word.length; at++) {
    const two = word.slice(at, at + 2);
    if (two === 'αυ' || two === 'ευ' || two === 'ηυ') {
      const next = word[at + 2];
      out += (two[0] === 'α' ? 'a' : two[0] === 'ε' ? 'e' : 'i') + (next === undefined || voiceless.has(next) ? 'f' : 'v');
      at++;
    } else if (two === 'μπ') {
      // Spoken b at the beginning of a word.
      out += at === 0 || isForeign ? 'b' : 'mp';
      at++;
    } else if (two === 'ντ') {
      out += at === 0 || isForeign ? 'd' : 'nt';
      at++;
    } else if (pairs[two] !== undefined) {
      out += pairs[two];
      at++;
    } else out += table[word[at]!] ?? word[at]!;
  }
  return out;
}

/** Spellings of a Greek word in small letters, ELOT 743 first; at most four. The last is that of a foreign name, whose d and b Greek writes nt and mp. */
export function spellGreek(word: string): string[] {
  const bare = word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  const elot = spelledWith(bare, single);
  return [
    ...new Set([
      elot,
      spelledWith(bare, { ...single, η: 'e', υ: 'i', χ: 'h' }),
      spelledWith(bare, older),
      spelledWith(bare, single, true),
    ]),
  ];
}
