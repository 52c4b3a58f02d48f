import { emrCluster, emrSecurityConfiguration } from '../../architecture/kinds/emr.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectTrue, inconclusive } from '../expectations.ts';

export const emrEncryption = defineCheck({
  id: 'emr-encryption',
  kind: emrCluster,
  related: [emrSecurityConfiguration],
  title: 'EMR cluster encrypts data on its disks and between its nodes',
  why: 'While a cluster works, parts of the data lake lie on the disks of its nodes and travel between them. Neither is encrypted unless a security configuration says so, and it can be named only when the cluster is made.',
  remediation: 'Name a security configuration that turns on encryption at rest and in transit.',
  links: ['https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption.html'],
  examine: ({ securityConfiguration }, neighbours) => {
    if (securityConfiguration.state === 'unresolved')
      return inconclusive(securityConfiguration.reason, securityConfiguration.location);
    if (securityConfiguration.state === 'absent')
      return contradicts('No security configuration turns on encryption.', securityConfiguration.location);
    const [configuration] = neighbours.follow(securityConfiguration, emrSecurityConfiguration);
    if (configuration === undefined)
      return inconclusive('The security configuration is not in this code.', securityConfiguration.location);
    const atRest = expectTrue(configuration.atRest, {
      supports: 'Data is encrypted at rest.',
      contradicts: 'The security configuration leaves data on disks unencrypted.',
    });
    if (atRest.verdict !== 'supports') return atRest;
    return expectTrue(configuration.inTransit, {
      supports: 'Data is encrypted at rest and in transit.',
      contradicts: 'The security configuration leaves traffic between nodes unencrypted.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_emr_security_configuration" "strict" {
  name = "strict"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableAtRestEncryption    = true
      EnableInTransitEncryption = true
    }
  })
}

resource "aws_emr_cluster" "nightly" {
  name                   = "nightly"
  release_label          = "emr-7.5.0"
  service_role           = "emr"
  security_configuration = aws_emr_security_configuration.strict.name
}`,
      contradicts: `
resource "aws_emr_cluster" "nightly" {
  name          = "nightly"
  release_label = "emr-7.5.0"
  service_role  = "emr"
}`,
      inconclusive: `
resource "aws_emr_cluster" "nightly" {
  name                   = "nightly"
  release_label          = "emr-7.5.0"
  service_role           = "emr"
  security_configuration = "company-standard"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Strict:
    Type: AWS::EMR::SecurityConfiguration
    Properties:
      Name: strict
      SecurityConfiguration:
        EncryptionConfiguration:
          EnableAtRestEncryption: true
          EnableInTransitEncryption: true
  Nightly:
    Type: AWS::EMR::Cluster
    Properties:
      Name: nightly
      JobFlowRole: emr-ec2
      ServiceRole: emr
      Instances: {}
      SecurityConfiguration: !Ref Strict`,
      contradicts: `
Resources:
  Strict:
    Type: AWS::EMR::SecurityConfiguration
    Properties:
      Name: strict
      SecurityConfiguration:
        EncryptionConfiguration:
          EnableAtRestEncryption: true
          EnableInTransitEncryption: false
  Nightly:
    Type: AWS::EMR::Cluster
    Properties:
      Name: nightly
      JobFlowRole: emr-ec2
      ServiceRole: emr
      Instances: {}
      SecurityConfiguration: !Ref Strict`,
    },
  },
});
