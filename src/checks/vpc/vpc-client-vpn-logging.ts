import { clientVpnEndpoint } from '../../architecture/kinds/vpc-connections.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const vpcClientVpnLogging = defineCheck({
  id: 'vpc-client-vpn-logging',
  kind: clientVpnEndpoint,
  title: 'Client VPN endpoint logs who connects',
  why: 'A client VPN lets people into the network from wherever they are. The connection log is the only record of who was connected when and from where, which is the first question after a password or a laptop is stolen.',
  remediation: 'Turn connection logging on and send it to a log group that is kept.',
  links: ['https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html'],
  examine: ({ connectionLog }) =>
    expectTrue(connectionLog, {
      supports: 'Connections are logged.',
      contradicts: 'Connections are not logged.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_ec2_client_vpn_endpoint" "staff" {
  client_cidr_block      = "10.100.0.0/22"
  server_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d"

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::111122223333:saml-provider/staff"
  }

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "staff-vpn"
  }
}`,
      contradicts: `
resource "aws_ec2_client_vpn_endpoint" "staff" {
  client_cidr_block      = "10.100.0.0/22"
  server_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d"

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::111122223333:saml-provider/staff"
  }

  connection_log_options {
    enabled = false
  }
}`,
      inconclusive: `
variable "logging" {
  type = bool
}

resource "aws_ec2_client_vpn_endpoint" "staff" {
  client_cidr_block      = "10.100.0.0/22"
  server_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d"

  connection_log_options {
    enabled = var.logging
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Staff:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties:
      ClientCidrBlock: 10.100.0.0/22
      ServerCertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d
      ConnectionLogOptions:
        Enabled: true
        CloudwatchLogGroup: staff-vpn`,
      contradicts: `
Resources:
  Staff:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties:
      ClientCidrBlock: 10.100.0.0/22
      ServerCertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d
      ConnectionLogOptions:
        Enabled: false`,
    },
  },
});
