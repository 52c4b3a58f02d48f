import { neptuneCluster } from '../../architecture/kinds/neptune.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const neptuneIamAuthentication = defineCheck({
  id: 'neptune-iam-authentication',
  kind: neptuneCluster,
  title: 'Neptune cluster asks callers who they are',
  why: 'Neptune knows no passwords. Without IAM authentication everyone who reaches its port may read and change the whole graph, so one compromised container in the network is enough.',
  remediation: 'Turn on IAM authentication, and let clients sign their requests.',
  links: ['https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html'],
  blindSpots: ['Who may reach the port is judged by checks of security groups.'],
  examine: ({ iamAuthentication }) =>
    expectTrue(iamAuthentication, {
      supports: 'Requests have to be signed.',
      contradicts: 'Everyone who reaches the cluster may read and change the graph.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_neptune_cluster" "routes" {
  cluster_identifier                  = "routes"
  iam_database_authentication_enabled = true
}`,
      contradicts: `
resource "aws_neptune_cluster" "routes" {
  cluster_identifier = "routes"
}`,
      inconclusive: `
variable "iam" {
  type = bool
}

resource "aws_neptune_cluster" "routes" {
  cluster_identifier                  = "routes"
  iam_database_authentication_enabled = var.iam
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Routes:
    Type: AWS::Neptune::DBCluster
    Properties:
      IamAuthEnabled: true`,
      contradicts: `
Resources:
  Routes:
    Type: AWS::Neptune::DBCluster`,
    },
  },
});
