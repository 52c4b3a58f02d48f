import { permissionSet } from '../../architecture/kinds/identitycenter.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const identitycenterAdministratorSession = defineCheck({
  id: 'identitycenter-administrator-session',
  kind: permissionSet,
  title: 'Administrator session ends within the working day',
  why: 'The keys of a session work for whoever copies them from a laptop until the session ends. Those of an administrator should not last through the night.',
  remediation: 'Let sessions of administrators end after one to four hours.',
  links: ['https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html'],
  blindSpots: ['Permission sets with administrator rights in a policy of their own are not seen.'],
  examine: ({ sessionDuration, managedPolicies }) => {
    const names = managedPolicies.state === 'known' ? managedPolicies.value.values : [];
    if (!names.some((arn) => ADMINISTRATOR.test(arn))) return 'not-applicable';
    return expect(sessionDuration, (text) => (hoursOf(text) ?? 0) <= 8, {
      supports: (text) => `Sessions of administrators last ${text} at most.`,
      contradicts: (text) => `Sessions of administrators last ${text}.`,
      absent: 'inconclusive',
    });
  },
  fix: { set: [{ attribute: 'sessionDuration', value: 'PT8H' }] },
  examples: {
    terraform: {
      supports: `
resource "aws_ssoadmin_permission_set" "administrator" {
  name             = "Administrator"
  instance_arn     = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  session_duration = "PT2H"
}

resource "aws_ssoadmin_managed_policy_attachment" "administrator" {
  instance_arn       = aws_ssoadmin_permission_set.administrator.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.administrator.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`,
      contradicts: `
resource "aws_ssoadmin_permission_set" "administrator" {
  name             = "Administrator"
  instance_arn     = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  session_duration = "PT12H"
}

resource "aws_ssoadmin_managed_policy_attachment" "administrator" {
  instance_arn       = aws_ssoadmin_permission_set.administrator.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.administrator.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`,
      inconclusive: `
variable "session" {
  type = string
}

resource "aws_ssoadmin_permission_set" "administrator" {
  name             = "Administrator"
  instance_arn     = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  session_duration = var.session
}

resource "aws_ssoadmin_managed_policy_attachment" "administrator" {
  instance_arn       = aws_ssoadmin_permission_set.administrator.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.administrator.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Administrator:
    Type: AWS::SSO::PermissionSet
    Properties:
      Name: Administrator
      InstanceArn: arn:aws:sso:::instance/ssoins-0123456789abcdef
      SessionDuration: PT1H
      ManagedPolicies:
        - arn:aws:iam::aws:policy/AdministratorAccess`,
      contradicts: `
Resources:
  Administrator:
    Type: AWS::SSO::PermissionSet
    Properties:
      Name: Administrator
      InstanceArn: arn:aws:sso:::instance/ssoins-0123456789abcdef
      SessionDuration: PT12H
      ManagedPolicies:
        - arn:aws:iam::aws:policy/AdministratorAccess`,
    },
  },
});

const ADMINISTRATOR = /:policy\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

/** Hours of `PT1H30M`. */
function hoursOf(duration: string): number | undefined {
  const parts = /^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?/.exec(duration);
  return parts === null ? undefined : Number(parts[1] ?? 0) + Number(parts[2] ?? 0) / 60;
}
