import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

/** All tables of the first release. */
export async function firstTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { schema } = db;
  const instant = engine === 'postgres' ? 'bigint' : 'integer';
  // The order of bytes, as SQLite has it: lists page by names, and must come in one order whatever the server's locale.
  const text = engine === 'postgres' ? sql`text collate "C"` : 'text';

  await schema
    .createTable('account')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('settings', text, (column) => column.notNull())
    .execute();

  await schema
    .createTable('access_key')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('account', text, (column) => column.notNull().references('account.id'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('sealed_secret', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('expires_at', instant)
    .addColumn('disabled_at', instant)
    .addColumn('used_at', instant)
    .execute();
  await schema.createIndex('access_key_by_account').on('access_key').columns(['account', 'id']).execute();

  await schema
    .createTable('person')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('account', text, (column) => column.notNull().references('account.id'))
    .addColumn('email', text, (column) => column.notNull().unique())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('password_hash', text)
    .addColumn('oidc_subject', text, (column) => column.unique())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('disabled_at', instant)
    .execute();
  await schema.createIndex('person_by_account').on('person').columns(['account', 'email']).execute();

  await schema
    .createTable('session')
    .addColumn('id_hash', text, (column) => column.primaryKey().notNull())
    .addColumn('person', text, (column) => column.notNull().references('person.id').onDelete('cascade'))
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .addColumn('seen_at', instant, (column) => column.notNull())
    .execute();
  await schema.createIndex('session_by_person').on('session').column('person').execute();
  await schema.createIndex('session_age').on('session').column('expires_at').execute();

  await schema
    .createTable('sign_in_attempt')
    .addColumn('subject', text, (column) => column.primaryKey().notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('last_at', instant, (column) => column.notNull())
    .addColumn('blocked_until', instant, (column) => column.notNull())
    .execute();

  await schema
    .createTable('profile')
    .addColumn('arn', text, (column) => column.primaryKey().notNull())
    .addColumn('account', text, (column) => column.notNull().references('account.id'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('description', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('deleted_at', instant)
    .execute();
  await sql`create unique index profile_name on profile (account, name_key) where deleted_at is null`.execute(
    db,
  );

  await schema
    .createTable('profile_version')
    .addColumn('profile', text, (column) => column.notNull().references('profile.arn').onDelete('cascade'))
    .addColumn('version', text, (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('profile_version_key', ['profile', 'version'])
    .execute();

  await schema
    .createTable('workload')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('account', text, (column) => column.notNull().references('account.id'))
    .addColumn('region', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('profile', text, (column) => column.references('profile.arn'))
    .addColumn('profile_version', text)
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addUniqueConstraint('workload_name', ['account', 'name_key'])
    .execute();
  await schema.createIndex('workload_by_profile').on('workload').column('profile').execute();

  await schema
    .createTable('lens_review')
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('lens', text, (column) => column.notNull())
    .addColumn('version', text, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('lens_review_key', ['subject', 'lens'])
    .execute();
  await schema.createIndex('lens_review_by_lens').on('lens_review').column('lens').execute();

  await schema
    .createTable('answer')
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('lens', text, (column) => column.notNull())
    .addColumn('question', text, (column) => column.notNull())
    .addColumn('pillar', text, (column) => column.notNull())
    .addColumn('risk', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('updated_by', text)
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('answer_key', ['subject', 'lens', 'question'])
    .execute();
  await schema
    .createIndex('answer_risks')
    .on('answer')
    .columns(['subject', 'lens', 'pillar', 'risk'])
    .execute();

  await schema
    .createTable('milestone')
    .addColumn('workload', text, (column) => column.notNull().references('workload.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('recorded_at', instant, (column) => column.notNull())
    .addColumn('summary', text, (column) => column.notNull())
    .addColumn('snapshot', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('milestone_key', ['workload', 'number'])
    .addUniqueConstraint('milestone_name', ['workload', 'name_key'])
    .execute();

  await schema
    .createTable('lens')
    .addColumn('arn', text, (column) => column.primaryKey().notNull())
    .addColumn('account', text, (column) => column.notNull().references('account.id'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('deleted_at', instant)
    .execute();
  await schema.createIndex('lens_by_account').on('lens').columns(['account', 'name_key']).execute();
  await sql`create unique index lens_name on lens (account, name_key) where deleted_at is null`.execute(db);

  await schema
    .createTable('lens_version')
    .addColumn('lens', text, (column) => column.notNull().references('lens.arn').onDelete('cascade'))
    .addColumn('version', text, (column) => column.notNull())
    .addColumn('is_major', 'integer', (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('description', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('deleted_at', instant)
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('lens_version_key', ['lens', 'version'])
    .execute();

  await schema
    .createTable('review_template')
    .addColumn('arn', text, (column) => column.primaryKey().notNull())
    .addColumn('account', text, (column) => column.notNull().references('account.id'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addUniqueConstraint('review_template_name', ['account', 'name_key'])
    .execute();

  await schema
    .createTable('share')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('resource', text, (column) => column.notNull())
    .addColumn('account', text, (column) => column.notNull().references('account.id'))
    .addColumn('shared_with', text, (column) => column.notNull())
    .addColumn('permission', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addUniqueConstraint('share_once', ['resource', 'shared_with'])
    .execute();
  await schema
    .createIndex('share_by_recipient')
    .on('share')
    .columns(['shared_with', 'kind', 'status'])
    .execute();

  await schema
    .createTable('tag')
    .addColumn('resource', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('value', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('tag_key', ['resource', 'key'])
    .execute();

  await schema
    .createTable('request_token')
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('operation', text, (column) => column.notNull())
    .addColumn('token', text, (column) => column.notNull())
    .addColumn('parameters', text, (column) => column.notNull())
    .addColumn('response', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('request_token_key', ['account', 'operation', 'token'])
    .execute();
  await schema.createIndex('request_token_age').on('request_token').column('created_at').execute();

  await schema
    .createTable('audit')
    .addColumn('sequence', engine === 'postgres' ? 'bigserial' : 'integer', (column) =>
      engine === 'postgres' ? column.primaryKey() : column.primaryKey().autoIncrement(),
    )
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('operation', text, (column) => column.notNull())
    .addColumn('resource', text, (column) => column.notNull())
    .addColumn('before', text)
    .addColumn('after', text)
    .execute();
  await schema.createIndex('audit_by_account').on('audit').columns(['account', 'sequence']).execute();
  await appendOnly(db, engine);

  await schema
    .createTable('architecture')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('location', text, (column) => column.notNull())
    .addColumn('size', instant, (column) => column.notNull())
    .addColumn('skipped', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .execute();
  await schema
    .createIndex('architecture_by_subject')
    .on('architecture')
    .columns(['subject', 'created_at'])
    .execute();

  await schema
    .createTable('review_run')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('architecture', text, (column) => column.notNull())
    .addColumn('architecture_name', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('progress', text, (column) => column.notNull())
    .addColumn('requested_by', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('started_at', instant)
    .addColumn('worker', text)
    .addColumn('heartbeat_at', instant)
    .addColumn('ended_at', instant)
    .addColumn('error', text)
    .addColumn('summary', text)
    .addColumn('statements', text)
    .addColumn('result', text)
    .execute();
  await schema
    .createIndex('review_run_by_subject')
    .on('review_run')
    .columns(['subject', 'created_at'])
    .execute();
  await schema.createIndex('review_run_by_status').on('review_run').column('status').execute();

  await schema
    .createTable('item_state')
    .addColumn('workload', text, (column) => column.notNull().references('workload.id').onDelete('cascade'))
    .addColumn('item', text, (column) => column.notNull())
    .addColumn('owner', text)
    .addColumn('due', text)
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('note', text)
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('item_state_key', ['workload', 'item'])
    .execute();

  await schema
    .createTable('accepted_risk')
    .addColumn('workload', text, (column) => column.notNull().references('workload.id').onDelete('cascade'))
    .addColumn('lens', text, (column) => column.notNull())
    .addColumn('question', text, (column) => column.notNull())
    .addColumn('choice', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('expires', text, (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('accepted_risk_key', ['workload', 'lens', 'question', 'choice'])
    .execute();

  await schema
    .createTable('agent_profile')
    .addColumn('arn', text, (column) => column.primaryKey().notNull())
    .addColumn('account', text, (column) => column.notNull().references('account.id'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .addColumn('updated_by', text, (column) => column.notNull())
    .addUniqueConstraint('agent_profile_name', ['account', 'name'])
    .execute();

  await schema
    .createTable('agent_note')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('profile', text, (column) =>
      column.notNull().references('agent_profile.arn').onDelete('cascade'),
    )
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .addColumn('updated_by', text, (column) => column.notNull())
    .execute();
  await schema
    .createIndex('agent_note_by_profile')
    .on('agent_note')
    .columns(['profile', 'kind', 'id'])
    .execute();

  await schema
    .createTable('agent_recommendation')
    .addColumn('arn', text, (column) => column.primaryKey().notNull())
    .addColumn('profile', text, (column) =>
      column.notNull().references('agent_profile.arn').onDelete('cascade'),
    )
    .addColumn('generation', text, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('pillar', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .execute();
  await schema
    .createIndex('agent_recommendation_by_profile')
    .on('agent_recommendation')
    .columns(['profile', 'position', 'arn'])
    .execute();
}

/** The database itself refuses to change or delete what the audit trail holds. */
async function appendOnly(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === 'sqlite') {
    for (const change of ['update', 'delete'])
      await sql`create trigger ${sql.ref(`audit_no_${change}`)} before ${sql.raw(change)} on audit
        begin select raise(abort, 'the audit trail is append-only'); end`.execute(db);
    return;
  }
  await sql`create function audit_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'the audit trail is append-only'; end $$`.execute(db);
  await sql`create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only()`.execute(db);
}
