import type { AnyOperation } from '../../operation.ts';
import { createMilestone } from './create-milestone.ts';
import { getMilestone } from './get-milestone.ts';
import { listMilestones } from './list-milestones.ts';

export const milestoneOperations: readonly AnyOperation[] = [createMilestone, getMilestone, listMilestones];
