import { available } from './oracles/case.ts';
import type { Case } from './oracles/case.ts';
import { cardPrefixes } from './oracles/card-prefixes.ts';
import { phoneNumbers } from './oracles/phone-numbers.ts';
import { presidioNumbers } from './oracles/presidio-numbers.ts';
import { recognizersNumbers } from './oracles/recognizers-numbers.ts';
import { validatorNumbers } from './oracles/validator-numbers.ts';
import { printSuite } from './oracles/verdict.ts';
import { walletAddresses } from './oracles/wallet-addresses.ts';

// How Clew answers other projects' test suites for the kinds written in digits or checked by a sum: telephone numbers,
// wallets, cards, IBANs, identity numbers, amounts, dates.
//   node bench/oracle-numbers.ts [SUITE…] [--quiet]
// Each failing case has a verdict in bench/verdicts/SUITE.json; the pass rate counts equality alone.

interface NumberSuite {
  readonly name: string;
  /** Folder of its data. */
  readonly data: string;
  readonly cases: () => Case[];
}

const suites: readonly NumberSuite[] = [
  phoneNumbers,
  validatorNumbers,
  walletAddresses,
  cardPrefixes,
  presidioNumbers,
  recognizersNumbers,
];

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
let unjudged = 0;
for (const { name, data, cases } of suites) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (available(data)) unjudged += printSuite(name, cases(), !process.argv.includes('--quiet'));
  else console.log(`${name} skipped: its data is not here`);
}
if (unjudged > 0) console.log(`${unjudged} failing cases have no verdict`);
