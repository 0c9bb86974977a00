import { countOf, manyOf, momentOf } from './amounts.ts';
import { digestOf } from './lists.ts';
import type { Teller } from './teller.ts';

/** A form to be signed by hand: what is known is filled in, the rest is left blank. */
export interface Certification {
  readonly title: string;
  readonly lead: string;
  readonly fields: readonly {
    readonly label: string;
    readonly member: string;
    readonly text: string;
    readonly blanks: readonly string[];
  }[];
  readonly signatures: { readonly title: string; readonly lead: string; readonly blanks: readonly string[] };
}

/**
 * Federal Rules of Evidence 902(13) and (14): the certification of a qualified person, with the declaration of 28 U.S.C. 1746;
 * below it who signs under the 2016 Rules on electronic data (Art. 14). Clew fills in what the record holds and signs nothing.
 */
export function certificationOf({ dossier, info, lang }: Teller): Certification {
  const { head, software, exhibits } = dossier;
  const en = lang === 'en';
  const size = countOf(head.size);
  return {
    title: en
      ? 'Certification of electronic records (Fed. R. Evid. 902(13) and 902(14))'
      : '电子记录真实性证明（美国《联邦证据规则》第902条(13)、(14)项）',
    lead: en
      ? 'To be completed and signed by a qualified person. Nothing on this page is signed by the machine.'
      : '由具备资格的人员填写并签名。本页内容均未由机器代签。',
    fields: [
      {
        label: en ? 'Qualified person' : '具备资格的证明人',
        member: 'qualified_person',
        text: '',
        blanks: en ? ['Name', 'Title and agency', 'Qualification'] : ['姓名', '职务及单位', '资格说明'],
      },
      {
        label: en ? 'Process' : '处理过程',
        member: 'process_description',
        text: en
          ? `${software.name} ${software.version} copied each original and sealed it under its SHA-256 before anything was read from it. Reports were read from the originals, indicators from the reports, and reports were linked by the indicators that they share. Each of these steps, and each decision of a person, is an entry of the log ${head.origin}, a Merkle tree whose signed head covers ${size} acts (root ${head.root}).`
          : `${software.name} ${software.version} 在读取任何内容之前，先复制原件并以其 SHA-256 封存；再由原件读入报案，由报案提取涉案标识，按共同标识串并报案。上述每一步及每项人工研判，均为日志 ${head.origin} 中的一条记录；该日志为默克尔树，其签名头涵盖 ${size} 条操作（根哈希 ${head.root}）。`,
        blanks: [],
      },
      {
        label: en ? 'Accuracy' : '结果准确性',
        member: 'accuracy_statement',
        text: en
          ? 'From the same originals, parameters and decisions the process gives the same reports, links and rings; a change of an original, of an entry or of their order is found when the log is verified. Links and rings are proposals with a stated confidence. The process does not show that what a report tells is true.'
          : '相同的原件、参数和研判经该过程得出相同的报案、串并和团伙；原件、记录或其顺序如有改动，核验日志时即可发现。串并和团伙是附有置信度的提议。该过程不能证明报案内容属实。',
        blanks: [],
      },
      {
        label: en ? 'Match of hashes' : '哈希一致',
        member: 'hash_match',
        text: en
          ? `${manyOf(exhibits.length, 'exhibit')}. SHA-256 over their sorted hashes, a line each: ${digestOf(exhibits)}. I compared the hash of each copy with the list of exhibits, and they match:`
          : `共 ${countOf(exhibits.length)} 件证物。各证物哈希排序后逐行计算的 SHA-256：${digestOf(exhibits)}。本人已将各复制件的哈希与证物清单比对，结果一致：`,
        blanks: en ? ['Compared on', 'Tool and version'] : ['比对日期', '工具及版本'],
      },
      {
        label: en ? 'Declaration' : '声明',
        member: 'declaration_28USC1746',
        text: en
          ? 'I declare under penalty of perjury [executed outside the United States: under the laws of the United States of America] that the foregoing is true and correct.'
          : '本人声明：以上内容真实无误，如有虚假愿承担伪证责任［在美国境外签署时：依照美利坚合众国法律］。（英文原文为准：I declare under penalty of perjury [under the laws of the United States of America] that the foregoing is true and correct.）',
        blanks: en ? ['Executed on', 'at', 'Signature'] : ['签署日期', '地点', '签名'],
      },
      {
        label: en ? 'Notice to the adverse party' : '通知对方当事人',
        member: 'notice_date',
        text: '',
        blanks: en ? ['Given on', 'To'] : ['通知日期', '受通知人'],
      },
    ],
    signatures: {
      title: en ? 'Collection and handover of electronic data' : '电子数据提取与移送',
      lead: en
        ? `Package ${info.id}, as of ${momentOf(info.at)} UTC. Signed by two investigators and the holder; by a witness or with a video where the holder cannot or will not sign (Rules on electronic data, 2016).`
        : `卷宗 ${info.id}，截至 ${momentOf(info.at)} UTC。由两名侦查人员、电子数据持有人（提供人）签名或盖章；持有人无法签名或拒绝签名的，注明情况，由见证人签名或录像（2016年《关于办理刑事案件收集提取和审查判断电子数据若干问题的规定》）。`,
      blanks: en
        ? [
            'Investigator 1',
            'Investigator 2',
            'Holder or provider',
            'Witness',
            'Released by',
            'Received by',
            'Date',
            'Seal of the agency',
          ]
        : ['侦查人员一', '侦查人员二', '持有人（提供人）', '见证人', '移送人', '接收人', '日期', '单位盖章'],
    },
  };
}

