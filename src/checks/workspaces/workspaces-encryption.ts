import { workspace } from '../../architecture/kinds/workspaces.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const workspacesEncryption = defineCheck({
  id: 'workspaces-encryption',
  kind: workspace,
  title: 'Disks of a WorkSpaces desktop are encrypted',
  why: 'People keep drafts, exports and passwords on their desktop. The disks of a desktop can only be encrypted when it is made; later everything has to be moved to a new one.',
  remediation: 'Turn on encryption of the root and the user volume when the desktop is made.',
  links: ['https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html'],
  examine: ({ location, rootEncrypted, userEncrypted }) => {
    for (const volume of [userEncrypted, rootEncrypted]) {
      if (volume.state === 'unresolved') return inconclusive(volume.reason, volume.location);
    }
    if (userEncrypted.state === 'known' && !userEncrypted.value)
      return contradicts('The volume with the files of the user is not encrypted.', userEncrypted.location);
    if (rootEncrypted.state === 'known' && !rootEncrypted.value)
      return contradicts('The root volume is not encrypted.', rootEncrypted.location);
    return supports('Both volumes are encrypted.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_workspaces_workspace" "ada" {
  directory_id                   = "d-0a1b2c3d4e"
  bundle_id                      = "wsb-0a1b2c3d4"
  user_name                      = "ada"
  root_volume_encryption_enabled = true
  user_volume_encryption_enabled = true
}`,
      contradicts: `
resource "aws_workspaces_workspace" "ada" {
  directory_id = "d-0a1b2c3d4e"
  bundle_id    = "wsb-0a1b2c3d4"
  user_name    = "ada"
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_workspaces_workspace" "ada" {
  directory_id                   = "d-0a1b2c3d4e"
  bundle_id                      = "wsb-0a1b2c3d4"
  user_name                      = "ada"
  root_volume_encryption_enabled = var.encrypt
  user_volume_encryption_enabled = var.encrypt
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ada:
    Type: AWS::WorkSpaces::Workspace
    Properties:
      DirectoryId: d-0a1b2c3d4e
      BundleId: wsb-0a1b2c3d4
      UserName: ada
      RootVolumeEncryptionEnabled: true
      UserVolumeEncryptionEnabled: true`,
      contradicts: `
Resources:
  Ada:
    Type: AWS::WorkSpaces::Workspace
    Properties:
      DirectoryId: d-0a1b2c3d4e
      BundleId: wsb-0a1b2c3d4
      UserName: ada
      UserVolumeEncryptionEnabled: true`,
    },
  },
});
