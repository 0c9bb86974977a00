import type { Sentence } from '../../model/index.ts';

/** What chains are called in a letter. An address of the second does not tell which of the chains that share its form it is on. */
const words: Readonly<Record<string, Sentence>> = {
  tron: { en: 'Tron', zh: '波场链（TRON）' },
  evm: { en: 'Ethereum or a chain compatible with it', zh: '以太坊或其兼容链' },
  btc: { en: 'Bitcoin', zh: '比特币' },
  bch: { en: 'Bitcoin Cash', zh: '比特币现金' },
  ltc: { en: 'Litecoin', zh: '莱特币' },
  doge: { en: 'Dogecoin', zh: '狗狗币' },
  dash: { en: 'Dash', zh: '达世币' },
  xmr: { en: 'Monero', zh: '门罗币' },
  zec: { en: 'Zcash', zh: '大零币（Zcash）' },
  xrp: { en: 'XRP Ledger', zh: '瑞波（XRP）' },
  xlm: { en: 'Stellar', zh: '恒星币（Stellar）' },
  ada: { en: 'Cardano', zh: '卡尔达诺（Cardano）' },
  sol: { en: 'Solana', zh: 'Solana 链' },
  ton: { en: 'TON', zh: 'TON 链' },
};

/** The chain of a wallet's address; one that is not listed by its code. */
export function chainWords(chain: string): Sentence {
  return Object.hasOwn(words, chain) ? words[chain]! : { en: chain, zh: chain };
}
