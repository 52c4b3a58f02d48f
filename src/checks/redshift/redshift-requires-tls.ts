import { redshiftCluster, redshiftParameterGroup } from '../../architecture/kinds/redshift.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';
import { engineParameter } from '../engine-parameters.ts';

export const redshiftRequiresTls = defineCheck({
  id: 'redshift-requires-tls',
  kind: redshiftCluster,
  related: [redshiftParameterGroup],
  title: 'Redshift cluster turns away connections without TLS',
  why: 'Reporting tools connect to a warehouse from many places. Parameter groups of the older family take connections without TLS, so that a tool with a wrong setting sends passwords and figures readable over the network.',
  remediation:
    'Set require_ssl to true in the parameter group, or use the family redshift-2.0, which does so by itself.',
  links: ['https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html'],
  blindSpots: ['The default parameter group differs between older and newer accounts and is not judged.'],
  examine: ({ parameterGroup }, neighbours) => {
    if (parameterGroup.state === 'absent') return 'not-applicable';
    if (parameterGroup.state === 'unresolved')
      return inconclusive(parameterGroup.reason, parameterGroup.location);
    const [group] = neighbours.follow(parameterGroup, redshiftParameterGroup);
    if (group === undefined)
      return inconclusive('The parameter group is not in this code.', parameterGroup.location);
    const { family } = group;
    const isOld = family.state === 'known' && family.value === 'redshift-1.0';
    return expect(engineParameter(group, 'require_ssl'), (value) => value === 'true' || value === '1', {
      supports: 'Connections without TLS are turned away.',
      contradicts: 'Connections without TLS are taken.',
      absent: isOld
        ? { verdict: 'contradicts', message: 'The parameter group does not demand TLS.' }
        : { verdict: 'inconclusive', message: 'The parameter group leaves the setting to its family.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_redshift_parameter_group" "sales" {
  name   = "sales"
  family = "redshift-1.0"
  parameter {
    name  = "require_ssl"
    value = "true"
  }
}

resource "aws_redshift_cluster" "sales" {
  cluster_identifier           = "sales"
  node_type                    = "ra3.xlplus"
  cluster_parameter_group_name = aws_redshift_parameter_group.sales.name
}`,
      contradicts: `
resource "aws_redshift_parameter_group" "sales" {
  name   = "sales"
  family = "redshift-1.0"
  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

resource "aws_redshift_cluster" "sales" {
  cluster_identifier           = "sales"
  node_type                    = "ra3.xlplus"
  cluster_parameter_group_name = aws_redshift_parameter_group.sales.name
}`,
      inconclusive: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier           = "sales"
  node_type                    = "ra3.xlplus"
  cluster_parameter_group_name = "shared"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Settings:
    Type: AWS::Redshift::ClusterParameterGroup
    Properties:
      Description: Settings
      ParameterGroupFamily: redshift-1.0
      Parameters:
        - ParameterName: require_ssl
          ParameterValue: "true"
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: owner
      ClusterParameterGroupName: !Ref Settings`,
      contradicts: `
Resources:
  Settings:
    Type: AWS::Redshift::ClusterParameterGroup
    Properties:
      Description: Settings
      ParameterGroupFamily: redshift-1.0
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: owner
      ClusterParameterGroupName: !Ref Settings`,
    },
  },
});
