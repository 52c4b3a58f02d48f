import { emrCluster } from '../../architecture/kinds/emr.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const emrScaling = defineCheck({
  id: 'emr-scaling',
  kind: emrCluster,
  title: 'EMR cluster grows and shrinks with its work',
  why: 'The steps of a job need very different numbers of nodes. A cluster of fixed size is too small for the largest of them and mostly idle for the rest.',
  remediation: 'Attach a managed scaling policy with a smallest and a largest size.',
  links: ['https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-scaling.html'],
  blindSpots: [
    'Short-lived clusters that are sized for one job are left out where they end after their steps.',
  ],
  examine: ({ scaling, staysAlive }) => {
    if (scaling.state === 'known' && !scaling.value && staysAlive.state === 'known' && !staysAlive.value)
      return 'not-applicable';
    return expectTrue(scaling, {
      supports: 'The cluster scales with its work.',
      contradicts: 'The size of the cluster is fixed.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_emr_cluster" "research" {
  name          = "research"
  release_label = "emr-7.5.0"
  service_role  = "emr"
}

resource "aws_emr_managed_scaling_policy" "research" {
  cluster_id = aws_emr_cluster.research.id
  compute_limits {
    unit_type              = "Instances"
    minimum_capacity_units = 2
    maximum_capacity_units = 20
  }
}`,
      contradicts: `
resource "aws_emr_cluster" "research" {
  name          = "research"
  release_label = "emr-7.5.0"
  service_role  = "emr"
}`,
      inconclusive: `
variable "scale" {
  type = bool
}

resource "aws_emr_cluster" "research" {
  name          = "research"
  release_label = "emr-7.5.0"
  service_role  = "emr"
}

resource "aws_emr_managed_scaling_policy" "research" {
  count      = var.scale ? 1 : 0
  cluster_id = aws_emr_cluster.research.id
  compute_limits {
    unit_type              = "Instances"
    minimum_capacity_units = 2
    maximum_capacity_units = 20
  }
}`,
      'not-applicable': `
resource "aws_emr_cluster" "nightly" {
  name                              = "nightly"
  release_label                     = "emr-7.5.0"
  service_role                      = "emr"
  keep_job_flow_alive_when_no_steps = false
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
      Instances: {}
      ManagedScalingPolicy:
        ComputeLimits:
          UnitType: Instances
          MinimumCapacityUnits: 2
          MaximumCapacityUnits: 20`,
      contradicts: `
Resources:
  Research:
    Type: AWS::EMR::Cluster
    Properties:
      Name: research
      JobFlowRole: emr-ec2
      ServiceRole: emr
      Instances: {}`,
    },
  },
});
