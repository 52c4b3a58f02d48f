import type { Selectable } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { ProfileTable, ProfileVersionTable } from '../../store/tables.ts';
import type { Call } from './operation.ts';
import type { ProfileAnswers, ProfileQuestion } from './profile-template.ts';
import { invalidMember, notFound } from './protocol/api-error.ts';
import type { OutputOf } from './protocol/operation-types.ts';
import { invitationMember, roleOn } from './shared-access.ts';
import { tagsMember } from './tags.ts';
import type { AppliedProfile } from './workload-profiles.ts';
import { seconds } from './workloads.ts';

/** A profile as stored. */
export type Profile = Selectable<ProfileTable>;

/** What a profile answered at a time. */
export interface ProfileVersion extends Omit<Selectable<ProfileVersionTable>, 'body'> {
  readonly answers: ProfileAnswers;
}

type ReachingCall = Pick<Call, 'db' | 'principal' | 'needs'>;

/** The profile, where the principal owns it or it was shared with them. To all others it does not exist, nor after it was deleted. */
export async function profileOf(call: ReachingCall, arn: string): Promise<Profile> {
  const row = await call.db
    .selectFrom('profile')
    .selectAll()
    .where('arn', '=', arn)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw notFound('PROFILE', arn);
  await roleOn(call, 'PROFILE', arn, row.account);
  return row;
}

/** A version of a profile; the newest where none is named. */
export async function profileVersion(db: Db, profile: string, version?: string): Promise<ProfileVersion> {
  let query = db.selectFrom('profile_version').selectAll().where('profile', '=', profile);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.orderBy('sequence', 'desc').executeTakeFirst();
  if (row === undefined) throw notFound('PROFILE', `${profile} version ${version}`);
  const { body, ...rest } = row;
  return { ...rest, answers: JSON.parse(body) as ProfileAnswers };
}

/** Profiles joined with the newest version of each. */
export function withNewestVersion(db: Db) {
  return db
    .selectFrom('profile')
    .innerJoin('profile_version as newest', 'newest.profile', 'profile.arn')
    .where(({ eb, selectFrom }) =>
      eb(
        'newest.sequence',
        '=',
        selectFrom('profile_version as other')
          .select(({ fn }) => fn.max('other.sequence').as('sequence'))
          .whereRef('other.profile', '=', 'profile.arn'),
      ),
    );
}

/** The profile that a client names for a workload, in its newest version. A workload has one profile at most. */
export async function newestProfile(
  call: Pick<Call, 'db' | 'principal'>,
  arns: readonly string[],
): Promise<AppliedProfile | undefined> {
  const [arn, ...more] = new Set(arns);
  if (arn === undefined) return undefined;
  if (more.length > 0) throw invalidMember('ProfileArns', 'A workload has at most one profile.');
  await profileOf({ ...call, needs: 'reader' }, arn);
  return { profile: arn, version: (await profileVersion(call.db, arn)).version };
}

/** A profile as GetProfile shows it. */
export async function profileShape(
  call: Pick<Call, 'db' | 'principal' | 'services'>,
  profile: Profile,
  { version, answers }: ProfileVersion,
): Promise<NonNullable<OutputOf<'GetProfile'>['Profile']>> {
  return {
    ...profileSummaryShape(profile, version),
    ProfileQuestions: call.services.profileTemplate.data.questions.map((question) => {
      const known = new Set(question.choices.map(({ id }) => id));
      return {
        ...templateQuestionShape(question),
        SelectedChoiceIds: (answers[question.id] ?? []).filter((id) => known.has(id)),
      };
    }),
    ...(await invitationMember(call, 'PROFILE', profile.arn, profile.account)),
    ...(await tagsMember(call.db, profile.arn)),
  };
}

/** A profile as ListProfiles shows it. */
export function profileSummaryShape(profile: Profile, version: string) {
  return {
    ProfileArn: profile.arn,
    ProfileVersion: version,
    ProfileName: profile.name,
    ProfileDescription: profile.description,
    Owner: profile.account,
    CreatedAt: seconds(profile.created_at),
    UpdatedAt: seconds(profile.updated_at),
  };
}

/** A question of the profile template, with its choices. */
export function templateQuestionShape({ id, title, description, min, max, choices }: ProfileQuestion) {
  return {
    QuestionId: id,
    QuestionTitle: title,
    ...(description !== undefined && { QuestionDescription: description }),
    QuestionChoices: choices.map((choice) => ({
      ChoiceId: choice.id,
      ChoiceTitle: choice.title,
      ...(choice.description !== undefined && { ChoiceDescription: choice.description }),
    })),
    MinSelectedChoices: min,
    MaxSelectedChoices: max,
  };
}