export interface Verification {
  readonly lead: string;
  readonly steps: readonly { readonly title: string; readonly text: string; readonly command: string }[];
  readonly limits: readonly string[];
}

/** How a stranger checks the package: with software of their own, against a key that came another way. */
export function verificationOf({ lang, dossier: { head } }: Teller): Verification {
  const en = lang === 'en';
  return {
    lead: en
      ? 'A printed page proves nothing by itself. The package it belongs to can be checked offline, with software that is not ours. VERIFY.md in the package has every step in full.'
      : '打印页本身不能证明任何事。所属卷宗可离线核验，使用的软件不必由我方提供。全部步骤见卷宗内 VERIFY.md。',
    steps: [
      {
        title: en ? 'Compare the key' : '比对公钥',
        text: en
          ? 'Ask the sender for the key by another way (telephone, a letter, an earlier package) and compare it letter by letter:'
          : '通过其他途径（电话、公函或此前的卷宗）向移送单位索取公钥，逐字比对：',
        command: head.key,
      },
      {
        title: en ? 'Check everything at once' : '一次核验全部',
        text: en ? 'Plain Node.js 18 or newer, no network:' : '仅需 Node.js 18 或更新版本，不联网：',
        command: 'node verify.mjs .',
      },
      {
        title: en ? 'Check the files' : '核验文件',
        text: en ? 'Every file against the list that the log binds:' : '按日志绑定的清单核对每个文件：',
        command: 'sha256sum -c contents.sha256',
      },
      {
        title: en ? 'Check the bag' : '核验 BagIt 包',
        text: en ? 'Library of Congress, Python:' : '美国国会图书馆 bagit（Python）：',
        command: 'bagit.py --validate .',
      },
      {
        title: en ? 'Check the list of exhibits' : '核验证物清单',
        text: en ? 'Gives the digest that the certification names:' : '得出真实性证明所载的摘要：',
        command: "jq -r '.exhibits[].sha256' data/dossier.json | LC_ALL=C sort | sha256sum",
      },
    ],
    limits: en
      ? [
          'It shows that nothing was changed, added or taken away since the sender signed it.',
          'It does not show that a statement is true, nor that a person is guilty.',
          'Times are those of the sender’s clock, unless a time stamp lies beside the checkpoint.',
        ]
      : [
          '核验可证明自移送单位签名以来内容未被改动、增加或删除。',
          '核验不能证明陈述属实，也不能证明任何人有罪。',
          '时间以移送单位时钟为准，除非签名头附有时间戳。',
        ],
  };
}
