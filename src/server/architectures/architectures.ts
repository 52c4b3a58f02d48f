import type { Selectable } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { ArchitectureTable } from '../../store/tables.ts';
import { isoTime } from '../iso-time.ts';
import { newId } from '../well-architected-tool/ids.ts';
import type { Call } from '../well-architected-tool/operation.ts';
import { conflict, notFound } from '../well-architected-tool/protocol/api-error.ts';
import type { UnpackedUpload } from './unpack-apart.ts';
import type { SkippedEntry } from './unpacked-tree.ts';

/** An architecture as stored. */
export type Architecture = Selectable<ArchitectureTable>;

type ArchitectureCall = Pick<Call, 'db' | 'now' | 'principal' | 'services' | 'afterCommit'>;

/** Keeps an unpacked upload as the newest architecture of a workload (its id) or an agent profile (its ARN). */
export async function keepUpload(
  call: ArchitectureCall,
  subject: string,
  name: string,
  unpacked: UnpackedUpload,
): Promise<Architecture> {
  const id = newId();
  await call.services.code.uploads.keep(unpacked.folder, id);
  return await insert(call, subject, {
    id,
    kind: unpacked.kind,
    name,
    location: unpacked.root === '' ? id : `${id}/${unpacked.root}`,
    size: unpacked.bytes,
    skipped: JSON.stringify(unpacked.skipped),
  });
}

/** Registers a folder or file of the server's disk; `path` is as `Checkouts.placeOf` resolved it. */
export async function keepCheckout(
  call: ArchitectureCall,
  subject: string,
  name: string,
  path: string,
): Promise<Architecture> {
  return await insert(call, subject, {
    id: newId(),
    kind: 'checkout',
    name,
    location: path,
    size: 0,
    skipped: '[]',
  });
}

async function insert(
  call: ArchitectureCall,
  subject: string,
  row: Omit<Architecture, 'subject' | 'created_at' | 'created_by'>,
): Promise<Architecture> {
  const { db, now, principal, services } = call;
  const earlier = await architecturesOf(db, subject);
  const inserted: Architecture = {
    ...row,
    subject,
    // Two of one millisecond have an order, too.
    created_at: Math.max(now, (earlier[0]?.created_at ?? 0) + 1),
    created_by: principal.arn,
  };
  await db.insertInto('architecture').values(inserted).execute();
  for (const old of earlier.slice(services.quotas.architectures - 1)) {
    // What is being reviewed stays until the next one comes.
    if (!(await isBeingReviewed(db, old.id))) await remove(call, old);
  }
  return inserted;
}

/** Architectures of a subject, the newest first. */
export async function architecturesOf(db: Db, subject: string): Promise<readonly Architecture[]> {
  return await db
    .selectFrom('architecture')
    .selectAll()
    .where('subject', '=', subject)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** The architecture of a subject that a call names, or the newest. Throws where there is none. */
export async function architectureOf(db: Db, subject: string, id: string | undefined): Promise<Architecture> {
  const known = await architecturesOf(db, subject);
  const found = id === undefined ? known[0] : known.find((architecture) => architecture.id === id);
  if (found !== undefined) return found;
  if (id !== undefined) throw notFound('ARCHITECTURE', id);
  throw conflict('There is no architecture to review: upload one first.', 'WORKLOAD', subject);
}

/** Removes an architecture of a subject with its files. Throws where it is not there, or being reviewed. */
export async function removeArchitecture(
  call: ArchitectureCall,
  subject: string,
  id: string,
): Promise<Architecture> {
  const architecture = await architectureOf(call.db, subject, id);
  if (await isBeingReviewed(call.db, id))
    throw conflict('The architecture is being reviewed: cancel the review first.', 'ARCHITECTURE', id);
  await remove(call, architecture);
  return architecture;
}

async function remove(
  { db, services, afterCommit }: ArchitectureCall,
  { id, kind }: Architecture,
): Promise<void> {
  await db.deleteFrom('architecture').where('id', '=', id).execute();
  if (kind !== 'checkout') afterCommit(() => services.code.uploads.remove(id));
}

async function isBeingReviewed(db: Db, architecture: string): Promise<boolean> {
  const run = await db
    .selectFrom('review_run')
    .select('id')
    .where('architecture', '=', architecture)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return run !== undefined;
}

/** An architecture as the console shows it. Where an upload lies on the disk is nobody's business. */
export function architectureShape({
  id,
  kind,
  name,
  location,
  size,
  created_at,
  created_by,
  skipped,
}: Architecture) {
  return {
    id,
    kind,
    name,
    ...(kind === 'checkout' ? { path: location } : { bytes: size }),
    createdAt: isoTime(created_at),
    createdBy: created_by,
    skipped: JSON.parse(skipped) as readonly SkippedEntry[],
  };
}
