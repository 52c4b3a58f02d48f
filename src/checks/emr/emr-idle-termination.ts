import { emrCluster } from '../../architecture/kinds/emr.ts';
import { defineCheck } from '../check.ts';
import { expectFalse, inconclusive, supports } from '../expectations.ts';

export const emrIdleTermination = defineCheck({
  id: 'emr-idle-termination',
  kind: emrCluster,
  title: 'EMR cluster ends when it has nothing to do',
  why: 'A cluster that was started for an afternoon of analysis and forgotten runs, and is paid for, until somebody looks at the bill. An idle policy ends it after an hour without work.',
  remediation: 'Let the cluster end after its steps, or give it an auto-termination policy.',
  links: ['https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-auto-termination-policy.html'],
  blindSpots: ['Clusters that serve people around the clock are judged like others.'],
  examine: ({ staysAlive, idleTermination }) => {
    if (idleTermination.state === 'known' && idleTermination.value)
      return supports('The cluster ends when it is idle.', idleTermination.location);
    if (idleTermination.state === 'unresolved')
      return inconclusive(idleTermination.reason, idleTermination.location);
    return expectFalse(staysAlive, {
      supports: 'The cluster ends after its steps.',
      contradicts: 'The cluster runs until somebody ends it.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_emr_cluster" "research" {
  name          = "research"
  release_label = "emr-7.5.0"
  service_role  = "emr"
  auto_termination_policy {
    idle_timeout = 3600
  }
}`,
      contradicts: `
resource "aws_emr_cluster" "research" {
  name          = "research"
  release_label = "emr-7.5.0"
  service_role  = "emr"
}`,
      inconclusive: `
variable "stay" {
  type = bool
}

resource "aws_emr_cluster" "research" {
  name                              = "research"
  release_label                     = "emr-7.5.0"
  service_role                      = "emr"
  keep_job_flow_alive_when_no_steps = var.stay
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Research:
    Type: AWS::EMR::Cluster
    Properties:
      Name: research
      JobFlowRole: emr-ec2
      ServiceRole: emr
      Instances:
        KeepJobFlowAliveWhenNoSteps: false`,
      contradicts: `
Resources:
  Research:
    Type: AWS::EMR::Cluster
    Properties:
      Name: research
      JobFlowRole: emr-ec2
      ServiceRole: emr
      Instances:
        KeepJobFlowAliveWhenNoSteps: true`,
    },
  },
});
