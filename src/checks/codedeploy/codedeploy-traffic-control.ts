import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { deploymentGroup } from '../../architecture/kinds/codedeploy.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const codedeployTrafficControl = defineCheck({
  id: 'codedeploy-traffic-control',
  kind: deploymentGroup,
  related: [autoScalingGroup],
  title: 'Instances get no requests from the load balancer while CodeDeploy replaces their software',
  why: 'CodeDeploy stops the application on an instance, copies the new one and starts it. Unless it takes the instance out of the load balancer meanwhile, users run into a server that is just being changed, at every deployment.',
  remediation:
    'Set the deployment option WITH_TRAFFIC_CONTROL and name the target group, or deploy blue/green.',
  links: [
    'https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-elastic-load-balancing.html',
  ],
  blindSpots: ['Groups behind no load balancer, and instances chosen by tag, are not judged.'],
  examine: ({ groups, loadBalancers, option }, { follow }) => {
    const group = follow(groups, autoScalingGroup).find(
      ({ targetGroups, classicLoadBalancers }) =>
        targetGroups.state !== 'absent' || classicLoadBalancers.state !== 'absent',
    );
    if (group === undefined) return 'not-applicable';
    if (option.state === 'unresolved') return inconclusive(option.reason, option.location);
    const controlled = option.state === 'known' && option.value === 'WITH_TRAFFIC_CONTROL';
    if (controlled && loadBalancers.state === 'known' && loadBalancers.value) {
      return supports('CodeDeploy takes each instance out of the load balancer first.', option.location);
    }
    return contradicts(
      `${group.id} stands behind a load balancer that goes on sending requests during a deployment.`,
      option.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "web" {
  name           = "web"
  min_size       = 2
  max_size       = 4
  load_balancers = ["web"]
}

resource "aws_codedeploy_deployment_group" "web" {
  app_name              = "web"
  deployment_group_name = "web"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"
  autoscaling_groups    = [aws_autoscaling_group.web.name]

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "IN_PLACE"
  }

  load_balancer_info {
    elb_info {
      name = "web"
    }
  }
}`,
      contradicts: `
resource "aws_autoscaling_group" "web" {
  name           = "web"
  min_size       = 2
  max_size       = 4
  load_balancers = ["web"]
}

resource "aws_codedeploy_deployment_group" "web" {
  app_name              = "web"
  deployment_group_name = "web"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"
  autoscaling_groups    = [aws_autoscaling_group.web.name]
}`,
      inconclusive: `
variable "option" {
  type = string
}

resource "aws_autoscaling_group" "web" {
  name           = "web"
  min_size       = 2
  max_size       = 4
  load_balancers = ["web"]
}

resource "aws_codedeploy_deployment_group" "web" {
  app_name              = "web"
  deployment_group_name = "web"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"
  autoscaling_groups    = [aws_autoscaling_group.web.name]

  deployment_style {
    deployment_option = var.option
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "4"
      LoadBalancerNames: [web]
  Deploy:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      ApplicationName: web
      ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
      AutoScalingGroups: [!Ref Web]
      DeploymentStyle: { DeploymentOption: WITH_TRAFFIC_CONTROL }
      LoadBalancerInfo:
        ElbInfoList:
          - Name: web`,
      contradicts: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "4"
      LoadBalancerNames: [web]
  Deploy:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      ApplicationName: web
      ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
      AutoScalingGroups: [!Ref Web]`,
    },
  },
});
