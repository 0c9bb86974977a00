import type { Tradition } from '../name.ts';

/** What a word of a name may be besides a name. */
export type Use =
  /** Before or after a name, no part of it: Dr, U, Haji, Jr. */
  | 'title'
  /** Binds words of a name: al, bin, de, van. Left out or written by turns. */
  | 'particle'
  /** Says that the father's name follows: bin, binti, a/l. */
  | 'descent'
  /** So common that it says hardly anything, and often left out: Singh, Kumar, Thị. */
  | 'light';

/**
 * Honorifics, particles and common added words by tradition, from how names are recorded (Interpol and UK “A Guide to Names and Naming
 * Practices”, 2006, for what each word means). `latin`: of the West and of nowhere in particular.
 */
const table: readonly (readonly [Use, Tradition, string])[] = [
  [
    'title',
    'latin',
    'mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sr sister hon honorable eng engineer ing capt captain col colonel gen general maj major lt lieutenant sgt cmdr adm admiral president minister jr junior senior ii iii iv phd esq herr frau monsieur madame mme mlle don dona senor senora senorita',
  ],
  [
    'title',
    'my',
    'u daw ko ma maung mg sai nang nan nant naw saw nai mahn mi mehm sayadaw ashin thakin duwa sayar saya bogyoke tatmadaw',
  ],
  ['title', 'th', 'nai nang nangsao khun mom luang phra khunying thanphuying ajarn'],
  ['title', 'vi', 'ong ba anh chi co chu bac em'],
  ['title', 'ms', 'haji hajah hj hjh haja tuan puan encik cik dato datuk datin tengku tunku ustaz bapak ibu pak bu raden'],
  ['title', 'in', 'shri sri shree smt shrimati kumari late swami pandit pt sardar sardarni ji bhai'],
  [
    'title',
    'ar',
    'sheikh shaikh shaykh sheik mullah mulla mawlawi maulvi maulana ayatollah hajji hajj sayyid sayid seyed sayed syed hojjatoleslam qari ustad alhaj',
  ],
  ['title', 'ea', 'ato weyzero woizero weyzerit mzee ndugu bwana mwalimu'],
  ['title', 'ko', 'ssi'],
  ['title', 'ja', 'san sama'],
  ['particle', 'latin', 'de da do dos das del della di du la le les los las van von der den ten ter zu zum y e i af av'],
  ['particle', 'ar', 'al el ul ad ed ud az ez uz ar er ur an en as es us ash esh at et ibn ben bin bint aal ould'],
  ['descent', 'ms', 'bin bint binti binte bt bte b anak'],
  ['light', 'in', 'singh kaur kumar kumari devi bai lal chand ram prasad bibi begum khatun khatoon bano'],
  ['light', 'vi', 'thi van huu'],
];

/** Burmese name syllables: a name of none but these is Burmese. */
const burmese =
  'aung oung kyaw zaw min htun tun win myint thein sein than khin kyi kyee mya hla san su suu nu nyunt maung moe mo soe so naing lin linn htet htat zin nay ne oo aye nwe nway thu thura zeyar zeya phyo phyoe wai wunna khaing khine hein htoo myo ye yan lwin swe shwe thant thiha thida thandar sandar mon mar ma ei nyein chan chaw cho tin thaung hlaing khant sithu wint pyae sone pyone may yu nandar mi ni nu phyu pyu pwint kaung kyin chit nilar yin thaw thit zar zayar bo ba pe gyi hnin nyo maw thet paing toe htut phone pyay thwin tint kyine thin thinn wah lay kyaing khun sai kham hseng noom saw naw nang nan eh hser gay htoo ler paw wah moo doh say zan zau tang gam mung aye htay nanda myat mie yee yi theingi su thinzar thazin ko kyu shein mg daw sann sanda win wut yati ohn ohnmar hmway hmue han pan nyi hsu pyae zarni thazin thiri thar yan nwel thann ohmar bhone ngwe malar yadanar yadana thuzar wunna eaindra papa sandi su hnit htwe thway sun swan oak oke kyawt pyi pyo ein thandi';

