import { createHash } from 'node:crypto';
import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import aws4 from 'aws4';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkScope,
  hashedSecret,
  parseAuthorization,
  type SignedRequest,
  SigningKeys,
  verifySignature,
} from '../../src/server/access/signature-v4.ts';
import { ApiError } from '../../src/server/well-architected-tool/protocol/api-error.ts';

const SECRET = 'a'.repeat(64);
const HASHED = hashedSecret(SECRET);
const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);
const INSTANT = '20261121T120000Z';

/** Throws as the server does. */
function verify(request: SignedRequest, { secret = HASHED, now = NOW } = {}): void {
  const claim = parseAuthorization(request);
  checkScope(claim, now);
  verifySignature(request, claim, new SigningKeys(secret));
}

/** Name of the error, or `accepted`. */
function verdict(request: SignedRequest, options?: Parameters<typeof verify>[1]): string {
  try {
    verify(request, options);
    return 'accepted';
  } catch (error) {
    return error instanceof ApiError ? error.type : `crashed: ${String(error)}`;
  }
}

interface Given {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly service?: string;
  readonly region?: string;
}

/** What aws4 makes of a request; it signs every header it is given. */
function signedByAws4({
  method = 'POST',
  path = '/workloads',
  body = '',
  headers = {},
  service = 'wellarchitected',
  region = 'eu-west-1',
}: Given = {}): SignedRequest {
  const { headers: signed = {} } = aws4.sign(
    {
      method,
      path,
      host: '127.0.0.1:8057',
      service,
      region,
      body,
      headers: { 'content-type': 'application/json', 'X-Amz-Date': INSTANT, ...headers },
    },
    { accessKeyId: 'AKHXTEST', secretAccessKey: SECRET },
  );
  return { method, url: path, rawHeaders: raw(signed), body: Buffer.from(body) };
}

function raw(headers: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
}

function withHeader(request: SignedRequest, name: string, change: (value: string) => string | undefined) {
  const rawHeaders: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const [key = '', value = ''] = request.rawHeaders.slice(index, index + 2);
    const changed = key.toLowerCase() === name.toLowerCase() ? change(value) : value;
    if (changed !== undefined) rawHeaders.push(key, changed);
  }
  return { ...request, rawHeaders };
}

const added = (request: SignedRequest, ...headers: readonly string[]): SignedRequest => ({
  ...request,
  rawHeaders: [...request.rawHeaders, ...headers],
});

/** Signs once more, with other names in SignedHeaders. */
function resigned(request: SignedRequest, names: readonly string[]): SignedRequest {
  const headers = new Map<string, string>();
  for (let index = 0; index < request.rawHeaders.length; index += 2)
    headers.set(request.rawHeaders[index]!.toLowerCase(), request.rawHeaders[index + 1]!);
  const kept = names.map((name) => [name, headers.get(name) ?? '']);
  const signer = new (aws4 as unknown as { RequestSigner: new (...args: unknown[]) => Signer }).RequestSigner(
    {
      method: request.method,
      path: request.url,
      service: 'wellarchitected',
      region: 'eu-west-1',
      body: request.body.toString(),
      doNotModifyHeaders: true,
      headers: Object.fromEntries(kept),
    },
    { accessKeyId: 'AKHXTEST', secretAccessKey: SECRET },
  );
  signer.datetime = INSTANT;
  signer.filteredHeaders = kept;
  const authorization = signer.authHeader();
  return withHeader(request, 'authorization', () => authorization);
}

interface Signer {
  datetime: string;
  filteredHeaders: readonly (readonly string[])[];
  authHeader(): string;
}

const ARN = 'arn:aws:wellarchitected:eu-west-1:111122223333:workload/0123456789abcdef0123456789abcdef';
/** A part of a path as clients write it: everything but unreserved characters encoded. */
const segment = fc
  .oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.constant(ARN), fc.string({ minLength: 1 }))
  .filter((text) => text.isWellFormed() && !/^\.{1,2}$/.test(text))
  .map((text) => encodeURIComponent(text));
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
const word = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
  fc.constantFrom('', ' ', '+', 'a b', '&=', 'ä€𝄞', '%41', "'()*!", ARN),
);
const query = fc.array(
  fc.tuple(
    word.filter((name) => name !== '' && name !== '__proto__'),
    word,
  ),
  { maxLength: 6 },
);
const headerValue = fc
  .array(fc.constantFrom('a', 'Z', '0', ' ', '  ', ',', ';', ':', '=', '"', '/'), { maxLength: 30 })
  .map((parts) => parts.join(''));
