import type { Dossier, PackageInfo } from '../../model/index.ts';

/** Checks the log's signatures with coreutils, awk and OpenSSL alone; the key's DER head is that of RFC 8410. */
const openssl = String.raw`key=$(cat log/log.vkey); t=$(mktemp -d)
printf %s "${'${key#*+*+}'}" | base64 -d > $t/key
(printf '\060\052\060\005\006\003\053\145\160\003\041\000'; tail -c32 $t/key) | openssl pkey -pubin -inform DER -out $t/pub.pem
for note in log/checkpoint seal.note; do
  awk 'BEGIN{RS="";ORS=""} NR==1{print $0 "\n"}' $note > $t/text
  grep -F -- "— ${'${key%%+*}'} " $note | head -n1 | awk '{print $3}' | base64 -d | tail -c64 > $t/sig
  openssl pkeyutl -verify -pubin -inkey $t/pub.pem -rawin -in $t/text -sigfile $t/sig
done`;

const sums = String.raw`sha256sum -c --quiet contents.sha256
awk 'BEGIN{RS="";ORS=""} NR==1{print $0 "\n"}' seal.note | tail -n +3 | sha256sum -c --quiet
sha256sum contents.sha256; grep -o '"sha256":"[0-9a-f]*"' log/send.json`;

const tessera = String.raw`go run github.com/transparency-dev/tessera/cmd/fsck@1811ae1a7c40 --storage_url=file://$PWD/log --public_key=log/log.vkey --ui=false --N=16`;

const stamp = String.raw`openssl ts -verify -data log/timestamps/N.checkpoint -in log/timestamps/N.tsr -CAfile AUTHORITY.pem`;

const code = (text: string): string => `\`\`\`sh\n${text}\n\`\`\`\n`;

/** `VERIFY.md`: how whoever receives the package checks it, without Clew and without the sender. */
export function verifyWords(info: PackageInfo, { head }: Pick<Dossier, 'head'>): string {
  const words = { en: english, zh: chinese };
  // Both, always: the recipient may read only the other.
  const order = info.languages[0] === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return order.map((lang) => words[lang](info, head)).join('\n---\n\n');
}

type Head = Dossier['head'];

const english = ({ id, label, wholeLog }: PackageInfo, { origin, key, size }: Head): string => `# How to check package ${id}

TLP:${label}. Nothing here needs Clew or the network. Run the commands in this folder.

First of all: **the key below must be the sender's.** Compare it with one you got in another way (by telephone, on paper, from an
earlier package). Whoever can forge everything else cannot forge that comparison.

    log  ${origin}
    key  ${key}

## The quick way

${code('node verify.mjs . --key KEY')}
\`verify.mjs\` is one file without dependencies, for Node 18 or newer. It checks everything below and names what it finds; exit code 0 is
a good package, 5 is not. If you distrust a verifier that comes with what it verifies, take it from another package or from Clew itself
(\`clew verify\`), or use the tools below.

## With tools you have

1. **The files are those that were sealed**, and the list of them is the one that the act of sending names: no line "FAILED", and the
   two hashes at the end are the same.

${code(sums)}
2. **The log signed it** (OpenSSL 3 or newer): "Signature Verified Successfully" twice.

${code(openssl)}
3. **The bag is whole**, with no file too many: ${code('pip install bagit==1.9.0 && bagit.py --validate .')}
4. **Acts and exhibits stand in the log.** \`log/acts.jsonl\` has one act on each line, with its salt; \`log/proofs/N.tlog-proof\` shows
   (C2SP tlog-proof) that act N is in the log whose checkpoint is in \`log/checkpoint\`. The entry is the JSON object
   \`{act, at, by, detail, v:1}\` in canonical form (RFC 8785), \`detail\` the base64 of SHA-256 over salt and body. A line without \`body\`
   has its details withheld; that it happened, when and by whom is proven all the same.
${
  wholeLog
    ? `5. **The whole log** is here as tlog-tiles; Tessera checks it (look for "Successfully fsck'd log"):

${code(tessera)}`
    : ''
}
Time stamps, where \`log/timestamps\` has some (the authority's certificate comes from the authority):

${code(stamp)}
## What this shows, and what not

It shows that nothing was changed since it was recorded, that the acts stand in the log in this order, and who signed. It shows ${size} acts
up to the package's contents. It does not show that what was recorded is true, nor what the sender left out: the package says how many
things were withheld (\`withheld\` in \`data/dossier.json\`).
`;

const chinese = ({ id, label, wholeLog }: PackageInfo, { origin, key, size }: Head): string => `# 如何核验移送卷宗 ${id}

TLP:${label}。核验不需要 Clew，也不需要联网。请在本文件夹中执行以下命令。

首先：**下列公钥须确属移送方。** 请与另行取得的公钥（电话核对、纸质文书、此前的卷宗）比对。其余一切均可伪造，唯独这一比对无法伪造。

    日志  ${origin}
    公钥  ${key}

## 简便方法

${code('node verify.mjs . --lang zh --key 公钥')}
\`verify.mjs\` 为单一文件，无任何依赖，Node 18 及以上即可运行。它完成下列全部检查并指出问题所在；退出码 0 表示卷宗完好，5 表示有问题。
如不信任随卷宗附带的核验程序，可使用其他卷宗中的同一程序或 Clew 本身（\`clew verify\`），也可使用下列通用工具。

## 使用通用工具

1. **文件与封存时一致**，且文件清单正是移送操作所记载的清单：无 “FAILED” 行，末尾两个哈希值相同。

${code(sums)}
2. **日志已签名**（OpenSSL 3 及以上）：两次显示 “Signature Verified Successfully”。

${code(openssl)}
3. **卷宗完整**，无多余文件：${code('pip install bagit==1.9.0 && bagit.py --validate .')}
4. **操作与证物确在日志之中。** \`log/acts.jsonl\` 每行为一项操作及其盐值；\`log/proofs/N.tlog-proof\`（C2SP tlog-proof 格式）证明第 N 号操作
   在 \`log/checkpoint\` 所示日志之内。日志条目为 JSON 对象 \`{act, at, by, detail, v:1}\` 的规范形式（RFC 8785），\`detail\` 为盐值与正文的
   SHA-256 的 base64 编码。没有 \`body\` 的行，其详情未予移送；但该操作确已发生、何时、何人所为，仍可证明。
${
  wholeLog
    ? `5. **完整日志**以 tlog-tiles 格式附上，可用 Tessera 检查（应显示 “Successfully fsck'd log”）：

${code(tessera)}`
    : ''
}
时间戳（\`log/timestamps\` 中如有；时间戳机构的证书请向该机构索取）：

${code(stamp)}
## 能证明什么，不能证明什么

能证明：自记录之时起内容未被改动，各项操作依此顺序在日志之中，以及由谁签名。卷宗内容截至第 ${size} 号操作。
不能证明：所记录的内容属实，亦不能证明移送方未移送哪些内容；卷宗载明未移送事项的数量（\`data/dossier.json\` 中的 \`withheld\`）。
`;
