import type { AnyOperation } from '../../operation.ts';
import { getGlobalSettings } from './get-global-settings.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { tagResource } from './tag-resource.ts';
import { untagResource } from './untag-resource.ts';
import { updateGlobalSettings } from './update-global-settings.ts';
import { updateIntegration } from './update-integration.ts';

export const settingOperations: readonly AnyOperation[] = [
  getGlobalSettings,
  listTagsForResource,
  tagResource,
  untagResource,
  updateGlobalSettings,
  updateIntegration,
];
