import { changing } from '../../operation.ts';
import { conflict } from '../../protocol/api-error.ts';
import { workloadOf } from '../../workloads.ts';

/** Would synchronize a workload with Jira; this server is connected to none. */
export const updateIntegration = changing('UpdateIntegration', 'reviewer', async (call) => {
  const { id } = await workloadOf(call, call.input.WorkloadId ?? '');
  throw conflict(
    'There is no Jira integration to update: this server is not connected to Jira (IntegrationStatus NOT_CONFIGURED).',
    'WORKLOAD',
    id,
  );
});