/** Vietnamese surnames: some hundred families hold nearly all (census figures of 2019: the first fourteen, nine people in ten). */
const vietnamese =
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan trinh truong luong mai dao lam trieu ha cao thai phung chau ta quach to luu la kieu thach vuong';

/** Names and endings that show India, East Africa, Thailand. Whole words. */
const shown: readonly (readonly [Tradition, string])[] = [
  ['my', burmese],
  [
    'in',
    'singh kaur kumar sharma gupta patel reddy rao nair iyer iyengar menon pillai verma yadav mishra das devi lal chand ram prasad rajesh suresh ramesh mukesh amit sanjay vijay ajay sunil anil deepak rahul priya lakshmi krishnan subramanian venkatesh',
  ],
  [
    'ea',
    'tesfaye bekele haile gebre wolde girma abebe kebede tadesse mulugeta alemayehu mengistu otieno odhiambo ochieng wanjiku kamau mwangi njoroge kipchoge cheruiyot kiprono okello mugisha museveni abdi jama warsame hirsi farah abdirahman abdullahi dahir maxamed axmed xasan xuseen cali cumar cismaan cabdi yuusuf nuur faarax saalax omondi kiplagat kiprotich wairimu muthoni kimani kariuki achieng akinyi wambui njeri mutua musyoka barasa wafula',
  ],
  [
    'th',
    'somchai somsak somporn prayuth prayut thaksin wichai surachai suthep chuan abhisit anutin pornchai somkid nattapong kittipong',
  ],
  [
    'ms',
    'binti binte wan nik siti nur nurul norhayati azman azmi zulkifli razak mohd muhd bambang joko susilo sukarno suharto widodo budi agus dewi',
  ],
  ['ar', 'abdullah abdul abdel abd abu umm ibn al el'],
];

/** Names of Ethiopia and Eritrea: one's own, then the father's; the other way round is another person. */
const ethiopian =
  'abebe abera abiy addis adane afework alemayehu alemu amanuel araya asefa asfaw asrat assefa ayele bekele belay berhane berhanu beyene birhanu biruk dawit demeke dereje desta eshetu eyob fekadu fikre fikru filimon gashaw gebre gebremariam gebremedhin gebreselassie getachew getahun girma girmay habte habtamu habtom haile hailemariam hagos hayle isayas iyasu kassa kassahun kebede kidane kiros lemma mamo mebrahtu mehari mekonnen melaku meles mengistu mesfin meskel mulatu mulugeta mulugetta negash nega negasso samson seifu selassie semere shiferaw sisay solomon tadesse tafesse taye teferi tekle tekeste teshome tesfa tesfaye tesfay tewodros tilahun tsegaye wolde woldemariam wondimu workneh worku yared yemane yilma yohannes yonas zelalem zenebe zerihun zewdu';

export interface Entry {
  /** Of Ethiopia: the order of words counts. */
  readonly isOrdered: boolean;
  readonly uses: ReadonlyMap<Tradition, Use>;
  readonly shows: readonly Tradition[];
}

interface Growing {
  isOrdered: boolean;
  readonly uses: Map<Tradition, Use>;
  readonly shows: Tradition[];
}

const entries = new Map<string, Growing>();
const entry = (word: string): Growing => {
  let known = entries.get(word);
  if (known === undefined) entries.set(word, (known = { isOrdered: false, uses: new Map(), shows: [] }));
  return known;
};
for (const [use, tradition, list] of table) for (const word of list.split(' ')) entry(word).uses.set(tradition, use);
for (const [tradition, list] of [...shown, ['vi', vietnamese]] as const)
  for (const word of list.split(' ')) if (!entry(word).shows.includes(tradition)) entry(word).shows.push(tradition);

for (const word of ethiopian.split(' ')) {
  entry(word).isOrdered = true;
  if (!entry(word).shows.includes('ea')) entry(word).shows.push('ea');
}

/** What is known of a word of a name in small Latin letters. */
export const wordEntry = (word: string): Entry | undefined => entries.get(word);
