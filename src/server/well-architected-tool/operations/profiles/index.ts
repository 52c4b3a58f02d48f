import type { AnyOperation } from '../../operation.ts';
import { associateProfiles } from './associate-profiles.ts';
import { createProfile } from './create-profile.ts';
import { deleteProfile } from './delete-profile.ts';
import { disassociateProfiles } from './disassociate-profiles.ts';
import { getProfile } from './get-profile.ts';
import { getProfileTemplate } from './get-profile-template.ts';
import { listProfileNotifications } from './list-profile-notifications.ts';
import { listProfiles } from './list-profiles.ts';
import { updateProfile } from './update-profile.ts';
import { upgradeProfileVersion } from './upgrade-profile-version.ts';

export const profileOperations: readonly AnyOperation[] = [
  associateProfiles,
  createProfile,
  deleteProfile,
  disassociateProfiles,
  getProfile,
  getProfileTemplate,
  listProfileNotifications,
  listProfiles,
  updateProfile,
  upgradeProfileVersion,
];
