import { randomBytes, scryptSync } from 'node:crypto';
import { createPerson } from '../../src/server/access/people.ts';
import type { Role } from '../../src/server/access/principal.ts';
import { ensureAccount } from '../../src/server/accounts.ts';
import type { TestServer } from './test-server.ts';

export const PASSWORD = 'correct horse battery';

/** Makes a person in the database. Hashes carry their own cost, and this one is cheap. */
export async function person(
  { services: { store } }: TestServer,
  email: string,
  { account = '111122223333', role = 'administrator', password = PASSWORD as string | null } = {},
): Promise<string> {
  await ensureAccount(store.db, account, account, 0);
  const hash = password === null ? undefined : cheapHash(password);
  const { id } = await createPerson(store.db, {
    account,
    email,
    name: email,
    role: role as Role,
    now: Date.now(),
    ...(hash !== undefined && { passwordHash: hash }),
  });
  return id;
}

function cheapHash(password: string): string {
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32, { N: 16, r: 1, p: 1 });
  return `scrypt$16$1$1$${salt.toString('base64')}$${hash.toString('base64')}`;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

/** Keeps cookies and says where a request comes from, as browsers do. */
export class Browser {
  readonly #url: string;
  readonly cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  /** A header of `undefined` is left out. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Answer> {
    const given = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method !== 'GET' && { origin: this.#url }),
      ...(this.cookies.size > 0 && { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') }),
      ...headers,
    };
    const sent = Object.entries(given).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    const response = await fetch(new URL(path, this.#url), {
      method,
      headers: sent,
      redirect: 'manual',
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }

  async signIn(email: string, password = PASSWORD): Promise<Answer> {
    return await this.ask('POST', '/api/v1/session', { email, password });
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';', 1);
    const equals = pair.indexOf('=');
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
