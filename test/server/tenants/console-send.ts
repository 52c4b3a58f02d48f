import { createHash } from 'node:crypto';
import aws4 from 'aws4';
import { createAccessKey, type NewAccessKey } from '../../../src/server/access/access-keys.ts';
import type { Role } from '../../../src/server/access/principal.ts';
import type { ConsoleRoute } from '../../../src/server/console-api/route.ts';
import type { TestServer } from '../test-server.ts';
import type { Answer } from './send.ts';

/** What a route is asked with. */
export interface ConsoleAsked {
  /** Parameters of the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Instead of a body of JSON. */
  readonly bytes?: string;
}

export async function consoleKey(server: TestServer, account: string, role: Role): Promise<NewAccessKey> {
  const { store, seal } = server.services;
  return await createAccessKey(store.db, seal, { account, name: `console-${role}`, role, now: Date.now() });
}

/** Asks a route of the console's API. */
export async function consoleSend(
  server: TestServer,
  key: NewAccessKey,
  route: ConsoleRoute,
  { path = {}, query = {}, body, bytes }: ConsoleAsked,
): Promise<Answer> {
  const parameters = new URLSearchParams(query).toString().replaceAll('+', '%20');
  const url =
    route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name]!)) +
    (parameters === '' ? '' : `?${parameters}`);
  const text = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  const { headers } = aws4.sign(
    {
      method: route.method,
      path: url,
      host: new URL(server.url).host,
      service: 'wellarchitected',
      region: 'us-east-1',
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(text ?? '')
          .digest('hex'),
        ...(text !== undefined && {
          'content-type': bytes === undefined ? 'application/json' : 'application/yaml',
        }),
      },
      ...(text !== undefined && { body: text }),
    },
    { accessKeyId: key.id, secretAccessKey: key.secret },
  );
  const response = await fetch(`${server.url}${url}`, {
    method: route.method,
    headers: headers as Record<string, string>,
    ...(text !== undefined && { body: text }),
  });
  const answer = await response.text();
  const error = response.ok ? undefined : (JSON.parse(answer) as { readonly error: string }).error;
  return { status: response.status, error, body: answer };
}
