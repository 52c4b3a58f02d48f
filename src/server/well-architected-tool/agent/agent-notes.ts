import type { Selectable } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { AgentNoteTable } from '../../../store/tables.ts';
import type { Call } from '../operation.ts';
import { notFound } from '../protocol/api-error.ts';
import type { InputOf, OutputOf } from '../protocol/operation-types.ts';
import { type AgentProfile, agentProfileOf } from './agent-profiles.ts';
import { hexOf, provenance, uuidOf } from './agent-shapes.ts';

/** What people tell the agent: what they want, and what it should know. */
export type NoteKind = 'goal' | 'context';

/** What a goal says. */
export type GoalBody = Pick<InputOf<'CreateAgentGoal'>, 'pillars' | 'title' | 'description'>;
/** What a context says. */
export type ContextBody = Pick<InputOf<'CreateAgentContext'>, 'title' | 'contextType' | 'content'>;

/** A goal or a context with what it says. */
export interface AgentNote<Body> extends Omit<Selectable<AgentNoteTable>, 'body'> {
  readonly body: Body;
}

type Asking = Pick<Call, 'db' | 'principal'>;

/** A goal or context of a profile of the principal's account. */
export async function agentNoteOf<Body>(
  call: Asking,
  kind: NoteKind,
  { profileArn = '', id = '' }: { readonly profileArn: string | undefined; readonly id: string | undefined },
): Promise<AgentNote<Body>> {
  const { arn } = await agentProfileOf(call, profileArn);
  const row = await call.db
    .selectFrom('agent_note')
    .selectAll()
    .where('id', '=', hexOf(id))
    .where('profile', '=', arn)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (row === undefined) throw notFound(kind === 'goal' ? 'AGENT_GOAL' : 'AGENT_CONTEXT', id);
  return noteIn(row);
}

function noteIn<Body>(row: Selectable<AgentNoteTable>): AgentNote<Body> {
  return { ...row, body: JSON.parse(row.body) as Body };
}

/** Goals or contexts of a profile, the oldest first. */
export async function agentNotesOf<Body>(
  { db }: Pick<Call, 'db'>,
  { arn }: Pick<AgentProfile, 'arn'>,
  kind: NoteKind,
): Promise<readonly AgentNote<Body>[]> {
  const rows = await db
    .selectFrom('agent_note')
    .selectAll()
    .where('profile', '=', arn)
    .where('kind', '=', kind)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => noteIn<Body>(row));
}

/** Adds a goal or a context to a profile. */
export async function createAgentNote<Body>(
  call: Pick<Call, 'db' | 'principal' | 'now' | 'changed'>,
  kind: NoteKind,
  profile: AgentProfile,
  body: Body,
): Promise<AgentNote<Body>> {
  const by = { created_by: call.principal.arn, updated_by: call.principal.arn };
  const id = hexOf(randomUUID());
  const row = { id, profile: profile.arn, kind, ...by, created_at: call.now, updated_at: call.now };
  await call.db
    .insertInto('agent_note')
    .values({ ...row, body: JSON.stringify(body) })
    .execute();
  call.changed(`${profile.arn}/${kind}/${id}`, null, body);
  return { ...row, body };
}

/** A note with what an update gives; what it leaves out stays. */
export async function updateAgentNote<Body extends object>(
  call: Pick<Call, 'db' | 'principal' | 'now' | 'changed'>,
  note: AgentNote<Body>,
  update: Partial<Body>,
): Promise<AgentNote<Body>> {
  const given = Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
  const body = { ...note.body, ...given };
  const written = { updated_at: call.now, updated_by: call.principal.arn };
  await call.db
    .updateTable('agent_note')
    .set({ ...written, body: JSON.stringify(body) })
    .where('id', '=', note.id)
    .execute();
  call.changed(`${note.profile}/${note.kind}/${note.id}`, note.body, body);
  return { ...note, ...written, body };
}

/** Removes a goal or a context. */
export async function deleteAgentNote(
  call: Pick<Call, 'db' | 'changed'>,
  { id, profile, kind, body }: AgentNote<unknown>,
): Promise<void> {
  await call.db.deleteFrom('agent_note').where('id', '=', id).execute();
  call.changed(`${profile}/${kind}/${id}`, body, null);
}

/** A goal as GetAgentGoal shows it. */
export function goalShape(note: AgentNote<GoalBody>): NonNullable<OutputOf<'GetAgentGoal'>['goal']> {
  return { id: uuidOf(note.id), profileArn: note.profile, ...note.body, ...provenance(note) };
}

/** A context as GetAgentContext shows it. */
export function contextShape(
  note: AgentNote<ContextBody>,
): NonNullable<OutputOf<'GetAgentContext'>['context']> {
  const { applicationType, criticality } = note.body.content ?? {};
  return {
    id: uuidOf(note.id),
    profileArn: note.profile,
    ...note.body,
    ...(applicationType !== undefined && { applicationType }),
    ...(criticality !== undefined && { criticality }),
    ...provenance(note),
  };
}
