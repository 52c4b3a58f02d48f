import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalid } from '../well-architected-tool/protocol/api-error.ts';
import { megabytes } from './unpacked-tree.ts';

/** A request's body, on the disk. */
export class Upload {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;

  constructor(path: string, size: number, sha256: string) {
    this.path = path;
    this.size = size;
    this.sha256 = sha256;
  }

  /** The same bytes are the same input, wherever they lie: requests are told apart by this. */
  toJSON(): unknown {
    return { sha256: this.sha256 };
  }
}

/** Writes a body to a file as it comes in, and sums it up on the way. Throws where it is larger, or takes longer, than it may. */
export async function receiveUpload(
  body: Readable,
  path: string,
  largest: number,
  longestMs?: number,
): Promise<Upload> {
  const hash = createHash('sha256');
  let size = 0;
  const counting = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      size += chunk.length;
      hash.update(chunk);
      if (size > largest) done(tooLarge(largest));
      else done(null, chunk);
    },
  });
  const options = longestMs === undefined ? {} : { signal: AbortSignal.timeout(longestMs) };
  try {
    await pipeline(body, counting, createWriteStream(path, { flags: 'wx', mode: 0o600 }), options);
  } catch (error) {
    throw options.signal?.aborted === true ? invalid('the upload took too long', 'CANNOT_PARSE') : error;
  }
  return new Upload(path, size, hash.digest('hex'));
}

/** What is told to who sends more than so many bytes. */
export function tooLarge(largest: number) {
  return invalid(`the upload is larger than ${megabytes(largest)} MB`, 'CANNOT_PARSE');
}
