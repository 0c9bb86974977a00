import { columnMeaning } from './fields.ts';
import { found, has } from './source.ts';
import type { Finder, Source } from './source.ts';

/** Ids whose form names the service. */
const issued =
  /(?<![a-z0-9-])(?:UA-\d{4,10}(?:-\d{1,4})?|G-(?=[A-Z]*\d)[A-Z0-9]{8,12}|GTM-[A-Z0-9]{4,9}|AW-\d{8,11}|DC-\d{6,10}|(?:ca-)?pub-\d{16}|ua-\d{4,10}-\d{1,4}|PUB-\d{16})(?![a-z0-9])/gi;

/** Plain numbers that only a word before them makes an id. */
const cued: ReadonlyArray<readonly [string, RegExp]> = [
  ['facebook', /(?:(?:facebook|fb|meta)[ _-]?pixel(?:[ _-]?id)?|fbq\(\s?['"]init['"],)[\s:=#'"是为：]{0,4}(\d{14,17})(?!\d)/gi],
  ['yandex', /(?:yandex[ .]?metri[ck]a|ym\(|mc\.yandex\.ru\/watch\/)(?:[ _-]?id)?[\s:=#'"是为：]{0,4}(\d{6,9})(?!\d)/gi],
  ['hotjar', /(?:hotjar(?:[ _-]?(?:site)?[ _-]?id)?|hjid)[\s:=#'"是为：]{0,4}(\d{5,8})(?!\d)/gi],
  ['matomo', /(?:matomo|piwik)[ _-]?(?:site)?[ _-]?id[\s:=#'"是为：]{0,4}(\d{1,7})(?!\d)/gi],
  ['tiktok', /tiktok[ _-]?pixel(?:[ _-]?(?:id|code))?[\s:=#'"是为：]{0,4}([A-Z0-9]{20})(?![A-Z0-9])/gi],
  ['baidu', /(?:hm\.baidu\.com\/h[mj]?\.(?:js|gif)\?(?:si=)?|百度统计(?:id|代码)?[\s:=是为：]{0,4})([0-9a-f]{32})(?![0-9a-f])/gi],
  ['cnzz', /(?:cnzz_stat_icon_|cnzz(?:\.com)?[^\s]{0,40}[?&]id=)(\d{6,12})(?!\d)/gi],
];

const words = /pixel|fbq\(|yandex|mc\.ya|hotjar|hjid|matomo|piwik|hm\.baidu|百度统计|cnzz/i;

/** Finds ids of web analytics and advertising accounts: one operator's sites often share one. */
export const findTrackers: Finder = (source, out) => {
  const { folded } = source;
  if ((source.flags & has.dash) !== 0 && mayBeIssued(source)) {
    for (const match of folded.matchAll(issued)) {
      const written = match[0];
      // Mixed case is a word that happens to fit, not an id.
      const upper = written.toUpperCase();
      if (written !== upper && written !== written.toLowerCase()) continue;
      if (written !== upper && !/^(?:ua|(?:ca-)?pub)-/.test(written)) continue;
      const value = /^(?:CA-)?PUB-/.test(upper) ? `pub-${upper.slice(-16)}` : upper;
      out.push(found('tracker', value, match.index, match.index + written.length, 0.95));
    }
  }
  const meant = source.field !== undefined && columnMeaning(source.field).kind === 'tracker';
  if (source.digits < 4 || (!meant && !words.test(folded))) return;
  for (const [service, pattern] of cued) {
    for (const match of folded.matchAll(pattern)) {
      const end = match.index + match[0].length;
      out.push(found('tracker', `${service}:${match[1]!.toLowerCase()}`, end - match[1]!.length, end, 0.9));
    }
  }
};

/** Some run has a dash after one of the prefixes' last letters. */
function mayBeIssued({ marked, folded }: Source): boolean {
  for (const { flags, letters, start, end } of marked) {
    if ((flags & has.dash) !== 0 && letters >= 1 && /(?:UA|G|GTM|AW|DC|pub)-/i.test(folded.slice(start, end))) return true;
  }
  return false;
}
