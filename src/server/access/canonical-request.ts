import { ApiError } from '../well-architected-tool/protocol/api-error.ts';

/** The text that Signature Version 4 is computed over. Throws where the query of the URL is not percent-encoded as it should be. */
export function canonicalRequest(
  method: string,
  url: string,
  signedHeaders: readonly (readonly [name: string, value: string])[],
  bodyHash: string,
): string {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  const lines = signedHeaders.map(([name, value]) => `${name}:${value.replace(/\s+/g, ' ').trim()}\n`);
  const names = signedHeaders.map(([name]) => name).join(';');
  return `${method}\n${canonicalPath(path)}\n${canonicalQuery(query)}\n${lines.join('')}\n${names}\n${bodyHash}`;
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

/** A plus is read as a space by whoever reads the query, so it is signed as one. */
function strictlyEncoded(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new ApiError('IncompleteSignatureException', 'The query is not percent-encoded as it should be.');
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
