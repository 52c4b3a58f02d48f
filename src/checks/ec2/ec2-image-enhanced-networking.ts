import { ami } from '../../architecture/kinds/ec2-storage.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ec2ImageEnhancedNetworking = defineCheck({
  id: 'ec2-image-enhanced-networking',
  kind: ami,
  title: 'Machine image uses the fast network adapter',
  why: 'Without the Elastic Network Adapter an instance gets a fraction of the network that it is paid for, with more delay, and current instance types do not start from the image at all.',
  remediation: 'Set ena_support to true on the image; every current Linux and Windows has the driver.',
  links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/enhanced-networking-ena.html'],
  examine: (image) => {
    if (image.declared.type !== 'aws_ami') return 'not-applicable';
    const { enhancedNetworking } = image;
    if (enhancedNetworking.state === 'unresolved')
      return inconclusive(enhancedNetworking.reason, enhancedNetworking.location);
    return enhancedNetworking.state === 'known' && enhancedNetworking.value
      ? supports('The image uses the Elastic Network Adapter.', enhancedNetworking.location)
      : contradicts('The image does without the Elastic Network Adapter.', enhancedNetworking.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ami" "appliance" {
  name                = "appliance"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"
  ena_support         = true
}`,
      contradicts: `
resource "aws_ami" "appliance" {
  name                = "appliance"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"
}`,
      inconclusive: `
variable "ena" {
  type = bool
}

resource "aws_ami" "appliance" {
  name                = "appliance"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"
  ena_support         = var.ena
}`,
      'not-applicable': `
resource "aws_ami_copy" "appliance" {
  name              = "appliance"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-west-1"
}`,
    },
  },
});
