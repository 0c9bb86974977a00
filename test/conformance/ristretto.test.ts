import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkElements, firstOddEncoding, inverse, raise } from '../../src/share/overlap/protocol/elements.ts';
import { elementBytes, expandMessage, hashDomain, loadGroup } from '../../src/share/overlap/protocol/group.ts';

// Vectors of RFC 9496 appendix A, RFC 9380 appendix K.3 and RFC 9497 appendix A.1.1 (IETF Trust, code components: Revised BSD).

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(/\s/gu, ''), 'hex'));
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

/** RFC 9496 A.1: 0 to 15 times the generator. */
const multiples = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  'e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76',
  '6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919',
  '94741f5d5d52755ece4f23f044ee27d5d1ea1e2bd196b462166b16152a9d0259',
  'da80862773358b466ffadfe0b3293ab3d9fd53c5ea6c955358f568322daf6a57',
  'e882b131016b52c1d3337080187cf768423efccbb517bb495ab812c4160ff44e',
  'f64746d3c92b13050ed8d80236a7f0007c3b3f962f5ba793d19a601ebb1df403',
  '44f53520926ec81fbd5a387845beb7df85a96a24ece18738bdcfa6a7822a176d',
  '903293d8f2287ebe10e2374dc1a53e0bc887e592699f02d077d5263cdd55601c',
  '02622ace8f7303a31cafc63f8fc48fdc16e1c8c8d234b2f0d6685282a9076031',
  '20706fd788b2720a1ed2a5dad4952b01f413bcf0e7564de8cdc816689e2db95f',
  'bce83f8ba5dd2fa572864c24ba1810f9522bc6004afe95877ac73241cafdab42',
  'e4549ee16b9aa03099ca208c67adafcafa4c3f3e4e5303de6026e3ca8ff84460',
  'aa52e000df2e16f55fb1032fc33bc42742dad6bd5a8fc0be0167436c5948501f',
  '46376b80f409b29dc2b5f6f0c52591990896e5716f41477cd30085ab7f10301e',
  'e0c418f7c8d9c4cdd7395b93ea124f3ad99021bb681dfc3302a9d99a2e53e64e',
];

