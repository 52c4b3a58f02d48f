import { docdbCluster, docdbParameterGroup } from '../../architecture/kinds/docdb.ts';
import { neptuneCluster, neptuneParameterGroup } from '../../architecture/kinds/neptune.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive, supports } from '../expectations.ts';
import { engineParameter } from '../engine-parameters.ts';

const OFF = new Set(['disabled', '0', 'false', 'off']);

export const docdbNeptuneRequiresTls = defineCheck({
  id: 'docdb-neptune-requires-tls',
  kind: [docdbCluster, neptuneCluster],
  related: [docdbParameterGroup, neptuneParameterGroup],
  title: 'DocumentDB or Neptune cluster takes TLS connections only',
  why: 'Both engines demand TLS unless a parameter group turns that off, which is often done to get a first connection working and then forgotten. From then on passwords and documents travel readable.',
  remediation: 'Remove the parameter that turns TLS off, and give clients the certificates of AWS.',
  links: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html',
  ],
  blindSpots: ['Whether clients check the certificate is not seen.'],
  examine: ({ parameterGroup, location, kind }, neighbours) => {
    if (parameterGroup.state === 'unresolved')
      return inconclusive(parameterGroup.reason, parameterGroup.location);
    if (parameterGroup.state === 'absent') return supports('The default settings demand TLS.', location);
    const [group] = [
      ...neighbours.follow(parameterGroup, docdbParameterGroup),
      ...neighbours.follow(parameterGroup, neptuneParameterGroup),
    ];
    if (group === undefined)
      return inconclusive('The parameter group is not in this code.', parameterGroup.location);
    const setting = engineParameter(group, kind === 'docdb-cluster' ? 'tls' : 'neptune_enforce_ssl');
    return expect(setting, (value) => !OFF.has(value), {
      supports: 'The settings demand TLS.',
      contradicts: 'A parameter group turns TLS off.',
      absent: { verdict: 'supports', message: 'The parameter group leaves TLS as it is: demanded.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_docdb_cluster" "catalog" {
  cluster_identifier = "catalog"
}`,
      contradicts: `
resource "aws_docdb_cluster_parameter_group" "catalog" {
  name   = "catalog"
  family = "docdb5.0"
  parameter {
    name  = "tls"
    value = "disabled"
  }
}

resource "aws_docdb_cluster" "catalog" {
  cluster_identifier              = "catalog"
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.catalog.name
}`,
      inconclusive: `
variable "tls" {
  type = string
}

resource "aws_docdb_cluster_parameter_group" "catalog" {
  name   = "catalog"
  family = "docdb5.0"
  parameter {
    name  = "tls"
    value = var.tls
  }
}

resource "aws_docdb_cluster" "catalog" {
  cluster_identifier              = "catalog"
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.catalog.name
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Settings:
    Type: AWS::Neptune::DBClusterParameterGroup
    Properties:
      Description: Settings
      Family: neptune1.3
      Parameters:
        neptune_enable_audit_log: 1
  Friends:
    Type: AWS::Neptune::DBCluster
    Properties:
      DBClusterParameterGroupName: !Ref Settings`,
      contradicts: `
Resources:
  Settings:
    Type: AWS::DocDB::DBClusterParameterGroup
    Properties:
      Description: Settings
      Family: docdb5.0
      Parameters:
        tls: disabled
  Catalog:
    Type: AWS::DocDB::DBCluster
    Properties:
      DBClusterParameterGroupName: !Ref Settings`,
    },
  },
});
