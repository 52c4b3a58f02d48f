import { isUniqueViolation } from '../../../../store/store.ts';
import { changing } from '../../operation.ts';
import { conflict } from '../../protocol/api-error.ts';
import { profileOf, profileShape, profileVersion } from '../../profiles.ts';

/** Other answers make a new version; workloads keep theirs until they are upgraded. */
export const updateProfile = changing('UpdateProfile', 'reviewer', async (call) => {
  const { input, db, now, services } = call;
  const { ProfileArn = '', ProfileDescription, ProfileQuestions } = input;
  const before = await profileOf(call, ProfileArn);
  const newest = await profileVersion(db, ProfileArn);
  const description = ProfileDescription ?? before.description;
  const answers =
    ProfileQuestions === undefined
      ? newest.answers
      : services.profileTemplate.updated(newest.answers, ProfileQuestions);
  const body = JSON.stringify(answers);
  const isAnswered = body !== JSON.stringify(newest.answers);
  const sequence = newest.sequence + 1;
  const version = isAnswered ? String(sequence) : newest.version;
  if (isAnswered) {
    try {
      await db
        .insertInto('profile_version')
        .values({ profile: ProfileArn, version, sequence, body, created_at: now })
        .execute();
    } catch (error) {
      if (isUniqueViolation(error))
        throw conflict('Somebody else changed the profile at the same time.', 'PROFILE', ProfileArn);
      throw error;
    }
  }
  await db
    .updateTable('profile')
    .set({ description, updated_at: now })
    .where('arn', '=', ProfileArn)
    .execute();
  call.changed(
    ProfileArn,
    { description: before.description, version: newest.version, answers: newest.answers },
    { description, version, answers },
  );
  const after = { ...before, description, updated_at: now };
  return { Profile: await profileShape(call, after, { ...newest, version, sequence, answers }) };
});
