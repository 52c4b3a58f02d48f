import type { AnyOperation } from '../../operation.ts';
import { createWorkload } from './create-workload.ts';
import { deleteWorkload } from './delete-workload.ts';
import { getWorkload } from './get-workload.ts';
import { listWorkloads } from './list-workloads.ts';
import { updateWorkload } from './update-workload.ts';

export const workloadOperations: readonly AnyOperation[] = [
  createWorkload,
  deleteWorkload,
  getWorkload,
  listWorkloads,
  updateWorkload,
];
