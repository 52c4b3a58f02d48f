import { isUniqueViolation } from '../../../../store/store.ts';
import { industryProblems } from '../../industry-types.ts';
import { changing } from '../../operation.ts';
import { conflict, invalidFields } from '../../protocol/api-error.ts';
import { nameKey, workloadOf, workloadShape } from '../../workloads.ts';

export const updateWorkload = changing('UpdateWorkload', 'reviewer', async (call) => {
  const { input, db, now } = call;
  const { WorkloadId = '', WorkloadName, ...stated } = input;
  const before = await workloadOf(call, WorkloadId);
  const name = WorkloadName ?? before.name;
  const body = { ...before.body, ...stated };
  const wrong = industryProblems(stated.IndustryType);
  if (wrong.length > 0) throw invalidFields(wrong);
  if ((body.AwsRegions ?? []).length + (body.NonAwsRegions ?? []).length === 0)
    throw invalidFields([
      { Name: 'AwsRegions', Message: 'expected at least one Region here or in NonAwsRegions' },
    ]);
  try {
    await db
      .updateTable('workload')
      .set({ name, name_key: nameKey(name), body: JSON.stringify(body), updated_at: now })
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('id', '=', WorkloadId)
      .execute();
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict(`A workload with name ${name} already exists.`, 'WORKLOAD', WorkloadId);
    throw error;
  }
  call.changed(before.arn, { name: before.name, ...before.body }, { name, ...body });
  return { Workload: await workloadShape(call, await workloadOf(call, WorkloadId)) };
});
