import { parse } from 'tldts';

/** Stock words scam sites hang onto a brand when a domain is blocked and its sibling goes up. */
const affixes = new Set(
  (
    'app apps asset assets bank bit biz capital client cloud club coin com crypto defi earn ex exchange finance fx ' +
    'game games global gold group h5 invest live login mall market markets mobile net official online pay plus pro ' +
    'secure service shop site store swap tech top trade trader trading vip wallet web work world www'
  ).split(' '),
);
const longestAffix = 8;
const shortestStem = 5;
/** Longer labels are cut: what follows the first letters is mostly another affix. */
const longestStem = 8;

export interface DomainParts {
  /** eTLD+1; empty for IP addresses and bare suffixes. */
  readonly registrable: string;
  /** Brand part of the label, empty when too short to mean anything. */
  readonly stem: string;
}

/** Labels put before a site's own host name for phones and apps: the same site. */
const prefixes = new Set('www m wap h5 app web mobile www1 www2 www3'.split(' '));

/** Hosts where people talk about scams, or look them up: neither host nor page is a suspect's. */
const talkHosts = new Set(
  'reddit.com redd.it bitcointalk.org etherscan.io tronscan.org bscscan.com blockchain.com blockchair.com urlscan.io virustotal.com web.archive.org archive.org archive.is archive.ph'.split(
    ' ',
  ),
);

/** Hosts where anybody puts pages: only the page is somebody's, the host says nothing. */
const openHosts = new Set(
  (
    'bit.ly tinyurl.com t.co goo.gl is.gd cutt.ly ow.ly rebrand.ly rb.gy shorturl.at t.ly s.id linktr.ee t.me telegram.me ' +
    'telegra.ph wa.me line.me discord.gg discord.com facebook.com fb.com fb.me m.me instagram.com twitter.com x.com tiktok.com ' +
    'youtube.com youtu.be medium.com linkedin.com github.com docs.google.com sites.google.com forms.gle drive.google.com ' +
    'play.google.com apps.apple.com itunes.apple.com testflight.apple.com weixin.qq.com mp.weixin.qq.com weibo.com douyin.com ' +
    'dropbox.com notion.site steemit.com pastebin.com buff.ly dlvr.it fb.watch vk.com vk.cc clck.ru bit.do soo.gd qr.ae'
  ).split(' '),
);

/** Whether what stands under this host is talk about a scam, not part of one. */
export function isTalkHost(host: string): boolean {
  return talkHosts.has(host);
}

/** Whether a host is open to all comers. */
export function isOpenHost(host: string): boolean {
  return openHosts.has(host) || talkHosts.has(host);
}

/** A host without the labels that only say which device it is for. */
export function siteOf(host: string): string {
  let site = host;
  for (;;) {
    const dot = site.indexOf('.');
    if (dot === -1 || !prefixes.has(site.slice(0, dot)) || !site.slice(dot + 1).includes('.')) return site;
    site = site.slice(dot + 1);
  }
}

/** Registrable domain (Public Suffix List) and brand stem of a host. */
export function domainParts(host: string): DomainParts {
  const parsed = parse(host, { allowPrivateDomains: true });
  const registrable = parsed.domain ?? '';
  const label = parsed.domainWithoutSuffix ?? '';
  return { registrable, stem: stemOf(label) };
}

function stemOf(label: string): string {
  const words = label.split(/[^a-z\u0080-\uffff]+/).filter((word) => word !== '' && !affixes.has(word));
  let stem = words.join('');
  for (let cut = true; cut;) {
    cut = false;
    for (let length = Math.min(longestAffix, stem.length - shortestStem); length >= 2 && !cut; length--) {
      if (affixes.has(stem.slice(-length))) {
        stem = stem.slice(0, -length);
        cut = true;
      }
    }
  }
  return stem.length < shortestStem ? '' : stem.slice(0, longestStem);
}

/** Host of a normalised URL, empty when there is none. */
export function hostOf(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(url);
  return (match?.[1] ?? '').toLowerCase().replace(/^www\./, '');
}

/** Host and path without query and fragment; empty for a URL that names no page. */
export function pageOf(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)(\/[^?#]+?)\/*(?:[?#]|$)/i.exec(url);
  return match === null ? '' : `${match[1]!.toLowerCase().replace(/^www\./, '')}${match[2]!}`;
}
