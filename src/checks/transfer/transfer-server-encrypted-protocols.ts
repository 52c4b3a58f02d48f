import { transferServer } from '../../architecture/kinds/transfer.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const transferServerEncryptedProtocols = defineCheck({
  id: 'transfer-server-encrypted-protocols',
  kind: transferServer,
  title: 'Transfer Family server speaks encrypted protocols only',
  why: 'FTP sends names, passwords and files as plain text. Whoever listens on the way reads the files of your partners, and can sign in as them afterwards.',
  remediation: 'Offer SFTP, FTPS or AS2, and take FTP off the list.',
  links: ['https://docs.aws.amazon.com/transfer/latest/userguide/create-server-ftp.html'],
  examine: ({ protocols }) => {
    if (protocols.state === 'absent') return supports('The server speaks SFTP.', protocols.location);
    if (protocols.state === 'unresolved') return inconclusive(protocols.reason, protocols.location);
    const { values, open } = protocols.value;
    if (values.includes('FTP'))
      return contradicts('The server speaks FTP, without encryption.', protocols.location);
    const [reason] = open;
    return reason === undefined
      ? supports(`The server speaks ${values.join(', ')}.`, protocols.location)
      : inconclusive(reason, protocols.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_transfer_server" "partners" {
  protocols = ["SFTP"]
}`,
      contradicts: `
resource "aws_transfer_server" "partners" {
  protocols     = ["SFTP", "FTP"]
  endpoint_type = "VPC"
}`,
      inconclusive: `
variable "protocols" {
  type = list(string)
}

resource "aws_transfer_server" "partners" {
  protocols = var.protocols
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partners:
    Type: AWS::Transfer::Server
    Properties:
      Protocols: [FTPS]`,
      contradicts: `
Resources:
  Partners:
    Type: AWS::Transfer::Server
    Properties:
      Protocols: [FTP]`,
    },
  },
});
