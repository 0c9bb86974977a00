import { jyutping } from './data/jyutping.ts';

/**
 * Cantonese syllables as Hong Kong, Macau and Cantonese families abroad spell them, by rule from Jyutping: the spelling of the
 * Hong Kong Government (used on identity cards; no published standard, the pattern of Eitel's and Meyer-Wempe's tables without
 * marks), its English and Malayan variants, and that of Macau (Portuguese).
 */
const onsets: Readonly<Record<string, string>> = {
  b: 'p b', p: 'p', m: 'm', f: 'f', d: 't d', t: 't', n: 'n l', l: 'l', g: 'k g', k: 'k', ng: 'ng _', h: 'h', gw: 'kw gw ku', kw: 'kw k',
  w: 'w v', z: 'ch ts j tz z', c: 'ch ts', s: 's sh', j: 'y i', '': '_ ng',
}; // prettier-ignore
const rimes: Readonly<Record<string, string>> = {
  aa: 'a ah ar', aai: 'ai ay', aau: 'au ao', aam: 'am', aan: 'an', aang: 'ang', aap: 'ap', aat: 'at', aak: 'ak',
  ai: 'ai ei', au: 'au ow ao', am: 'am um', an: 'an un', ang: 'ang', ap: 'ap up', at: 'at ut', ak: 'ak uk',
  e: 'e eh', ei: 'ei i ee', eng: 'eng', ek: 'ek',
  i: 'i ee', iu: 'iu ew io', im: 'im', in: 'in een', ing: 'ing', ip: 'ip', it: 'it', ik: 'ik ick',
  o: 'o or oh aw', oi: 'oi oy', ou: 'o ou', on: 'on', ong: 'ong', ot: 'ot', ok: 'ok ock',
  oeng: 'eung eong', oek: 'euk eok', eoi: 'ui', eon: 'un on', eot: 'ut',
  u: 'u oo', ui: 'ui', un: 'un oon', ut: 'ut', uk: 'uk', ung: 'ung oong', yu: 'u ue', yun: 'uen un yun', yut: 'uet ut yut', m: 'm', ng: 'ng',
}; // prettier-ignore
const whole: Readonly<Record<string, string>> = {
  zi: 'chi tsz tze tsi chee ji',
  ci: 'chi tsz tze tsi',
  si: 'sze sz si shi see',
  ng: 'ng',
  ji: 'yi yee i ee',
  gwok: 'kwok kuok gwok kok',
  gwan: 'kwan kun guan kuan',
  gwong: 'kwong kuong kong',
  gun: 'kun kwun koon goon',
  wing: 'wing weng',
  keoi: 'kui keui koi',
  ceoi: 'chui tsui choi',
  leoi: 'lui loi',
  siu: 'siu sio shiu shau',
  jyu: 'yu yue u',
  je: 'ye yeh',
};

function spellingsOf(sound: string): readonly string[] {
  const full = whole[sound];
  if (full !== undefined) return full.split(' ');
  const [, onset = '', rime = ''] = /^(ng(?=[aeiouy])|[gk]w|[bpmfdtnlgkhwzcsj]?)(.+)$/u.exec(sound) ?? [];
  const spellings: string[] = [];
  for (const start of onsets[onset]!.split(' ')) {
    for (const end of (rimes[rime] ?? rime).split(' ')) {
      if (start === 'i' && end.startsWith('i')) spellings.push(end);
      else if (start === 'ts' && end.startsWith('h')) continue;
      else spellings.push((start === '_' ? '' : start) + end);
    }
  }
  return spellings;
}

/** Every spelling with the characters it may stand for. */
export function cantonTable(): Map<string, string> {
  const table = new Map<string, string>();
  for (const line of jyutping.trim().split('\n')) {
    const [sound = '', characters = ''] = line.split(' ');
    for (const spelling of spellingsOf(sound)) table.set(spelling, (table.get(spelling) ?? '') + characters);
  }
  return table;
}
