import { transferServer } from '../../architecture/kinds/transfer.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

export const transferServerLogging = defineCheck({
  id: 'transfer-server-logging',
  kind: transferServer,
  title: 'Transfer Family server logs who moves which files',
  why: 'A server on the internet is tried with guessed passwords all day. Its log tells who came in, from where, and which files were fetched; without it a theft leaves no trace.',
  remediation: 'Send structured logs to a CloudWatch log group.',
  links: ['https://docs.aws.amazon.com/transfer/latest/userguide/structured-logging.html'],
  examine: ({ loggingRole, logDestinations }) => {
    if (logDestinations.state === 'known')
      return supports('Logs go to CloudWatch.', logDestinations.location);
    if (logDestinations.state === 'unresolved')
      return inconclusive(logDestinations.reason, logDestinations.location);
    return expectTrue(loggingRole, {
      supports: 'A role writes logs to CloudWatch.',
      contradicts: 'The server writes no logs.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_log_group" "partners" {
  name = "partners"
}

resource "aws_transfer_server" "partners" {
  structured_log_destinations = ["\${aws_cloudwatch_log_group.partners.arn}:*"]
}`,
      contradicts: `
resource "aws_transfer_server" "partners" {
  protocols = ["SFTP"]
}`,
      inconclusive: `
variable "role" {
  type = string
}

resource "aws_transfer_server" "partners" {
  logging_role = var.role
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partners:
    Type: AWS::Transfer::Server
    Properties:
      LoggingRole: arn:aws:iam::111122223333:role/transfer-logs`,
      contradicts: `
Resources:
  Partners:
    Type: AWS::Transfer::Server`,
    },
  },
});
