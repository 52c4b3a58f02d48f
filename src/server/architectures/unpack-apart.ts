import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Program, runProgram } from '../run-program.ts';
import { invalid } from '../well-architected-tool/protocol/api-error.ts';
import type { Upload } from './receive-upload.ts';
import type { Unpacked } from './unpack.ts';
import { UNPACK_LIMITS } from './unpacked-tree.ts';

const MEGABYTES = 256;

/** An upload unpacked, and where. */
export interface UnpackedUpload extends Unpacked {
  readonly folder: string;
}

/**
 * Unpacks an upload beside itself, in a process of its own: an archive made to harm harms that. Throws what the sender is told
 * where it is refused.
 */
export async function unpackApart(
  program: Program,
  { path }: Pick<Upload, 'path'>,
  name: string,
): Promise<UnpackedUpload> {
  const folder = join(dirname(path), 'tree');
  const end = await runProgram(program, ['unpack', '--', path, name, folder], {
    cwd: dirname(path),
    seconds: UNPACK_LIMITS.seconds,
    megabytes: MEGABYTES,
  });
  if (end.because === 'exited' && end.code === 0) {
    const outcome = JSON.parse(end.stdout) as
      | Unpacked
      | { readonly refused: string }
      | { readonly hasNoRoom: true };
    if ('hasNoRoom' in outcome)
      throw Object.assign(new Error('no room to unpack an upload'), { code: 'ENOSPC' });
    if (!('refused' in outcome)) return { ...outcome, folder };
    throw invalid(outcome.refused, 'CANNOT_PARSE');
  }
  await rm(folder, { recursive: true, force: true });
  if (end.because === 'too-long')
    throw invalid(`the archive takes more than ${UNPACK_LIMITS.seconds} seconds to unpack`, 'CANNOT_PARSE');
  if (end.because === 'killed') throw invalid('the archive takes too much memory to unpack', 'CANNOT_PARSE');
  throw new Error(`unpacking failed with exit code ${end.code}: ${end.stderr.slice(-2000)}`);
}
