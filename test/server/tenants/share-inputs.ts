import type { InputsOf } from './inputs.ts';

/** An account that nothing is shared with yet. */
const SOMEBODY = '999900003333';

/** Inputs of the operations on shares and invitations. */
export const SHARE_INPUTS: InputsOf<
  | 'CreateWorkloadShare'
  | 'UpdateWorkloadShare'
  | 'DeleteWorkloadShare'
  | 'ListWorkloadShares'
  | 'CreateLensShare'
  | 'DeleteLensShare'
  | 'ListLensShares'
  | 'CreateProfileShare'
  | 'DeleteProfileShare'
  | 'ListProfileShares'
  | 'CreateTemplateShare'
  | 'DeleteTemplateShare'
  | 'ListTemplateShares'
  | 'ListShareInvitations'
  | 'UpdateShareInvitation'
> = {
  CreateWorkloadShare: (theirs) => [
    { WorkloadId: theirs.workload, SharedWith: SOMEBODY, PermissionType: 'READONLY' },
  ],
  UpdateWorkloadShare: (theirs, own) => [
    { WorkloadId: theirs.workload, ShareId: theirs.workloadShare, PermissionType: 'READONLY' },
    { WorkloadId: own.workload, ShareId: theirs.workloadShare, PermissionType: 'READONLY' },
  ],
  DeleteWorkloadShare: (theirs, own) => [
    { WorkloadId: theirs.workload, ShareId: theirs.workloadShare },
    { WorkloadId: own.workload, ShareId: theirs.workloadShare },
  ],
  ListWorkloadShares: (theirs) => [{ WorkloadId: theirs.workload }],
  CreateLensShare: (theirs) => [{ LensAlias: theirs.lens, SharedWith: SOMEBODY }],
  DeleteLensShare: (theirs, own) => [
    { LensAlias: theirs.lens, ShareId: theirs.lensShare },
    { LensAlias: own.lens, ShareId: theirs.lensShare },
  ],
  ListLensShares: (theirs) => [{ LensAlias: theirs.lens }],
  CreateProfileShare: (theirs) => [{ ProfileArn: theirs.profile, SharedWith: SOMEBODY }],
  DeleteProfileShare: (theirs, own) => [
    { ProfileArn: theirs.profile, ShareId: theirs.profileShare },
    { ProfileArn: own.profile, ShareId: theirs.profileShare },
  ],
  ListProfileShares: (theirs) => [{ ProfileArn: theirs.profile }],
  CreateTemplateShare: (theirs) => [{ TemplateArn: theirs.template, SharedWith: SOMEBODY }],
  DeleteTemplateShare: (theirs, own) => [
    { TemplateArn: theirs.template, ShareId: theirs.templateShare },
    { TemplateArn: own.template, ShareId: theirs.templateShare },
  ],
  ListTemplateShares: (theirs) => [{ TemplateArn: theirs.template }],
  ListShareInvitations: (theirs) => [{}, { WorkloadNamePrefix: theirs.secret }],
  UpdateShareInvitation: (theirs) => [
    { ShareInvitationId: theirs.invitation, ShareInvitationAction: 'ACCEPT' },
  ],
};