const body = fc.oneof(
  fc.constant(''),
  fc.json(),
  fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
);

describe('the signature of a request', () => {
  it('is the one that aws4 makes, whatever path, query, headers and body are', () => {
    fc.assert(
      fc.property(path, query, headerValue, body, (where, pairs, value, text) => {
        const asked = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
        const request = signedByAws4({
          path: asked === '' ? where : `${where}?${asked}`,
          body: text,
          headers: { 'x-odd': value },
        });
        expect(verdict(request)).toBe('accepted');
        expect(verdict({ ...request, body: Buffer.from(`${text} `) })).toBe('InvalidSignatureException');
        expect(verdict({ ...request, url: `${request.url}x` })).toBe('InvalidSignatureException');
      }),
      { numRuns: 300 },
    );
  });

  it("is the one that the SDK's signer makes", async () => {
    const client = new WellArchitectedClient({
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKHXTEST', secretAccessKey: SECRET },
    });
    const scheme = {
      name: 'sigv4',
      signingName: 'wellarchitected',
      signingRegion: 'us-east-1',
      properties: {},
    };
    const signer = await client.config.signer(scheme);
    await fc.assert(
      fc.asyncProperty(path, query, headerValue, body, async (where, pairs, value, text) => {
        const asked = Object.create(null) as Record<string, string[]>;
        for (const [name, one] of pairs) (asked[name] ??= []).push(one);
        const signed = await signer.sign(
          {
            method: 'PATCH',
            protocol: 'http:',
            hostname: '127.0.0.1',
            path: where,
            query: asked,
            headers: { host: '127.0.0.1:8057', 'content-type': 'application/json', 'x-odd': value },
            body: text,
          } as never,
          { signingDate: new Date(NOW) },
        );
        const parts = Object.entries(asked).flatMap(([name, values]) =>
          values.map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
        );
        const request: SignedRequest = {
          method: 'PATCH',
          url: parts.length === 0 ? where : `${where}?${parts.join('&')}`,
          rawHeaders: raw((signed as { headers: Record<string, string> }).headers),
          body: Buffer.from(text),
        };
        expect(verdict(request)).toBe('accepted');
      }),
      { numRuns: 150 },
    );
    client.destroy();
  });

  it('does not depend on the order of the query, and says of a plus what the reader of the query says', () => {
    const request = signedByAws4({ path: '/lenses?b=2&a=x%20y&a=1' });
    expect(verdict({ ...request, url: '/lenses?a=1&a=x+y&b=2' })).toBe('accepted');
    expect(verdict({ ...request, url: '/lenses?a=1&a=x%2By&b=2' })).toBe('InvalidSignatureException');
    const plus = signedByAws4({ path: '/lenses?a=x%2By' });
    expect(verdict({ ...plus, url: '/lenses?a=x+y' })).toBe('InvalidSignatureException');
  });

  it('is good for any region', () => {
    expect(verdict(signedByAws4({ region: 'us-gov-west-1' }))).toBe('accepted');
    expect(parseAuthorization(signedByAws4({ region: 'ap-south-2' })).region).toBe('ap-south-2');
  });

  it('needs no more header signed than the host and the time', () => {
    expect(verdict(resigned(signedByAws4(), ['host', 'x-amz-date']))).toBe('accepted');
  });
});

