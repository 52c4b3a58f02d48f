import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a database that can be broken: what goes through it is cut, and nobody is let in until it is mended. */
export interface BreakableConnection {
  readonly url: string;
  break(): Promise<void>;
  mend(): Promise<void>;
}

/** Listens on a port of the loopback interface for what goes to the database of a URL. */
export async function breakableConnection(url: string): Promise<BreakableConnection> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  const listen = async (port: number) => {
    server = createServer((socket) => {
      const beyond = connect(Number(target.port), target.hostname);
      for (const [one, other] of [
        [socket, beyond],
        [beyond, socket],
      ] as const) {
        sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      }
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  return {
    url: through.href,
    break: async () => {
      const closed = once(server!, 'close');
      server!.close();
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
    },
    mend: async () => void (await listen(port)),
  };
}
