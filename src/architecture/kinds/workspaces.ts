import { defineKind, flag, link, text } from '../index.ts';

export const workspace = defineKind({
  id: 'workspaces-workspace',
  name: 'Amazon WorkSpaces desktop',
  terraform: 'aws_workspaces_workspace',
  cloudformation: 'AWS::WorkSpaces::Workspace',
  attributes: {
    directory: link({
      terraform: 'directory_id',
      cloudformation: 'DirectoryId',
      relation: 'in',
      to: ['workspaces-directory'],
    }),
    rootEncrypted: flag({
      terraform: 'root_volume_encryption_enabled',
      cloudformation: 'RootVolumeEncryptionEnabled',
      default: false,
    }),
    userEncrypted: flag({
      terraform: 'user_volume_encryption_enabled',
      cloudformation: 'UserVolumeEncryptionEnabled',
      default: false,
    }),
    /** `AUTO_STOP` is paid by the hour, `ALWAYS_ON` by the month. */
    runningMode: text({
      terraform: 'workspace_properties.running_mode',
      cloudformation: 'WorkspaceProperties.RunningMode',
    }),
  },
});

export const workspacesDirectory = defineKind({
  id: 'workspaces-directory',
  name: 'Amazon WorkSpaces directory',
  terraform: 'aws_workspaces_directory',
  names: { terraform: 'directory_id' },
  attributes: {
    subnets: link({ terraform: 'subnet_ids', relation: 'in', to: ['vpc-subnet'] }),
    ipGroups: link({ terraform: 'ip_group_ids', relation: 'uses', to: ['workspaces-ip-group'] }),
  },
});

/** The addresses that desktops may be reached from. */
export const workspacesIpGroup = defineKind({
  id: 'workspaces-ip-group',
  name: 'Amazon WorkSpaces IP access control group',
  terraform: 'aws_workspaces_ip_group',
  names: { terraform: 'name' },
  attributes: { source: text({ terraform: 'rules.source' }) },
});
