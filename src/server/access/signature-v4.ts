import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';

/** A request as it arrived, with what Signature Version 4 is computed over. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as they stand on the request line. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** What the Authorization header says. */
export interface SignatureClaim {
  readonly accessKeyId: string;
  /** `20261121/us-east-1/wellarchitected/aws4_request` */
  readonly scope: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261121T120000Z` */
  readonly instant: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 +Credential=([^/,\s]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request *, *SignedHeaders=([a-z0-9;.-]{1,2000}) *, *Signature=([0-9a-f]{64})$/;
const SERVICE = 'wellarchitected';
const LARGEST_SKEW_MS = 15 * 60_000;

/** The claim in the Authorization header. Throws what AWS answers to a request without a sound one. */
export function parseAuthorization({ headers }: Pick<SignedRequest, 'headers'>): SignatureClaim {
  const authorization = headers['authorization'];
  if (typeof authorization !== 'string')
    throw new ApiError('MissingAuthenticationTokenException', 'The request carries no Authorization header.');
  const [, accessKeyId, day, region, service, signedHeaders, signature] =
    AUTHORIZATION.exec(authorization) ?? [];
  if (accessKeyId === undefined || day === undefined || region === undefined || signature === undefined)
    throw wrongSignature('The Authorization header is not of the form of AWS4-HMAC-SHA256.');
  const instant = headers['x-amz-date'];
  if (typeof instant !== 'string' || !/^\d{8}T\d{6}Z$/.test(instant) || !instant.startsWith(day))
    throw wrongSignature('The X-Amz-Date header is missing, or of another day than the credential scope.');
  const names = (signedHeaders ?? '').split(';');
  if (!names.includes('host')) throw wrongSignature('The host header must be signed.');
  return {
    accessKeyId,
    scope: `${day}/${region}/${service}/aws4_request`,
    day,
    region,
    service: service ?? '',
    signedHeaders: names,
    signature,
    instant,
  };
}

/**
 * Checks a request's signature with the first step of the signing key: `SHA-256("AWS4" + secret)`, which HMAC takes for the
 * secret itself where that is longer than a block. Throws where it is wrong, too old, or for another service.
 */
export function verifySignature(
  request: SignedRequest,
  claim: SignatureClaim,
  hashedSecret: Buffer,
  now: number,
  signingKeys: SigningKeys,
): void {
  if (claim.service !== SERVICE)
    throw wrongSignature(`Credential should be scoped to the service ${SERVICE}, not ${claim.service}.`);
  if (Math.abs(instantOf(claim.instant) - now) > LARGEST_SKEW_MS)
    throw wrongSignature(
      `The request was signed at ${claim.instant}, which is more than 15 minutes from now.`,
    );
  const bodyHash = sha256(request.body);
  const declared = request.headers['x-amz-content-sha256'];
  if (declared !== undefined && declared !== bodyHash)
    throw wrongSignature('The X-Amz-Content-Sha256 header does not fit the body.');
  const canonical = canonicalRequest(request, claim.signedHeaders, bodyHash);
  const toSign = `AWS4-HMAC-SHA256\n${claim.instant}\n${claim.scope}\n${sha256(canonical)}`;
  const expected = hmac(signingKeys.keyFor(hashedSecret, claim), toSign);
  if (!timingSafeEqual(expected, Buffer.from(claim.signature, 'hex')))
    throw wrongSignature(
      'The signature does not fit the request: check the secret access key and the clock.',
    );
}

/** What the server keeps instead of a secret. Needs a secret of 61 characters or more, so that HMAC begins with this hash. */
export function hashedSecret(secret: string): Buffer {
  if (Buffer.byteLength(`AWS4${secret}`) <= 64)
    throw new Error('the secret is too short to be kept as a hash');
  return createHash('sha256').update(`AWS4${secret}`).digest();
}

/** Signing keys of the day, by secret and scope: three of the four steps of every signature. */
export class SigningKeys {
  readonly #keys = new Map<string, Buffer>();

  keyFor(secret: Buffer, { accessKeyId, day, region, service, scope }: SignatureClaim): Buffer {
    const name = `${accessKeyId} ${scope} ${secret.toString('latin1')}`;
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = [day, region, service, 'aws4_request'].reduce<Buffer>((sum, part) => hmac(sum, part), secret);
    if (this.#keys.size >= 1000) this.#keys.clear();
    this.#keys.set(name, key);
    return key;
  }
}

function canonicalRequest(
  { method, url, headers }: SignedRequest,
  signedHeaders: readonly string[],
  bodyHash: string,
): string {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  const lines = signedHeaders.map((name) => {
    const value = headers[name];
    const text = typeof value === 'string' ? value : (value ?? []).join(',');
    return `${name}:${text.trim().replace(/ {2,}/g, ' ')}\n`;
  });
  return `${method}\n${canonicalPath(path)}\n${canonicalQuery(query)}\n${lines.join('')}\n${signedHeaders.join(';')}\n${bodyHash}`;
}

/** Every service but S3 encodes what is already encoded once more. */
function canonicalPath(path: string): string {
  return path.replace(/[^A-Za-z0-9\-._~/]/g, encodedByte);
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      const value = equals < 0 ? '' : part.slice(equals + 1);
      return [strictlyEncoded(name), strictlyEncoded(value)] as const;
    })
    .toSorted(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function strictlyEncoded(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    throw wrongSignature('The query is not percent-encoded as it should be.');
  }
  return encodeURIComponent(decoded).replace(/[!'()*]/g, encodedByte);
}

function encodedByte(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function instantOf(text: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) || 0;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function wrongSignature(message: string): ApiError {
  return new ApiError('InvalidSignatureException', message);
}
