import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi } from '../../src/server/console-api/openapi.ts';
import { CONSOLE_ROUTES } from '../../src/server/console-api/routes/index.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe("the console's API", () => {
  it('says who asks', async () => {
    const { status, body } = await server.console('GET', '/api/v1/me', {
      account: '444455556666',
      role: 'reader',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      account: '444455556666',
      arn: 'arn:aws:iam::444455556666:user/tester-reader',
      role: 'reader',
    });
  });

  it('refuses who did not sign, once there is a key', async () => {
    await server.client();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const response = await fetch(`${server.url}/api/v1/me`);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: 'MissingAuthenticationTokenException' });
  });

  it.each([
    ['POST', '/runs', { architectur: 'x' }, 'architectur', 'nobody reads this; expected one of architecture'],
    [
      'GET',
      '/runs?limit=1',
      undefined,
      'limit',
      /^nobody reads this; expected one of nextToken, maxResults$/,
    ],
    ['GET', '/comparison', undefined, 'from', 'expected a value'],
    ['POST', '/checkouts', {}, 'path', 'expected a value'],
    ['POST', '/checkouts', { path: 5 }, 'path', 'expected string but received 5'],
  ] as const)('says what is wrong with %s %s and %j', async (method, path, body, name, words) => {
    const url = `/api/v1/workloads/0123456789abcdef0123456789abcdef${path}`;
    const { status, body: answer } = await server.console(method, url, { body });
    expect(status).toBe(400);
    const { fields } = answer as { fields: readonly { Name: string; Message: string }[] };
    expect(fields).toEqual([{ Name: name, Message: expect.stringMatching(words) }]);
  });

  it('takes no body for an empty one', async () => {
    const { status, body } = await server.console('POST', '/api/v1/workloads/none/runs', {});
    expect([status, body]).toMatchObject([404, { error: 'ResourceNotFoundException' }]);
  });

  it('says in its own form of errors that it has no such path', async () => {
    const { status, body } = await server.console('GET', '/api/v1/nothing', {});
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'ValidationException', reason: 'UNKNOWN_OPERATION' });
  });

  it('leaves the form of errors to the agent operations, which lie below the same prefix', async () => {
    const response = await fetch(`${server.url}/api/v1/agent-profiles?maxResults=x`);
    expect(response.headers.get('x-amzn-errortype')).not.toBeNull();
    expect(await response.json()).toHaveProperty('Message');
  });

  it('describes each of its paths once', () => {
    const { paths } = openApi(CONSOLE_ROUTES, '1') as { paths: Record<string, Record<string, object>> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual(
      CONSOLE_ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    expect(new Set(CONSOLE_ROUTES.map(({ name }) => name)).size).toBe(CONSOLE_ROUTES.length);
  });
});
