import type { WorkloadSummary } from '@aws-sdk/client-wellarchitected';
import { allPages, type Tool } from './tool.ts';

/** What is found under a name or an id: one workload, none, or several that are called the same. */
export type FoundWorkload =
  | { readonly id: string; readonly name: string }
  | { readonly none: true }
  | { readonly several: readonly string[] };

/** A workload by its id of 32 digits, its ARN or its name. Case and spaces in names count for nothing, as in the tool. */
export async function findWorkload(tool: Tool, nameOrId: string): Promise<FoundWorkload> {
  const [id] = /[0-9a-f]{32}$/.exec(nameOrId) ?? [];
  if (id !== undefined && (nameOrId === id || nameOrId.startsWith('arn:'))) {
    try {
      const { Workload } = await tool.getWorkload({ WorkloadId: id });
      return { id, name: Workload?.WorkloadName ?? id };
    } catch (error) {
      if ((error as Error).name === 'ResourceNotFoundException') return { none: true };
      throw error;
    }
  }
  const named = (await workloads(tool)).filter(
    ({ WorkloadName = '' }) => nameKey(WorkloadName) === nameKey(nameOrId),
  );
  const [first, ...others] = named;
  if (first === undefined) return { none: true };
  if (others.length > 0)
    return { several: named.map(({ WorkloadId, Owner }) => `${WorkloadId} of ${Owner}`) };
  return { id: first.WorkloadId ?? '', name: first.WorkloadName ?? '' };
}

async function workloads(tool: Tool): Promise<readonly WorkloadSummary[]> {
  return await allPages(
    (token) => tool.listWorkloads({ MaxResults: 50, ...token }),
    ({ WorkloadSummaries }) => WorkloadSummaries,
  );
}

/** A name without case and spaces: two that differ in those only count as one. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/\s+/gu, '');
}
