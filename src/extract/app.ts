import { isOf, of } from './charset.ts';
import { columnMeaning, isEmptyCell } from './fields.ts';
import { firstMatch } from './match.ts';
import { found, has } from './source.ts';
import type { Finder, Found, Source } from './source.ts';

/** First labels of application ids: a domain's end turned round, and the labels build tools put in its place. */
const roots: ReadonlySet<string> = new Set(
  (
    'com org net edu gov io app co me tv info biz cn hk tw jp kr sg my th vn ph id in uk us de fr ru br uni plus dev xyz top vip cc ' +
    'test example android ai eu online site pro club shop tech cloud fun live'
  ).split(' '),
);
/** First labels that a sentence or a host never begins with: with these two further labels need no cue. */
const plainRoots: ReadonlySet<string> = new Set(['com', 'org', 'net', 'uni', 'io', 'cn']);

const dotted = /(?<![\w.@/\\:-])[a-z][a-z\d_]*(?:\.[a-z\d_]+){1,6}(?![\w@-]|\.[a-z\d])/gi;
const appCue =
  /(?:包名|软件包|軟件包|安装包|安裝包|标识|標識|安装了?|装的|装了|下载的?|下載的?|应用|應用|软件|軟件|程序|自带的|app|apk|package|bundle|application|installed|installing|downloaded|on my phone i use|identifier|\bid)(?:[ \t]*(?:名|名称|id|name|identifier|called|named|was|is|the|app|application|是|为|为：|[:=("'“「]))*[ \t]*$/i;

/** Words that leave no doubt: after them any dotted name is a package's. */
const packageCue =
  /(?:包名|软件包名|package(?:[ _]?name)?|bundle[ _]?id(?:entifier)?|application id)(?: (?:is|was)|是|为)?[ \t:="'“「(]*$/i;

/** The App Store's numeric ids have nine or ten digits today; one or two more leave room. */
const storeId = /(?<![\w/=.-])id(\d{8,12})(?![\w@])/gi;
const storeLink = /(?:apps|itunes)\.apple\.com\/[^\s"'<>]*?\bid(\d{6,12})\b/gi;
const playLink = /(?:play\.google\.com\/store\/apps\/details\?[^\s"'<>]*?\bid=|market:\/\/details\?id=)([a-z]\w*(?:\.\w+)+)/gi;
const testFlight = /testflight\.apple\.com\/join\/([a-z\d]{6,12})/gi;
const appFile = /(?<![\w/\\.-])([a-z\d][\w.+-]{1,60}\.(?:apk|xapk|ipa|aab|mobileconfig))(?![\w.])/gi;
/** File names every build or shop uses: no trace of one gang. */
const genericFile =
  /^(?:app|base|android|install|installer|setup|update|download|release|debug|main|index|test|h5|client|mobile|apk|com|new|latest|universal|ios)?(?:[-_.]?(?:app|release|debug|signed|v?\d[\d.]*|latest|new|android|ios|unsigned))*\.\w+$/i;

/** App ids: Android package names, App Store ids and links, TestFlight codes, names of app files. */
export const findApps: Finder = (source, out) => {
  if (source.field !== undefined && columnMeaning(source.field).kind === 'app') return readCell(source, out);
  const dot = (source.flags & has.dot) !== 0;
  if (!dot && source.digits < 8) return;
  const text = source.folded;
  for (const run of source.marked) {
    if (run.digits >= 8 && run.letters >= 2) push(text, run.start, run.end, storeId, 'id', 0.7, out);
    if ((run.flags & has.dot) !== 0 && run.letters > 4 && hasInnerDot(text, run.start, run.end))
      readRun(text, run.start, run.end, out);
  }
  if (!dot || !(source.flags & has.slash)) return;
  if (text.includes('apple.com')) {
    push(text, 0, text.length, storeLink, 'id', 0.95, out);
    push(text, 0, text.length, testFlight, 'testflight:', 0.9, out);
  }
  if (text.includes('details?')) push(text, 0, text.length, playLink, '', 0.95, out);
};

/** Whether a dot stands between two characters, not at the end of a sentence. */
function hasInnerDot(text: string, start: number, end: number): boolean {
  const dot = text.indexOf('.', start + 1);
  return dot >= 0 && dot < end - 1;
}

function push(text: string, from: number, to: number, pattern: RegExp, prefix: string, confidence: number, out: Found[]): void {
  const part = text.slice(from, to);
  for (let match = firstMatch(pattern, part); match !== null; match = pattern.exec(part)) {
    const name = match[1]!;
    const lead = prefix === 'id' ? 2 : 0;
    const end = from + match.index + match[0].length;
    out.push(found('app', prefix + name, end - name.length - lead, end, confidence));
  }
}

/** Package names and names of app files in one run. */
function readRun(text: string, from: number, to: number, out: Found[]): void {
  const run = text.slice(from, to);
  if (run.includes('://')) return;
  if (mayBePackage(run)) readPackages(text, from, run, out);
  if (!/apk|ipa|aab|mobileconfig/i.test(run)) return;
  for (let match = firstMatch(appFile, run); match !== null; match = appFile.exec(run)) {
    if (genericFile.test(match[0])) continue;
    const start = from + match.index;
    const end = start + match[0].length;
    out.push(found('app', match[0].toLowerCase(), start, end, 0.7, { form: 'file' }));
  }
}

/** Whether a run has three labels, or two of which the first is one that package names begin with. */
function mayBePackage(run: string): boolean {
  const dot = run.indexOf('.');
  if (run.includes('.', dot + 1)) return true;
  let from = dot;
  while (from > 0 && (isOf(run, from - 1, of.letter | of.digit) || run.charCodeAt(from - 1) === 0x5f)) from--;
  return roots.has(run.slice(from, dot).toLowerCase());
}

function readPackages(text: string, from: number, run: string, out: Found[]): void {
  for (let match = firstMatch(dotted, run); match !== null; match = dotted.exec(run)) {
    const labels = match[0].toLowerCase().split('.');
    const start = from + match.index;
    const before = text.slice(Math.max(0, start - 32), start);
    const sure = labels.length > 2 && packageCue.test(before);
    if (!(roots.has(labels[0]!) || sure) || labels.some((label) => label.length > 40) || /^\d+$/.test(labels[1]!)) continue;
    if (/^(?:apk|ipa|exe|jpe?g|png|pdf|html?|php|js|txt|zip)$/.test(labels.at(-1)!)) continue;
    const clear = labels.length > 2 && plainRoots.has(labels[0]!) && labels[1] !== 'www';
    if (!clear && !sure && !appCue.test(before)) continue;
    const end = start + match[0].length;
    out.push(found('app', named(match[0]), start, end, clear ? 0.85 : 0.8, { form: 'package' }));
  }
}

/** Package names are written as their maker wrote them; a capital at the start alone is the keyboard's. */
function named(text: string): string {
  return /^[A-Z][a-z\d_]*(?:\.[a-z\d_]+)+$/.test(text) || text === text.toUpperCase() ? text.toLowerCase() : text;
}

function readCell(source: Source, out: Found[]): void {
  for (const match of source.folded.matchAll(/[^\s,;、，；|"'“”()]+/g)) {
    const name = match[0];
    if (isEmptyCell(name)) continue;
    const start = match.index;
    const end = start + name.length;
    const id = /^(?:id)?(\d{8,12})$/i.exec(name)?.[1] ?? /apple\.com\/\S*\bid(\d{6,12})/i.exec(name)?.[1];
    const play = /[?&]id=([a-z]\w*(?:\.\w+)+)/i.exec(name)?.[1];
    if (id !== undefined) out.push(found('app', `id${id}`, start, end, 0.9));
    else if (play !== undefined) out.push(found('app', play, start, end, 0.95));
    else if (/^[a-z]\w*(?:\.\w+)+$/i.test(name)) out.push(found('app', named(name), start, end, 0.9));
  }
}
