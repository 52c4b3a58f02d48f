import type { AnyOperation } from '../../operation.ts';
import { createLensShare } from './create-lens-share.ts';
import { createProfileShare } from './create-profile-share.ts';
import { createTemplateShare } from './create-template-share.ts';
import { createWorkloadShare } from './create-workload-share.ts';
import { deleteLensShare } from './delete-lens-share.ts';
import { deleteProfileShare } from './delete-profile-share.ts';
import { deleteTemplateShare } from './delete-template-share.ts';
import { deleteWorkloadShare } from './delete-workload-share.ts';
import { listLensShares } from './list-lens-shares.ts';
import { listProfileShares } from './list-profile-shares.ts';
import { listShareInvitations } from './list-share-invitations.ts';
import { listTemplateShares } from './list-template-shares.ts';
import { listWorkloadShares } from './list-workload-shares.ts';
import { updateShareInvitation } from './update-share-invitation.ts';
import { updateWorkloadShare } from './update-workload-share.ts';

export const shareOperations: readonly AnyOperation[] = [
  createLensShare,
  createProfileShare,
  createTemplateShare,
  createWorkloadShare,
  deleteLensShare,
  deleteProfileShare,
  deleteTemplateShare,
  deleteWorkloadShare,
  listLensShares,
  listProfileShares,
  listShareInvitations,
  listTemplateShares,
  listWorkloadShares,
  updateShareInvitation,
  updateWorkloadShare,
];
