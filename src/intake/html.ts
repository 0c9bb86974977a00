const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Character references of XML and the few names that e-mail uses. */
export function unescapeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      if (code === 0 || code > 0x10ffff) return '';
      // Some phones write a character beyond the BMP as two surrogates.
      return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
    },
  );
}

/** Words of an HTML mail: for reading, not for showing. */
export function htmlText(html: string): string {
  const bare = withoutBlocks(html)
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/table)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, ' ');
  return unescapeEntities(bare)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** Removes script, style, head and comments by hand: a pattern over an unclosed one would take quadratic time. */
function withoutBlocks(html: string): string {
  let text = html;
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<script', '</script'],
    ['<style', '</style'],
    ['<head', '</head'],
  ] as const) {
    const lower = text.toLowerCase();
    // Lower-casing may change the length of exotic letters: then offsets would not agree.
    if (lower.length !== text.length) return text;
    let out = '';
    let at = 0;
    for (;;) {
      const from = lower.indexOf(open, at);
      const to = from < 0 ? -1 : lower.indexOf(close, from);
      if (to < 0) break;
      out += text.slice(at, from);
      const end = lower.indexOf('>', to);
      at = end < 0 ? lower.length : end + 1;
    }
    text = out + text.slice(at);
  }
  return text;
}

/** Targets of links, which phishing mail hides under other words. */
export function htmlLinks(html: string): string[] {
  const links = new Set<string>();
  for (const match of html.matchAll(
    /(?:href|src|action)\s*=\s*(?:"([^"<>]{4,2048})"|'([^'<>]{4,2048})'|([^\s"'<>]{4,2048}))/gi,
  )) {
    const link = unescapeEntities((match[1] ?? match[2] ?? match[3] ?? '').trim());
    if (/^(?:https?|ftp|tel|mailto|tg|weixin|line|whatsapp):/i.test(link)) links.add(link);
  }
  return [...links];
}
