import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server on this machine that can break. */
export interface Way {
  readonly port: number;
  /** How often it broke. */
  cuts(): number;
  /** Breaks all connections now. */
  cut(): void;
  close(): Promise<void>;
}

/** Passes bytes to and fro; each connection breaks without a word once so many bytes came from the server over it. */
export async function breakingWay(to: number, afterBytes = Number.POSITIVE_INFINITY): Promise<Way> {
  const sockets = new Set<Socket>();
  let cuts = 0;
  const cut = (...ends: readonly Socket[]): void => {
    cuts++;
    for (const socket of ends) socket.resetAndDestroy();
  };
  const server = createServer((client) => {
    const onward = connect(to, '127.0.0.1');
    let bytes = 0;
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          client.destroy();
          onward.destroy();
        });
    }
    client.on('data', (data) => onward.write(data));
    onward.on('data', (data) => {
      bytes += data.length;
      if (bytes > afterBytes) cut(client, onward);
      else client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    cut: () => cut(...sockets),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
