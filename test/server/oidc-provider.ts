import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Readonly<Record<string, unknown>>;

/** What the next sign-in at the provider shall give. Functions may bend what a sound provider would send. */
export interface Person {
  readonly claims: Json;
  readonly bend?: (token: { header: Json; claims: Json }) => { header: Json; claims: Json };
  /** Signs with a key that the provider does not publish. */
  readonly isForged?: boolean;
}

/** A small OpenID Connect provider: discovery, keys and tokens, with PKCE checked. */
export class OidcProvider {
  readonly clientId = 'hexastyle-test';
  readonly clientSecret = 'the secret of the client';
  #server: Server;
  #key = generateKeyPairSync('rsa', { modulusLength: 2048 });
  #otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
  #codes = new Map<string, { readonly person: Person; readonly nonce: string; readonly challenge: string }>();

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
  }

  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve) => void this.#server.listen(port, '127.0.0.1', resolve));
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Signs somebody in: where the provider would send the browser back to. */
  authorize(authorizationUrl: string, person: Person): URL {
    const asked = new URL(authorizationUrl).searchParams;
    const code = `code-${this.#codes.size + 1}`;
    this.#codes.set(code, { person, nonce: asked.get('nonce')!, challenge: asked.get('code_challenge')! });
    const back = new URL(asked.get('redirect_uri')!);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state')!);
    return back;
  }

  async #answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body: unknown }> {
    const { issuer } = this;
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return {
          status: 200,
          body: {
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/keys`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
          },
        };
      case '/keys': {
        const jwk = this.#key.publicKey.export({ format: 'jwk' });
        return { status: 200, body: { keys: [{ ...jwk, kid: 'one', use: 'sig', alg: 'RS256' }] } };
      }
      case '/token':
        return this.#token(request.headers.authorization ?? '', new URLSearchParams(await textOf(request)));
      default:
        return { status: 404, body: {} };
    }
  }

  #token(authorization: string, form: URLSearchParams) {
    const grant = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isClient =
      form.get('client_secret') === this.clientSecret ||
      decodeURIComponent(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).replaceAll(
        '+',
        ' ',
      ) === `${this.clientId}:${this.clientSecret}`;
    if (!isClient) return { status: 401, body: { error: 'invalid_client' } };
    if (grant === undefined || challenge !== grant.challenge)
      return { status: 400, body: { error: 'invalid_grant' } };
    const seconds = Math.floor(Date.now() / 1000);
    const sound = {
      header: { alg: 'RS256', kid: 'one' },
      claims: {
        iss: this.issuer,
        aud: this.clientId,
        iat: seconds,
        exp: seconds + 300,
        nonce: grant.nonce,
        ...grant.person.claims,
      },
    };
    const { header, claims } = grant.person.bend?.(sound) ?? sound;
    const key = grant.person.isForged === true ? this.#otherKey : this.#key;
    return {
      status: 200,
      body: {
        access_token: 'unused',
        token_type: 'Bearer',
        id_token: jwt(header, claims, key.privateKey, this.clientSecret),
      },
    };
  }
}

function jwt(header: Json, claims: Json, key: KeyObject, secret: string): string {
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${signatureOf(text, String(header['alg']), key, secret)}`;
}

function signatureOf(text: string, alg: string, key: KeyObject, secret: string): string {
  if (alg === 'none') return '';
  if (alg === 'HS256') return createHmac('sha256', secret).update(text).digest('base64url');
  return sign('sha256', Buffer.from(text), key).toString('base64url');
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
