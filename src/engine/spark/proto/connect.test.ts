import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type DescMessage, fromBinary } from '@bufbuild/protobuf';
import { type DescriptorProto, FieldDescriptorProto_Type as Type, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { installSpark } from '../../../../test/support/spark.ts';
import { file_connect as kept, SparkConnectService } from './connect_pb.ts';

/** Prints the schemas that Spark's client for Python has in it, as base64 by line. */
const program = `
import ast, base64, sys
for path in sys.argv[1:]:
    for node in ast.walk(ast.parse(open(path).read())):
        if isinstance(node, ast.Call) and getattr(node.func, 'attr', '') == 'AddSerializedFile':
            print(base64.b64encode(ast.literal_eval(node.args[0])).decode())
`;
const names = ['base', 'commands', 'common', 'relations', 'types'];
/** Ours, or of another package: google.rpc.ErrorInfo. */
const elsewhere = new Set(['spark.connect.ErrorInfo']);

function published(home: string): { messages: Map<string, DescriptorProto>; methods: Map<string, string> } {
  const paths = names.map((name) => join(home, 'sql', 'connect', 'proto', `${name}_pb2.py`));
  const lines = execFileSync('python3', ['-c', program, ...paths], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .trim()
    .split('\n');
  const files = lines.map((line) => fromBinary(FileDescriptorProtoSchema, Buffer.from(line, 'base64')));
  const messages = new Map<string, DescriptorProto>();
  const add = (message: DescriptorProto, within: string): void => {
    messages.set(`${within}.${message.name}`, message);
    for (const nested of message.nestedType) add(nested, `${within}.${message.name}`);
  };
  for (const file of files) for (const message of file.messageType) add(message, file.package);
  const methods = files.flatMap(({ service }) =>
    service.flatMap(({ method }) =>
      method.map(
        ({ name, inputType, outputType, serverStreaming }) => [name, `${inputType} ${outputType} ${serverStreaming}`] as const,
      ),
    ),
  );
  return { messages, methods: new Map(methods) };
}

function withNested(messages: readonly DescMessage[]): DescMessage[] {
  return messages.flatMap((message) => [message, ...withNested(message.nestedMessages)]);
}

test(
  'each message, field and call is one that Spark publishes, with its number and type',
  { timeout: 900_000 },
  async (context) => {
    const installed = await installSpark();
    if ('why' in installed) {
      process.stderr.write(`the schema is not compared with Spark's: ${installed.why}\n`);
      return context.skip();
    }
    const { messages, methods } = published(installed.home);
    const checked = withNested(kept.messages).filter(({ typeName }) => !elsewhere.has(typeName));
    expect(checked.length).toBeGreaterThan(30);
    for (const { typeName, fields } of checked) {
      const its = messages.get(typeName);
      expect(its, typeName).toBeDefined();
      for (const { proto } of fields) {
        const theirs = its!.field.find(({ name }) => name === proto.name);
        // Enumerations are kept as int32, the same on the wire.
        const [type, typeOf] = theirs?.type === Type.ENUM ? [Type.INT32, ''] : [theirs?.type, theirs?.typeName];
        const what = `${typeName}.${proto.name}`;
        expect([what, proto.number, proto.type, proto.typeName, proto.label]).toEqual([
          what,
          theirs?.number,
          type,
          typeOf,
          theirs?.label,
        ]);
      }
    }
    for (const { proto } of SparkConnectService.methods) {
      expect([proto.name, `${proto.inputType} ${proto.outputType} ${proto.serverStreaming}`]).toEqual([
        proto.name,
        methods.get(proto.name),
      ]);
    }
  },
);