/** RFC 9496 A.2: no encodings of elements. The first twelve are told by their bytes alone. */
const invalid = [
  '00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20',
  'c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562',
  'c940e5a4404157cfb1628b108db051a8d439e1a421394ec4ebccb9ec92a8ac78',
  '47cfc5497c53dc8e61c91d17fd626ffb1c49e2bca94eed052281b510b1117a24',
  'f1c6165d33367351b0da8f6e4511010c68174a03b6581212c71c0e1d026c3c72',
  '87260f7a2f12495118360f02c26a470f450dadf34a413d21042b43b9d93e1309',
  '26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371',
  '4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f',
  'de6a7b00deadc788eb6b6c8d20c0ae96c2f2019078fa604fee5b87d6e989ad7b',
  'bcab477be20861e01e4a0e295284146a510150d9817763caf1a6f4b422d67042',
  '2a292df7e32cababbd9de088d1d1abec9fc0440f637ed2fba145094dc14bea08',
  'f4a9e534fc0d216c44b218fa0c42d99635a0127ee2e53c712f70609649fdff22',
  '8268436f8c4126196cf64b3c7ddbda90746a378625f9813dd9b8457077256731',
  '2810e5cbc2cc4d4eece54f61c6f69758e289aa7ab440b3cbeaa21995c2f4232b',
  '3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e',
  'a45fdc55c76448c049a1ab33f17023edfb2be3581e9c7aade8a6125215e04220',
  'd483fe813c6ba647ebbfd3ec41adca1c6130c2beeee9d9bf065c8d151c5f396e',
  '8a2e1d30050198c65a54483123960ccc38aef6848e1ec8f5f780e8523769ba32',
  '32888462f8b486c68ad7dd9610be5192bbeaf3b443951ac1a8118419d9fa097b',
  '227142501b9d4355ccba290404bde41575b037693cef1f438c47f8fbf35d1165',
  '5c37cc491da847cfeb9281d407efc41e15144c876e0170b499a96a22ed31e01e',
  '445425117cb8c90edcbc7c1cc0e74f747f2c1efa5630a967c64f287792a48a4b',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

/** RFC 9496 A.3: elements of uniform bytes. */
const derived = [
  [
    '5d1be09e3d0c82fc538112490e35701979d99e06ca3e2b5b54bffe8b4dc772c14d98b696a1bbfb5ca32c436cc61c16563790306c79eaca7705668b47dffe5bb6',
    '3066f82a1a747d45120d1740f14358531a8f04bbffe6a819f86dfe50f44a0a46',
  ],
  [
    'f116b34b8f17ceb56e8732a60d913dd10cce47a6d53bee9204be8b44f6678b270102a56902e2488c46120e9276cfe54638286b9e4b3cdb470b542d46c2068d38',
    'f26e5b6f7d362d2d2a94c5d0e7602cb4773c95a2e5c31a64f133189fa76ed61b',
  ],
  [
    '8422e1bbdaab52938b81fd602effb6f89110e1e57208ad12d9ad767e2e25510c27140775f9337088b982d83d7fcf0b2fa1edffe51952cbe7365e95c86eaf325c',
    '006ccd2a9e6867e6a2c5cea83d3302cc9de128dd2a9a57dd8ee7b9d7ffe02826',
  ],
  [
    'ac22415129b61427bf464e17baee8db65940c233b98afce8d17c57beeb7876c2150d15af1cb1fb824bbd14955f2b57d08d388aab431a391cfc33d5bafb5dbbaf',
    'f8f0c87cf237953c5890aec3998169005dae3eca1fbb04548c635953c817f92a',
  ],
  [
    '165d697a1ef3d5cf3c38565beefcf88c0f282b8e7dbd28544c483432f1cec7675debea8ebb4e5fe7d6f6e5db15f15587ac4d4d4a1de7191e0c1ca6664abcc413',
    'ae81e7dedf20a497e10c304a765c1767a42d6e06029758d2d7e8ef7cc4c41179',
  ],
  [
    'a836e6c9a9ca9f1e8d486273ad56a78c70cf18f0ce10abb1c7172ddd605d7fd2979854f47ae1ccf204a33102095b4200e5befc0465accc263175485f0e17ea5c',
    'e2705652ff9f5e44d3e841bf1c251cf7dddb77d140870d1ab2ed64f1a9ce8628',
  ],
  [
    '2cdc11eaeb95daf01189417cdddbf95952993aa9cb9c640eb5058d09702c74622c9965a697a3b345ec24ee56335b556e677b30e6f90ac77d781064f866a3c982',
    '80bd07262511cdde4863f8a7434cef696750681cb9510eea557088f76d9e5065',
  ],
  ...[
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1200000000000000000000000000000000000000000000000000000000000000',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    '0000000000000000000000000000000000000000000000000000000000000080ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '00000000000000000000000000000000000000000000000000000000000000001200000000000000000000000000000000000000000000000000000000000080',
  ].map((wide) => [wide, '304282791023b73128d277bdcb5c7746ef2eac08dde9f2983379cb8e5ef0517f']),
] as [string, string][];

/** RFC 9380 K.3: `expand_message_xmd` with SHA-512. */
const expanded: [string, number, string][] = [
  ['', 32, '6b9a7312411d92f921c6f68ca0b6380730a1a4d982c507211a90964c394179ba'],
  ['abc', 32, '0da749f12fbe5483eb066a5f595055679b976e93abe9be6f0f6318bce7aca8dc'],
  ['abcdef0123456789', 32, '087e45a86e2939ee8b91100af1583c4938e0f5fc6c9db4b107b83346bc967f58'],
  [`q128_${'q'.repeat(128)}`, 32, '7336234ee9983902440f6bc35b348352013becd88938d2afec44311caf8356b3'],
  [`a512_${'a'.repeat(512)}`, 32, '57b5f7e766d5be68a6bfe1768e3c2b7f1228b3e4b3134956dd73a59b954c66f4'],
  [
    '',
    128,
    `41b037d1734a5f8df225dd8c7de38f851efdb45c372887be655212d07251b921b052b62eaed99b46f72f2ef4cc96bfaf254ebbbec091e1a3b9e4fb5e5b619d2e
     0c5414800a1d882b62bb5cd1778f098b8eb6cb399d5d9d18f5d5842cf5d13d7eb00a7cff859b605da678b318bd0e65ebff70bec88c753b159a805d2c89c55961`,
  ],
  [
    'abc',
    128,
    `7f1dddd13c08b543f2e2037b14cefb255b44c83cc397c1786d975653e36a6b11bdd7732d8b38adb4a0edc26a0cef4bb45217135456e58fbca1703cd6032cb134
     7ee720b87972d63fbf232587043ed2901bce7f22610c0419751c065922b488431851041310ad659e4b23520e1772ab29dcdeb2002222a363f0c2b1c972b3efe1`,
  ],
  [
    'abcdef0123456789',
    128,
    `3f721f208e6199fe903545abc26c837ce59ac6fa45733f1baaf0222f8b7acb0424814fcb5eecf6c1d38f06e9d0a6ccfbf85ae612ab8735dfdf9ce84c372a77c8
     f9e1c1e952c3a61b7567dd0693016af51d2745822663d0c2367e3f4f0bed827feecc2aaf98c949b5ed0d35c3f1023d64ad1407924288d366ea159f46287e61ac`,
  ],
  [
    `q128_${'q'.repeat(128)}`,
    128,
    `b799b045a58c8d2b4334cf54b78260b45eec544f9f2fb5bd12fb603eaee70db7317bf807c406e26373922b7b8920fa29142703dd52bdf280084fb7ef69da78af
     df80b3586395b433dc66cde048a258e476a561e9deba7060af40adf30c64249ca7ddea79806ee5beb9a1422949471d267b21bc88e688e4014087a0b592b695ed`,
  ],
  [
    `a512_${'a'.repeat(512)}`,
    128,
    `05b0bfef265dcee87654372777b7c44177e2ae4c13a27f103340d9cd11c86cb2426ffcad5bd964080c2aee97f03be1ca18e30a1f14e27bc11ebbd650f305269c
     c9fb1db08bf90bfc79b42a952b46daf810359e7bc36452684784a64952c343c52e5124cd1f71d474d5197fefc571a92929c9084ffe1112cf5eea5192ebff330b`,
  ],
];

/** RFC 9497 A.1.1, OPRF(ristretto255, SHA-512): hashing to the group, then a second exponent, then the first taken off again. */
const evaluated = [
  {
    input: '00',
    blinded: '609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c',
    evaluation: '7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e',
    output: `527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3
             ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6`,
  },
  {
    input: '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a',
    blinded: 'da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418',
    evaluation: 'b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25',
    output: `f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4
             f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73`,
  },
];
const blindScalar = bytes('64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706');
const serverScalar = bytes('5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e');

const join = (elements: readonly string[]): Uint8Array => bytes(elements.join(''));

it('multiplies the generator (RFC 9496 A.1)', async () => {
  const [identity, generator = '', ...rest] = multiples;
  for (const [at, product] of rest.entries()) {
    const scalar = new Uint8Array(32);
    scalar[0] = at + 2;
    expect(hex(await raise(bytes(generator), scalar))).toBe(product);
  }
  await checkElements(join([generator, ...rest]));
  await expect(raise(bytes(identity!), blindScalar)).rejects.toMatchObject({ code: 'overlap.element' });
  await expect(checkElements(bytes(identity!))).rejects.toMatchObject({ code: 'overlap.element' });
});

it.each(invalid.map((encoding, at) => [at, encoding]))(
  'refuses what encodes no element (RFC 9496 A.2, %i)',
  async (at, encoding) => {
    await expect(raise(bytes(encoding), blindScalar)).rejects.toMatchObject({ code: 'overlap.element' });
    await expect(checkElements(bytes(encoding))).rejects.toMatchObject({ code: 'overlap.element' });
    expect(firstOddEncoding(join([multiples[1]!, encoding]))).toBe(at < 12 ? 1 : -1);
  },
);

it('refuses a scalar that gives the identity: the order of the group', async () => {
  const order = bytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
  await expect(raise(bytes(multiples[5]!), order)).rejects.toMatchObject({ code: 'overlap.element' });
});

it('makes elements of uniform bytes (RFC 9496 A.3)', async () => {
  const group = await loadGroup();
  for (const [wide, element] of derived) expect(hex(group.fromUniform(bytes(wide)))).toBe(element);
});

it('expands messages (RFC 9380 K.3)', () => {
  for (const [message, length, uniform] of expanded) {
    const found = expandMessage(Buffer.from(message), 'QUUX-V01-CS02-with-expander-SHA512-256', length);
    expect(hex(found)).toBe(hex(bytes(uniform)));
  }
});

it.each(evaluated)('hashes to the group, raises twice and undoes the first (RFC 9497 A.1.1, $input)', async (vector) => {
  const group = await loadGroup();
  const input = bytes(vector.input);
  const element = group.hash(input, 'HashToGroup-OPRFV1-\0-ristretto255-SHA512');
  const blinded = await raise(element, blindScalar);
  expect(hex(blinded)).toBe(vector.blinded);
  const evaluation = await raise(blinded, serverScalar);
  expect(hex(evaluation)).toBe(vector.evaluation);
  const undone = await raise(evaluation, await inverse(blindScalar));
  expect(hex(undone)).toBe(hex(await raise(element, serverScalar)));
  const framed = (part: Uint8Array): Buffer => Buffer.concat([Buffer.of(0, part.length), part]);
  const output = createHash('sha512').update(framed(input)).update(framed(undone)).update('Finalize').digest('hex');
  expect(output).toBe(hex(bytes(vector.output)));
  expect(undone).toHaveLength(elementBytes);
});

/** Ours, of docs/reference/overlap.md, made with another library (@noble/curves 2.4.0): item, H(x), H(x)^a, H(x)^ab. */
const own = [
  [
    'phone:+999001234567',
    'b0dd91483e5094f99b949dd6ae35d4d1bd0606e9daee23b06e207e0bd13bbd6f',
    'a02bc909a1b9bcd7423db2760d47217a447a20f4e478e1384a4a95ab89aaff40',
    'd2272031eaa1d452886e8f54f4bc1dcd9dd5deff04c3b20f85b1e09f25a31b53',
  ],
  [
    'domain:example.com',
    'd483e8df6ec46876a921bd4a7464d4d2b3067dfdb5e45ff6d2d66317d3182839',
    'c0c2bf56d14058f14f9b27a8c066d5f374985ef2d16f97c7a70aa377a594986a',
    'aa4bed934e8a8baef3d524f743c05ccdff8cd980a189c0c61145bcff36d30905',
  ],
  [
    'handle:wechat:测试号',
    '384f1c9720c5e12a990fecf28ae378a7bd6595c6e270706e72817f3220b30627',
    '8c0ec3b171116298e189347eb2fbe80d81b4d8b5c5409f3a21e90a9b2f682273',
    '72a994fcc2cc97770c62f86ecb6e31c131486be6ce60714b66f0b6c69623eb18',
  ],
] as const;

it.each(own)('hashes and raises %s as another library does', async (item, hashed, once, twice) => {
  const group = await loadGroup();
  expect(hex(group.hash(Buffer.from(item)))).toBe(hashed);
  expect(hex(group.hash(Buffer.from(item), hashDomain))).toBe(hashed);
  const raised = await raise(bytes(hashed), bytes(`${'11'.repeat(31)}01`));
  expect(hex(raised)).toBe(once);
  expect(hex(await raise(raised, bytes(`${'22'.repeat(31)}02`)))).toBe(twice);
});
