import { transitGateway } from '../../architecture/kinds/transitgateway.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const transitgatewayAttachmentsAccepted = defineCheck({
  id: 'transitgateway-attachments-accepted',
  kind: transitGateway,
  title: 'Transit gateway takes no network of another account unasked',
  why: 'A transit gateway joins networks. If it accepts whatever is attached, anyone in an account it is shared with can join a network of their choice to all others, and nobody has looked at its addresses or its purpose.',
  remediation:
    'Leave automatic acceptance off, and accept attachments in code, where the change is looked at.',
  links: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html'],
  blindSpots: ['With whom the transit gateway is shared is not seen.'],
  examine: ({ autoAcceptsAttachments }) =>
    expectFalse(autoAcceptsAttachments, {
      supports: 'Attachments of other accounts must be accepted.',
      contradicts: 'Attachments of other accounts are accepted without a look.',
    }),
  fix: {
    set: [{ attribute: 'autoAcceptsAttachments', value: 'disable' }],
    caution: 'New attachments of other accounts wait until somebody accepts them.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ec2_transit_gateway" "hub" {
  description = "hub"
}`,
      contradicts: `
resource "aws_ec2_transit_gateway" "hub" {
  auto_accept_shared_attachments = "enable"
}`,
      inconclusive: `
variable "accept" {
  type = string
}

resource "aws_ec2_transit_gateway" "hub" {
  auto_accept_shared_attachments = var.accept
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Hub:
    Type: AWS::EC2::TransitGateway
    Properties:
      AutoAcceptSharedAttachments: disable`,
      contradicts: `
Resources:
  Hub:
    Type: AWS::EC2::TransitGateway
    Properties:
      AutoAcceptSharedAttachments: enable`,
    },
  },
});
