import { defineKind, flag, link, number, text } from '../index.ts';

/** A cache in front of DynamoDB tables. */
export const daxCluster = defineKind({
  id: 'dax-cluster',
  name: 'Amazon DynamoDB Accelerator cluster',
  terraform: 'aws_dax_cluster',
  cloudformation: 'AWS::DAX::Cluster',
  names: { terraform: 'cluster_name', cloudformation: 'ClusterName' },
  attributes: {
    encryptionAtRest: flag({
      terraform: 'server_side_encryption.enabled',
      cloudformation: 'SSESpecification.SSEEnabled',
      default: false,
    }),
    endpointEncryption: text({
      terraform: 'cluster_endpoint_encryption_type',
      cloudformation: 'ClusterEndpointEncryptionType',
      default: 'NONE',
    }),
    nodes: number({ terraform: 'replication_factor', cloudformation: 'ReplicationFactor' }),
    nodeType: text({ terraform: 'node_type', cloudformation: 'NodeType' }),
    subnetGroup: link({
      terraform: 'subnet_group_name',
      cloudformation: 'SubnetGroupName',
      relation: 'in',
      to: ['dax-subnet-group'],
    }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    role: link({
      terraform: 'iam_role_arn',
      cloudformation: 'IAMRoleARN',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const daxSubnetGroup = defineKind({
  id: 'dax-subnet-group',
  name: 'Amazon DynamoDB Accelerator subnet group',
  terraform: 'aws_dax_subnet_group',
  cloudformation: 'AWS::DAX::SubnetGroup',
  names: { terraform: 'name', cloudformation: 'SubnetGroupName' },
  attributes: {
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});
