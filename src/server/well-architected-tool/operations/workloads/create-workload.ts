import { holdAccount } from '../../../accounts.ts';
import { isUniqueViolation } from '../../../../store/store.ts';
import { newId } from '../../ids.ts';
import { industryProblems } from '../../industry-types.ts';
import type { LensContent } from '../../lens-catalog.ts';
import { FRAMEWORK_ARN } from '../../lens-catalog.ts';
import { changing } from '../../operation.ts';
import { conflict, invalidFields, quotaExceeded } from '../../protocol/api-error.ts';
import { applyLenses } from '../../review-writes.ts';
import { putTags } from '../../tags.ts';
import { nameKey, workloadArn, type WorkloadBody } from '../../workloads.ts';
import { copyTemplate, templateToApply } from '../../apply-template.ts';
import { newestProfile } from '../../profiles.ts';

export const createWorkload = changing('CreateWorkload', 'reviewer', async (call) => {
  const { input, db, principal, region, now, services } = call;
  checkWorkload(input);
  await holdAccount(db, principal.account);
  const { workloads } = await db
    .selectFrom('workload')
    .select(({ fn }) => fn.countAll<number>().as('workloads'))
    .where('account', '=', principal.account)
    .executeTakeFirstOrThrow();
  if (Number(workloads) >= services.quotas.workloads)
    throw quotaExceeded(`The account has ${workloads} workloads, which is the limit.`, 'L-WORKLOADS');

  const id = newId();
  const name = input.WorkloadName ?? '';
  const row = { id, account: principal.account, region, name, name_key: nameKey(name) };
  const template = await templateToApply(call, input.ReviewTemplateArns ?? []);
  const body = workloadBody(input, template?.template.body.notes);
  const profile = await newestProfile(call, input.ProfileArns ?? []);
  try {
    await db
      .insertInto('workload')
      .values({
        ...row,
        body: JSON.stringify(body),
        profile: profile?.profile ?? null,
        profile_version: profile?.version ?? null,
        created_at: now,
        updated_at: now,
        revision: 1,
      })
      .execute();
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict(`A workload with name ${name} already exists.`, 'WORKLOAD', name);
    throw error;
  }
  const arn = workloadArn(row);
  const lenses: LensContent[] = [await services.lenses.latest(db, principal, FRAMEWORK_ARN)];
  for (const alias of input.Lenses ?? []) lenses.push(await services.lenses.latest(db, principal, alias));
  lenses.push(...(template?.lenses ?? []));
  const applied = [...new Map(lenses.map((lens) => [lens.arn, lens])).values()];
  await applyLenses(call, id, applied);
  await putTags(db, arn, input.Tags ?? {});
  if (template !== undefined) await copyTemplate(call, id, template);
  call.changed(arn, null, {
    name,
    ...body,
    lenses: applied.map((lens) => lens.arn),
    ...profile,
    ...(template !== undefined && { template: template.template.arn }),
  });
  return { WorkloadId: id, WorkloadArn: arn };
});

type WorkloadInput = Parameters<typeof createWorkload.handle>[0]['input'];

/** What the model leaves open and the service asks for all the same. */
function checkWorkload({
  ReviewOwner,
  AwsRegions = [],
  NonAwsRegions = [],
  IndustryType,
}: WorkloadInput): void {
  const fields = [
    ...(ReviewOwner === undefined ? [{ Name: 'ReviewOwner', Message: 'expected a value' }] : []),
    ...(AwsRegions.length + NonAwsRegions.length === 0
      ? [{ Name: 'AwsRegions', Message: 'expected at least one Region here or in NonAwsRegions' }]
      : []),
    ...industryProblems(IndustryType),
  ];
  if (fields.length > 0) throw invalidFields(fields);
}

/** What the client says; the template's notes where it says none. */
function workloadBody(input: WorkloadInput, notes: string | undefined): WorkloadBody {
  const {
    WorkloadName: _name,
    Lenses: _lenses,
    ClientRequestToken: _token,
    Tags: _tags,
    ProfileArns: _profiles,
    ReviewTemplateArns: _templates,
    ...stated
  } = input;
  return {
    ...(notes !== undefined && notes !== '' && { Notes: notes }),
    ...stated,
    ImprovementStatus: 'NOT_APPLICABLE',
    IsReviewOwnerUpdateAcknowledged: false,
  };
}
