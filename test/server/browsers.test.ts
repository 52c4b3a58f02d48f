import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person } from './browser.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let port: number;

beforeAll(async () => {
  server = await startTestServer();
  port = Number(new URL(server.url).port);
});
afterAll(() => server.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A request with just these headers; fetch would not send a foreign Host. */
async function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const asked = request({ port, method, path, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode, headers: response.headers }));
    });
    asked.on('error', reject).end(body);
  });
}

const EXPECTED = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
};

describe('a server without keys', () => {
  const host = () => `127.0.0.1:${port}`;
  const workloads = (headers: Readonly<Record<string, string>>) =>
    ask('POST', '/workloadsSummaries', { host: host(), ...headers }, '{}');

  it('answers to its own machine, whatever it calls itself', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]', '127.9.9.9'])
      expect((await workloads({ host: `${name}:${port}` })).status).toBe(200);
  });

  it('answers no page whose name was made to point here', async () => {
    for (const name of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'evil.example#localhost',
      '10.0.0.1',
      '0.0.0.0',
    ])
      expect([name, (await workloads({ host: `${name}:${port}` })).status]).toEqual([name, 403]);
    // Its own name as Host, and the page's as Origin: what a rebound page sends.
    const rebound = await workloads({ host: `evil.example:${port}`, origin: `http://evil.example:${port}` });
    expect(rebound.status).toBe(403);
  });

  it('answers no page of another site', async () => {
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1.evil.example' },
      { origin: 'http://localhost@evil.example' },
      { origin: 'file://' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const answer = await workloads({ ...headers, 'content-type': 'text/plain' });
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('answers nobody that a proxy asks for', async () => {
    for (const name of ['x-forwarded-for', 'forwarded'])
      expect((await workloads({ [name]: 'for=203.0.113.1' })).status).toBe(403);
  });

  it('does not allow pages of other sites to ask first', async () => {
    const { status, headers } = await ask('OPTIONS', '/workloads', {
      host: host(),
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    });
    expect(status).toBe(400);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('trusts nobody any more once there is a person', async () => {
    await person(server, 'first@example.com');
    server.setClock(Date.now() + 1001);
    expect((await workloads({})).status).toBe(403);
  });
});

describe('everything that the server sends', () => {
  it.each([
    ['an answer', 'GET', '/api/v1/sign-in'],
    ['a refusal of the API', 'POST', '/workloads'],
    ["a refusal of the console's API", 'GET', '/api/v1/me'],
    ['what is said of an unknown path', 'GET', '/unknown'],
    ['what is said of a path that is not well encoded', 'GET', '/workloads/%zz'],
    ['what is said of an unknown method', 'DELETE', '/api/v1/me'],
    ['a refused sign-in', 'POST', '/api/v1/session'],
  ])('has its headers for browsers: %s', async (_what, method, path) => {
    const { headers } = await ask(method, path, { host: `127.0.0.1:${port}` });
    expect(headers).toMatchObject(EXPECTED);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });
});
