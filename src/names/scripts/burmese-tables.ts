/** How Burmese letters, rhymes and whole syllables are spelled in names (`burmese.ts` puts them together). */

/** One line a key and its spellings; `-` is the key of nothing. */
const table = (lines: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    lines.split('\n').map((line) => {
      const [key, ...spellings] = line.split(' ') as [string, ...string[]];
      return [key === '-' ? '' : key, spellings];
    }),
  );

export const initials = table(`က k
ခ kh
ဂ g
ဃ g
င ng
စ s
ဆ s
ဇ z
ဈ z
ဉ ny
ည ny
ဋ t
ဌ ht
ဍ d
ဎ d
ဏ n
တ t
ထ ht
ဒ d
ဓ d
န n
ပ p
ဖ ph
ဗ b
ဘ b
မ m
ယ y
ရ y
လ l
ဝ w
သ th
ဟ h
ဠ l
အ
ဿ th`);
export const independent = table(`ဣ i
ဤ i
ဥ u
ဦ u
ဧ e
ဩ aw
ဪ aw`);

/** Rhymes: vowel signs and final, without tone marks. After medial w some sound otherwise. */
export const rhymes = table(`- a
ာ a ar
ိ i
ီ i ee
ု u
ူ u oo
ေ e ay
ဲ e ai
ော aw
ော် aw
ို o oe
င် in
ိုင် aing ine
ောင် aung
က် et
ိုက် aik
ောက် auk
စ် it
ည် i ee e
ဉ် in
တ် at
ိတ် eik ait
ုတ် oke ok
န် an
ိန် ein
ုန် on oun one
ပ် at ap
ိပ် eik eip
ုပ် oke ok
မ် an am
ိမ် ein
ုမ် on
ံ an
ိံ ein
ုံ on oun one
ယ် e ai ay
ဒ် at
သ် it at
ရ် a ar
လ် al an
ဏ် an`);
export const afterW = table(`န် un oon
တ် ut
ပ် ut
မ် un
ံ un
ယ် we way`);

/** Syllables that people spell by custom, not by rule. */
export const custom = table(`ဦး u oo
ဒေါ် daw
ကို ko
မောင် maung
စိုင်း sai
နန်း nang nan
နန့် nant
ကျော် kyaw
ဇော် zaw
မြင့် myint
လင်း lin linn
ဝင်း win
ထွန်း tun htun
အေး aye ay
ဆွေ swe sway
ရွှေ shwe shwai
ထက် htet htat
မိုး moe mo
ဖြိုး phyo phyoe
ချို cho
ခိုင် khaing khine
စိုး soe so
တိုး toe to
ဝေ wai way we
ကြည် kyi kyee gyi
ကြီး gyi kyi
ညို nyo
ညွန့် nyunt
နွယ် nwe nway new
ဖြူ phyu pyu
ယု yu
ဇင် zin
ခန့် khant
သန့် thant
သန်း than
အောင် aung oung
ရဲ ye yair
ဘုန်း bhone bon phone
မွန် mon mun
ဝဏ္ဏ wunna
ယံ yan
ဆု su hsu
ပြည့် pyae pyay pyi
ပြည် pyi pyay pyae
နေ nay ne
မာ mar ma
စောင်း saung
ရန် yan
ဖေ pe phay
ရ ya ra
ရာ yar ra
ဘ ba`);

/** Names of several syllables, most of them Pali, that are written as one word. */
export const wholes = table(`ဥမ္မာ ohnmar ohmar
ဇာနည် zarni
နန္ဒာ nandar nanda
စည်သူ sithu
သီရိ thiri
သဇင် thazin
သူရ thura
ဇေယျာ zeyar zeya
စန္ဒာ sandar sanda
သန္တာ thandar thanda
သီတာ thidar thida
သီဟ thiha
ရတနာ yadanar yadana
မာလာ malar mala
ဝဏ္ဏ wunna
အိန္ဒြာ eaindra eindra
သူဇာ thuzar thuza
ပပ papa`);
