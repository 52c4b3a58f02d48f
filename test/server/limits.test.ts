import { connect } from 'node:net';
import {
  ListWorkloadsCommand,
  ThrottlingException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterEach, describe, expect, it } from 'vitest';
import { addressSubject } from '../../src/server/rate-limit.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts';

let server: TestServer;
afterEach(() => server.close());

async function start(parts: TestServerOptions['parts'] = {}): Promise<number> {
  server = await startTestServer({ parts });
  return Number(new URL(server.url).port);
}

/** What comes back on a connection until the server closes it, and how long that took. */
async function exchange(
  port: number,
  talk: (write: (text: string) => void) => Promise<void> | void,
): Promise<{ readonly answer: string; readonly ms: number }> {
  const begin = performance.now();
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => void (answer += data.toString()));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  await talk((text) => void socket.write(text));
  await closed;
  return { answer, ms: performance.now() - begin };
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

describe('the rate limit', () => {
  const list = async (client: WellArchitectedClient) =>
    await client.send(new ListWorkloadsCommand({})).then(
      () => 'answered',
      (error: unknown) => error,
    );

  it('lets two seconds of requests through at once, then as many as were allowed', async () => {
    await start({ rate: 3 });
    const [client, other] = [await server.client(), await server.client(undefined, 'reader')];
    const now = Date.now();
    server.setClock(now);
    const verdicts: unknown[] = [];
    for (let index = 0; index < 7; index += 1) verdicts.push(await list(client));
    expect(verdicts.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'answered'));
    expect(verdicts[6]).toBeInstanceOf(ThrottlingException);
    expect((verdicts[6] as ThrottlingException).$metadata.httpStatusCode).toBe(429);
    // Others behind the same address are not in the way of each other.
    expect(await list(other)).toBe('answered');
    server.setClock(now + 1000);
    const later: unknown[] = [];
    for (let index = 0; index < 4; index += 1) later.push(await list(client));
    expect(later.map((verdict) => verdict === 'answered')).toEqual([true, true, true, false]);
  });

  it('counts those whom nobody knows by their address, and says when to come back', async () => {
    await start({ rate: 2 });
    server.setClock(Date.now());
    const ask = (path: string) => fetch(`${server.url}${path}`);
    for (let index = 0; index < 4; index += 1) expect((await ask('/nowhere')).status).toBe(400);
    for (const path of ['/nowhere', '/api/v1/me', '/api/v1/session', '/workloads/0123']) {
      const response = await ask(path);
      expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 429, '1']);
    }
    expect(await (await ask('/api/v1/me')).json()).toMatchObject({ error: 'ThrottlingException' });
    expect((await ask('/nowhere')).headers.get('x-amzn-errortype')).toBe('ThrottlingException');
  });

  it('is off where it is not asked for', async () => {
    await start();
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => fetch(`${server.url}/api/v1/sign-in`)),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it.each([
    ['203.0.113.9', 'address 203.0.113.9'],
    ['::ffff:203.0.113.9', 'address ::ffff:203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', 'address 2001:db8:1:2::/64'],
    ['2001:db8::9', 'address 2001:db8:0:0::/64'],
    ['::1', 'address 0:0:0:0::/64'],
  ])('takes %s for %s', (ip, subject) => {
    expect(addressSubject(ip)).toBe(subject);
  });

  it('believes X-Forwarded-For of the proxies it was told of, and of nobody else', async () => {
    for (const [proxies, left] of [
      [['127.0.0.1'], 200],
      [[], 429],
    ] as const) {
      await start({ rate: 1, proxies });
      server.setClock(Date.now());
      const from = (address: string) =>
        fetch(`${server.url}/api/v1/sign-in`, { headers: { 'x-forwarded-for': address } });
      for (let index = 0; index < 3; index += 1) await from('203.0.113.1');
      expect((await from('203.0.113.2')).status).toBe(left);
      if (proxies.length > 0) await server.close();
    }
  });
});

describe('a client that is too slow', () => {
  const connections = { headersMs: 300, requestMs: 600, checkedEveryMs: 50 };

  it('with its headers is told so and let go', async () => {
    const port = await start({ connections });
    const { answer, ms } = await exchange(port, async (write) => {
      write('GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n');
      for (let index = 0; index < 4; index += 1) {
        await pause(80);
        write(`X-Drip-${index}: a\r\n`);
      }
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(15_000);
  });

  it('with its body is told so and let go', async () => {
    const port = await start({ connections });
    const { answer, ms } = await exchange(port, async (write) => {
      write('POST /workloads HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n');
      for (let index = 0; index < 5; index += 1) {
        await pause(100);
        write('{');
      }
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(15_000);
  });

  it('is not in the way of the others', async () => {
    const port = await start({ connections });
    const slow = Array.from({ length: 50 }, () =>
      exchange(port, (write) => write('GET / HTTP/1.1\r\nHost: localhost\r\n')),
    );
    expect((await fetch(`${server.url}/api/v1/sign-in`)).status).toBe(200);
    await Promise.all(slow);
  });
});

describe('a request that is too large', () => {
  it('in its headers is refused with 431', async () => {
    const port = await start();
    const { answer } = await exchange(port, (write) =>
      write(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'a'.repeat(20_000)}\r\n\r\n`),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('x-content-type-options: nosniff');
  });

  it('in its body is refused with 400, and not read to its end', async () => {
    const port = await start();
    const { answer } = await exchange(port, (write) =>
      write(
        `POST /workloads HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${1024 ** 3}\r\n\r\n{`,
      ),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('the body is larger than');
  });

  it('beside others on their way is asked to come again; small ones get through', async () => {
    const port = await start({ connections: { bodyBytes: 1024 * 1024 } });
    const client = await server.client();
    const begin = (type: string) =>
      `POST /workloads HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${type}\r\n\r\n`;
    const half = ' '.repeat(600 * 1024);
    const held = connect(port, '127.0.0.1');
    held.on('error', () => undefined);
    held.write(`${begin(`Content-Length: ${2 * half.length}`)}${half}`);
    await pause(200);
    for (const type of [`Content-Length: ${half.length}`, 'Transfer-Encoding: chunked']) {
      const text = type.startsWith('C') ? half : `${half.length.toString(16)}\r\n${half}\r\n0\r\n\r\n`;
      const { answer } = await exchange(port, (write) => write(`${begin(type)}${text}`));
      expect(answer).toMatch(/^HTTP\/1\.1 429 /);
      expect(answer).toContain('retry-after: 5');
    }
    await client.send(new ListWorkloadsCommand({}));
    // What was given up counts no more.
    held.destroy();
    await pause(100);
    const { answer } = await exchange(port, (write) =>
      write(`${begin(`Content-Length: ${half.length}`)}${half}`),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('is no HTTP and refused with 400', async () => {
    const port = await start();
    for (const text of [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      '\u0016\u0003\u0001\u0002\u0000\u0001',
    ]) {
      const { answer } = await exchange(port, (write) => write(text));
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    }
    const smuggled =
      'POST /workloads HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n';
    expect((await exchange(port, (write) => write(smuggled))).answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('connections', () => {
  it('are no more than the server takes', async () => {
    const port = await start({
      connections: { most: 3, headersMs: 2000, requestMs: 2000, checkedEveryMs: 50 },
    });
    const held = Array.from({ length: 3 }, () => exchange(port, () => undefined));
    await pause(100);
    const { answer } = await exchange(port, (write) =>
      write('GET /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    );
    expect(answer).toBe('');
    await Promise.all(held);
  });
});