describe('a request is refused', () => {
  const request = signedByAws4({ body: '{"WorkloadName":"shop"}', headers: { 'x-odd': 'one' } });
  const authorization = request.rawHeaders[request.rawHeaders.indexOf('Authorization') + 1]!;

  it.each([
    ['another method', { ...request, method: 'PUT' }],
    ['another path', { ...request, url: '/workload' }],
    ['a query that was not there', { ...request, url: '/workloads?a=1' }],
    ['another body', { ...request, body: Buffer.from('{"WorkloadName":"SHOP"}') }],
    ['another host', withHeader(request, 'host', () => 'elsewhere:8057')],
    ['another signed header', withHeader(request, 'x-odd', () => 'two')],
    ['another time', withHeader(request, 'x-amz-date', () => '20261121T120001Z')],
    [
      'another day in its scope',
      withHeader(request, 'authorization', (text) => text.replace('/20261121/', '/20261120/')),
    ],
    [
      'another region in its scope',
      withHeader(request, 'authorization', (text) => text.replace('eu-west-1', 'eu-west-2')),
    ],
    ['a scope of another service', signedByAws4({ service: 'iam' })],
    [
      'one digit of the signature changed',
      withHeader(request, 'authorization', (text) =>
        text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
      ),
    ],
    [
      'a hash of another body',
      signedByAws4({ body: '{}', headers: { 'x-amz-content-sha256': sha256('{ }') } }),
    ],
    [
      'an unsigned body',
      signedByAws4({ body: '{}', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }),
    ],
    [
      'a body signed in chunks',
      signedByAws4({ headers: { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' } }),
    ],
  ])('with %s', (_what, changed) => {
    expect(verdict(changed)).toBe('InvalidSignatureException');
  });

  it('with another secret', () => {
    expect(verdict(request, { secret: hashedSecret('b'.repeat(64)) })).toBe('InvalidSignatureException');
  });

  it('more than 15 minutes after it was signed, and as long before', () => {
    for (const minutes of [-15, 15])
      expect(verdict(request, { now: NOW + minutes * 60_000 })).toBe('accepted');
    for (const milliseconds of [-900_001, 900_001])
      expect(verdict(request, { now: NOW + milliseconds })).toBe('InvalidSignatureException');
  });

  it.each([
    ['two Authorization headers', added(request, 'authorization', authorization)],
    ['two hosts', added(request, 'Host', '127.0.0.1:8057')],
    ['two times', added(request, 'X-AMZ-DATE', INSTANT)],
    ['a signed header twice', added(request, 'x-odd', 'one')],
    ['a signed header missing', withHeader(request, 'x-odd', () => undefined)],
    ['no time', withHeader(request, 'x-amz-date', () => undefined)],
    ['a time of another form', withHeader(request, 'x-amz-date', () => '2026-11-21T12:00:00Z')],
    ['an unsigned host', resigned(request, ['x-amz-date'])],
    ['an unsigned time', resigned(request, ['host'])],
    [
      'an unsigned hash of its body',
      resigned(added(request, 'x-amz-content-sha256', sha256('{"WorkloadName":"shop"}')), [
        'host',
        'x-amz-date',
      ]),
    ],
    ['an unsigned If-Match', resigned(added(request, 'if-match', '"1"'), ['host', 'x-amz-date'])],
    ['an unsigned Idempotency-Key', added(request, 'idempotency-key', 'again')],
    [
      'a signature in the query',
      { ...request, url: '/workloads?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00' },
    ],
    ['the header of another scheme', withHeader(request, 'authorization', () => 'Bearer token')],
    [
      'a name of every object as its signed header',
      withHeader(request, 'authorization', (text) =>
        text.replace(/SignedHeaders=[^,]+/, 'SignedHeaders=constructor;host;x-amz-date'),
      ),
    ],
    ['a query that is not percent-encoded', { ...request, url: '/workloads?a=%ff' }],
  ])('with %s', (_what, changed) => {
    expect(verdict(changed)).toBe('IncompleteSignatureException');
  });

  it('without an Authorization header', () => {
    const unsigned = withHeader(request, 'authorization', () => undefined);
    expect(verdict(unsigned)).toBe('MissingAuthenticationTokenException');
  });

  it('whatever stands in its headers, and never crashes the server', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, (one, two, url) => {
        expect(verdict({ ...request, url, rawHeaders: ['authorization', one, 'x-amz-date', two] })).toMatch(
          /Exception$/,
        );
      }),
      { numRuns: 300 },
    );
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
