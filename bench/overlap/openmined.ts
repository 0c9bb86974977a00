import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { madeSets } from '../../test/support/made-overlap.ts';
import { peakMegabytes } from '../peak.ts';

// OpenMined's PSI on the same sets: the client alone learns what is common, in one thread, nothing is signed or committed to.
//   node openmined.ts FOLDER SIZE COMMON

interface Message {
  serializeBinary(): Uint8Array;
}
interface Parsed {
  deserializeBinary(bytes: Uint8Array): Message;
}
interface Library {
  readonly server: {
    createWithNewKey(reveal: boolean): {
      createSetupMessage(fpr: number, clientItems: number, items: readonly string[], structure: unknown): Message;
      processRequest(request: Message): Message;
    };
  };
  readonly client: {
    createWithNewKey(reveal: boolean): {
      createRequest(items: readonly string[]): Message;
      getIntersection(setup: Message, response: Message): readonly number[];
    };
  };
  readonly dataStructure: { readonly Raw: unknown };
  readonly serverSetup: Parsed;
  readonly request: Parsed;
  readonly response: Parsed;
}

const [folder = '', size = '0', common = '0'] = process.argv.slice(2);
const made = madeSets(Number(size), Number(size), Number(common));
const loaded = (await import(pathToFileURL(join(folder, 'psi_wasm_node.js')).href)) as {
  readonly default: () => Promise<Library>;
};
const psi = await loaded.default();
const start = performance.now();
const [server, client] = [psi.server.createWithNewKey(true), psi.client.createWithNewKey(true)];
const setup = server.createSetupMessage(0.001, made.a.length, made.b, psi.dataStructure.Raw).serializeBinary();
const request = client.createRequest(made.a).serializeBinary();
const response = server.processRequest(psi.request.deserializeBinary(request)).serializeBinary();
const found = client.getIntersection(psi.serverSetup.deserializeBinary(setup), psi.response.deserializeBinary(response));
const seconds = (performance.now() - start) / 1000;
const other = new Set(made.b);
const right = found.length === Number(common) && found.every((at) => other.has(made.a[at]!));
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const told = {
  count: found.length,
  right,
  megabytes: Math.round(peakMegabytes()),
  cpu: (userCPUTime + systemCPUTime) / 1e6,
  seconds,
};
console.log(JSON.stringify(told));
