import { redshiftCluster, redshiftScheduledAction } from '../../architecture/kinds/redshift.ts';
import { environmentOf } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const redshiftPauseSchedule = defineCheck({
  id: 'redshift-pause-schedule',
  kind: redshiftCluster,
  related: [redshiftScheduledAction],
  title: 'Redshift cluster for tests pauses when nobody works',
  why: 'A cluster is paid for by the hour, whether anybody queries it or not. One for development stands idle three quarters of the week; paused, it costs its storage only.',
  remediation:
    'Pause the cluster in the evening and resume it in the morning with scheduled actions, or use Redshift Serverless.',
  links: ['https://docs.aws.amazon.com/redshift/latest/mgmt/rs-mgmt-pause-resume-cluster.html'],
  blindSpots: [
    'A script elsewhere that pauses the cluster is not seen.',
    'Only clusters that a tag or the review file names as not for production are judged.',
  ],
  examine: (cluster, neighbours, requirements) => {
    const environment = environmentOf(cluster, requirements);
    if (environment.state === 'unresolved') return inconclusive(environment.reason, environment.location);
    if (environment.state === 'absent' || environment.value === 'PRODUCTION') return 'not-applicable';
    const [pause] = neighbours.referrers(cluster, redshiftScheduledAction, 'pausedCluster');
    return pause === undefined
      ? contradicts('The cluster is not for production, and runs day and night.', cluster)
      : supports(`${pause.id} pauses the cluster.`, pause);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_redshift_cluster" "trial" {
  cluster_identifier = "trial"
  node_type          = "ra3.xlplus"
  tags = {
    Environment = "dev"
  }
}

resource "aws_redshift_scheduled_action" "evening" {
  name     = "evening"
  schedule = "cron(0 19 * * ? *)"
  iam_role = "arn:aws:iam::111122223333:role/pause"
  target_action {
    pause_cluster {
      cluster_identifier = aws_redshift_cluster.trial.cluster_identifier
    }
  }
}`,
      contradicts: `
resource "aws_redshift_cluster" "trial" {
  cluster_identifier = "trial"
  node_type          = "ra3.xlplus"
  tags = {
    Environment = "dev"
  }
}`,
      inconclusive: `
variable "environment" {
  type = string
}

resource "aws_redshift_cluster" "trial" {
  cluster_identifier = "trial"
  node_type          = "ra3.xlplus"
  tags = {
    Environment = var.environment
  }
}`,
      'not-applicable': `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  node_type          = "ra3.xlplus"
  tags = {
    Environment = "production"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Trial:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: trial
      MasterUsername: owner
      Tags:
        - Key: Environment
          Value: test
  Evening:
    Type: AWS::Redshift::ScheduledAction
    Properties:
      ScheduledActionName: evening
      Schedule: cron(0 19 * * ? *)
      TargetAction:
        PauseCluster:
          ClusterIdentifier: !Ref Trial`,
      contradicts: `
Resources:
  Trial:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: trial
      MasterUsername: owner
      Tags:
        - Key: Environment
          Value: test`,
    },
  },
});
