import { createHash, createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';
import { canonicalRequest } from './canonical-request.ts';

/** A request as it arrived, with what Signature Version 4 is computed over. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as they stand on the request line. */
  readonly url: string;
  /** Names and values in turn, as Node's `rawHeaders`: a header that was sent twice is there twice. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer | BodyDigest;
}

/** The SHA-256 of a body that went to the disk, or that is still to come. */
export class BodyDigest {
  readonly sha256: string;

  constructor(hexadecimal: string) {
    this.sha256 = hexadecimal;
  }
}

/** What the Authorization header says, and the headers it speaks of. */
export interface SignatureClaim {
  readonly accessKeyId: string;
  /** `20261121/us-east-1/wellarchitected/aws4_request` */
  readonly scope: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** Names with their one value each, in the order in which they were signed. */
  readonly signedHeaders: readonly (readonly [name: string, value: string])[];
  readonly signature: string;
  /** `20261121T120000Z` */
  readonly instant: string;
  /** The header of that name, signed or not. */
  readonly contentSha256: string | undefined;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 +Credential=([^/,\s]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request *, *SignedHeaders=([a-z0-9;._-]{1,2000}) *, *Signature=([0-9a-f]{64})$/;
const SERVICE = 'wellarchitected';
const LARGEST_SKEW_MS = 15 * 60_000;

/** What a request must not carry unsigned: who changes one of these on the way changes what the request does. */
const SIGNED_IF_SENT = ['x-amz-content-sha256', 'x-amz-security-token', 'if-match', 'idempotency-key'];

/** The claim in the Authorization header. Throws what AWS answers to a request without a sound one. */
export function parseAuthorization({ url, rawHeaders }: SignedRequest): SignatureClaim {
  if (/[?&]X-Amz-(?:Signature|Algorithm|Credential)=/i.test(url))
    throw incomplete('Presigned URLs are not taken: the signature belongs into the Authorization header.');
  const headers = valuesByName(rawHeaders);
  const authorization = onlyValue(headers, 'authorization');
  if (authorization === undefined)
    throw new ApiError('MissingAuthenticationTokenException', 'The request carries no Authorization header.');
  const [, accessKeyId, day, region, service, names, signature] = AUTHORIZATION.exec(authorization) ?? [];
  if (accessKeyId === undefined || day === undefined || region === undefined || signature === undefined)
    throw incomplete('The Authorization header is not of the form of AWS4-HMAC-SHA256.');
  const instant = onlyValue(headers, 'x-amz-date');
  if (instant === undefined || !/^\d{8}T\d{6}Z$/.test(instant))
    throw incomplete('The X-Amz-Date header is missing, or not of the form 20261121T120000Z.');
  if (!instant.startsWith(day))
    throw wrongSignature(`The credential scope is of ${day}, the X-Amz-Date header of another day.`);
  const signedHeaders = signedValues(headers, (names ?? '').split(';'));
  return {
    accessKeyId,
    scope: `${day}/${region}/${service}/aws4_request`,
    day,
    region,
    service: service ?? '',
    signedHeaders,
    signature,
    instant,
    contentSha256: onlyValue(headers, 'x-amz-content-sha256'),
  };
}

/** Throws where a claim is for another service, too old, or not yet good; needs no key to tell. */
export function checkScope({ service, instant }: SignatureClaim, now: number): void {
  if (service !== SERVICE)
    throw wrongSignature(`Credential should be scoped to the service ${SERVICE}, not ${service}.`);
  const ageMs = now - instantOf(instant);
  if (ageMs > LARGEST_SKEW_MS)
    throw wrongSignature(
      `Signature expired: the request was signed at ${instant}, over 15 minutes before ${instantAt(now)}, the time here; check the clocks.`,
    );
  if (!(ageMs >= -LARGEST_SKEW_MS))
    throw wrongSignature(
      `Signature not yet current: it is of ${instant}, over 15 minutes after ${instantAt(now)}, the time here; check the clocks.`,
    );
}

/** A moment as signatures tell it: 20261121T210925Z. */
function instantAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** Checks a request's signature against the keys of the secret that it claims. Throws where it is wrong. */
export function verifySignature(
  { method, url, body }: SignedRequest,
  claim: SignatureClaim,
  keys: SigningKeys,
): void {
  const bodyHash = hashOf(body);
  const canonical = canonicalRequest(method, url, claim.signedHeaders, claim.contentSha256 ?? bodyHash);
  const toSign = `AWS4-HMAC-SHA256\n${claim.instant}\n${claim.scope}\n${sha256(canonical)}`;
  const expected = hmac(keys.keyFor(claim), toSign);
  if (!timingSafeEqual(expected, Buffer.from(claim.signature, 'hex')))
    throw wrongSignature(
      'The signature does not fit the request: check the secret access key, and that nothing changes the request on its way.',
    );
  if (claim.contentSha256 !== undefined && claim.contentSha256 !== bodyHash)
    throw wrongSignature(
      /^[0-9a-f]{64}$/.test(claim.contentSha256)
        ? 'The X-Amz-Content-Sha256 header does not fit the body.'
        : `The body must be signed: ${claim.contentSha256.slice(0, 64)} is not taken.`,
    );
}

/** What the server keeps instead of a secret. Needs a secret of 61 characters or more, so that HMAC begins with this hash. */
export function hashedSecret(secret: string): Buffer {
  if (Buffer.byteLength(`AWS4${secret}`) <= 64)
    throw new Error('the secret is too short to be kept as a hash');
  return createHash('sha256').update(`AWS4${secret}`).digest();
}

/**
 * The signing keys of one secret, by scope: three of the four steps of every signature. They begin with the first step itself,
 * `SHA-256("AWS4" + secret)`, which HMAC takes for the secret where that is longer than a block.
 */
export class SigningKeys {
  readonly #hashedSecret: Buffer;
  readonly #keys = new Map<string, KeyObject>();

  constructor(hashedSecret: Buffer) {
    this.#hashedSecret = hashedSecret;
  }

  keyFor({ day, region, service, scope }: SignatureClaim): KeyObject {
    const known = this.#keys.get(scope);
    if (known !== undefined) return known;
    const parts = [day, region, service, 'aws4_request'];
    const key = createSecretKey(parts.reduce<Buffer>((sum, part) => hmac(sum, part), this.#hashedSecret));
    if (this.#keys.size >= MOST_SCOPES) this.#keys.clear();
    this.#keys.set(scope, key);
    return key;
  }
}

/** Regions and days that one key signs for at a time, with room. */
const MOST_SCOPES = 50;

/** Whether a request carries an Authorization header, right or wrong. */
export function hasAuthorization(rawHeaders: readonly string[]): boolean {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]!.toLowerCase() === 'authorization') return true;
  }
  return false;
}

/** A list where a header was sent more than once. */
type HeaderValues = ReadonlyMap<string, string | readonly string[]>;

function valuesByName(rawHeaders: readonly string[]): HeaderValues {
  const values = new Map<string, string | readonly string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase();
    const value = rawHeaders[index + 1]!;
    const known = values.get(name);
    values.set(name, known === undefined ? value : [known, value].flat());
  }
  return values;
}

/** Of a header that comes twice nobody can say which one counts. */
function onlyValue(headers: HeaderValues, name: string): string | undefined {
  const value = headers.get(name);
  if (value === undefined || typeof value === 'string') return value;
  throw incomplete(`The request carries ${value.length} ${name} headers.`);
}

function signedValues(headers: HeaderValues, names: readonly string[]): SignatureClaim['signedHeaders'] {
  for (const name of ['host', 'x-amz-date', ...SIGNED_IF_SENT.filter((sent) => headers.has(sent))]) {
    if (!names.includes(name)) throw incomplete(`The ${name} header must be signed.`);
  }
  return names.map((name) => {
    const value = onlyValue(headers, name);
    if (value === undefined) throw incomplete(`The signed header ${name} is missing.`);
    return [name, value];
  });
}

/** Of `20261121T120000Z`, which is known to be of that form; NaN where there is no such day or time. */
function instantOf(text: string): number {
  const [day, time] = [text.slice(0, 8), text.slice(9, 15)];
  return Date.parse(
    `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`,
  );
}

function hashOf(body: Buffer | BodyDigest): string {
  if (body instanceof BodyDigest) return body.sha256;
  return body.length === 0 ? HASH_OF_NOTHING : sha256(body);
}

const HASH_OF_NOTHING = hash('sha256', '');

function sha256(data: string | Buffer): string {
  return hash('sha256', data);
}

function hmac(key: Buffer | KeyObject, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function wrongSignature(message: string): ApiError {
  return new ApiError('InvalidSignatureException', message);
}

function incomplete(message: string): ApiError {
  return new ApiError('IncompleteSignatureException', message);
}
