import { accountAssignment } from '../../architecture/kinds/identitycenter.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const identitycenterAssignmentToGroup = defineCheck({
  id: 'identitycenter-assignment-to-group',
  kind: accountAssignment,
  title: 'Access to an account is given to groups, not to single people',
  why: 'Access that hangs on one person stays when that person moves to another team. A group follows the job: who leaves the team leaves the group.',
  remediation: 'Assign the permission set to a group that the identity provider keeps.',
  links: ['https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html'],
  examine: ({ principalType }) =>
    expect(principalType, (value) => value === 'GROUP', {
      supports: 'A group has the access.',
      contradicts: 'A single person has the access.',
      absent: 'inconclusive',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_ssoadmin_account_assignment" "audit" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef"
  principal_type     = "GROUP"
  principal_id       = "0123456789-aaaa"
  target_id          = "111122223333"
  target_type        = "AWS_ACCOUNT"
}`,
      contradicts: `
resource "aws_ssoadmin_account_assignment" "audit" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef"
  principal_type     = "USER"
  principal_id       = "0123456789-aaaa"
  target_id          = "111122223333"
  target_type        = "AWS_ACCOUNT"
}`,
      inconclusive: `
variable "type" {
  type = string
}

resource "aws_ssoadmin_account_assignment" "audit" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef"
  principal_type     = var.type
  principal_id       = "0123456789-aaaa"
  target_id          = "111122223333"
  target_type        = "AWS_ACCOUNT"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Audit:
    Type: AWS::SSO::Assignment
    Properties:
      InstanceArn: arn:aws:sso:::instance/ssoins-0123456789abcdef
      PermissionSetArn: arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef
      PrincipalType: GROUP
      PrincipalId: 0123456789-aaaa
      TargetId: '111122223333'
      TargetType: AWS_ACCOUNT`,
      contradicts: `
Resources:
  Audit:
    Type: AWS::SSO::Assignment
    Properties:
      InstanceArn: arn:aws:sso:::instance/ssoins-0123456789abcdef
      PermissionSetArn: arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef
      PrincipalType: USER
      PrincipalId: 0123456789-aaaa
      TargetId: '111122223333'
      TargetType: AWS_ACCOUNT`,
    },
  },
});
