import type { AnyOperation } from '../operation.ts';
import { agentOperations } from './agent/index.ts';
import { checkOperations } from './checks/index.ts';
import { lensReviewOperations } from './lens-reviews/index.ts';
import { lensOperations } from './lenses/index.ts';
import { milestoneOperations } from './milestones/index.ts';
import { notificationOperations } from './notifications/index.ts';
import { profileOperations } from './profiles/index.ts';
import { reportOperations } from './reports/index.ts';
import { reviewTemplateOperations } from './review-templates/index.ts';
import { settingOperations } from './settings/index.ts';
import { shareOperations } from './shares/index.ts';
import { workloadOperations } from './workloads/index.ts';

/** Every operation of the API. */
export const OPERATIONS: readonly AnyOperation[] = [
  ...workloadOperations,
  ...lensReviewOperations,
  ...milestoneOperations,
  ...lensOperations,
  ...notificationOperations,
  ...reviewTemplateOperations,
  ...profileOperations,
  ...shareOperations,
  ...reportOperations,
  ...checkOperations,
  ...settingOperations,
  ...agentOperations,
];
