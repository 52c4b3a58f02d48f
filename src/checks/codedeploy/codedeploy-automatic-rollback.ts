import { deploymentGroup } from '../../architecture/kinds/codedeploy.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const codedeployAutomaticRollback = defineCheck({
  id: 'codedeploy-automatic-rollback',
  kind: deploymentGroup,
  title: 'CodeDeploy goes back to the last good revision when a deployment fails',
  why: 'A deployment that fails half way leaves new and old versions side by side, or a service that does not start. Without automatic rollback it stays so until a person wakes up, finds the last good revision and deploys it by hand.',
  remediation:
    'Enable the automatic rollback of the deployment group, for failed deployments and for stopping alarms.',
  links: ['https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html'],
  examine: ({ rollback, rollbackEvents }) => {
    if (rollback.state === 'known' && rollback.value && rollbackEvents.state === 'absent') {
      return inconclusive(
        'Rollback is on, but the code names no event that would start it.',
        rollback.location,
      );
    }
    return expectTrue(rollback, {
      supports: 'A failed deployment is rolled back.',
      contradicts: 'A failed deployment stays as it is: automatic rollback is off.',
    });
  },
  fix: {
    set: [
      { attribute: 'rollback', value: true },
      { attribute: 'rollbackEvents', value: ['DEPLOYMENT_FAILURE'], keeps: true },
    ],
  },
  examples: {
    terraform: {
      supports: `
resource "aws_codedeploy_deployment_group" "shop" {
  app_name              = "shop"
  deployment_group_name = "shop"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE"]
  }
}`,
      contradicts: `
resource "aws_codedeploy_deployment_group" "shop" {
  app_name              = "shop"
  deployment_group_name = "shop"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"
}`,
      inconclusive: `
variable "rollback" {
  type = bool
}

resource "aws_codedeploy_deployment_group" "shop" {
  app_name              = "shop"
  deployment_group_name = "shop"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"

  auto_rollback_configuration {
    enabled = var.rollback
    events  = ["DEPLOYMENT_FAILURE"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      ApplicationName: shop
      ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
      AutoRollbackConfiguration:
        Enabled: true
        Events: [DEPLOYMENT_FAILURE]`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      ApplicationName: shop
      ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
      AutoRollbackConfiguration:
        Enabled: false`,
    },
  },
});
