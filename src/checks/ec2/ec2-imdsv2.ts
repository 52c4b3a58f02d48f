import type { Stated } from '../../architecture/index.ts';
import { launchConfiguration } from '../../architecture/kinds/autoscaling.ts';
import { ec2Instance, instanceMetadataDefaults, launchTemplate } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf, inconclusive, supports } from '../expectations.ts';

export const ec2Imdsv2 = defineCheck({
  id: 'ec2-imdsv2',
  kind: [ec2Instance, launchTemplate, launchConfiguration],
  related: [launchTemplate, instanceMetadataDefaults],
  title: 'EC2 instance hands its credentials only to callers with a session token',
  why: 'Every instance can ask a local address, the metadata service, for the credentials of its role. The first version of that service answers any simple request, so a flaw that makes the application fetch a URL gives the credentials away. The second version first wants a session token, which such a flaw cannot get.',
  remediation:
    'Set http_tokens (HttpTokens) to "required" in the metadata options, or for the whole account and Region in the metadata defaults.',
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html',
  ],
  blindSpots: [
    'Of images that require tokens by themselves only Amazon Linux 2023 is recognised, and only by its name.',
    'Defaults of the account are seen only where the same code sets them.',
  ],
  examine: (resource, neighbours) => {
    const { metadataEndpoint, metadataTokens } = resource;
    if (metadataEndpoint.state === 'known' && !metadataEndpoint.value) {
      return supports('The metadata service is turned off.', metadataEndpoint.location);
    }
    if (metadataTokens.state === 'absent') {
      const byDefault = neighbours
        .beside(resource, instanceMetadataDefaults)
        .find(
          ({ metadataTokens }) => metadataTokens.state === 'known' && metadataTokens.value === 'required',
        );
      if (byDefault !== undefined)
        return supports(`The account requires tokens (${byDefault.id}).`, byDefault);
    }
    if (
      metadataTokens.state === 'absent' &&
      'launchTemplate' in resource &&
      resource.launchTemplate.state !== 'absent'
    ) {
      const [template] = neighbours.follow(resource.launchTemplate, launchTemplate);
      if (template !== undefined) return 'not-applicable';
      return inconclusive(
        'The launch template decides, and it is not in this code.',
        resource.launchTemplate.location,
      );
    }
    if (metadataTokens.state === 'absent' && pointsToAmazonLinux2023(resource.image)) {
      return inconclusive(
        'The image decides: its name points to Amazon Linux 2023, which requires a session token by itself.',
        resource.image.location,
      );
    }
    return expectOneOf(metadataTokens, ['required'], {
      supports: 'The metadata service requires a session token.',
      contradicts: (tokens) => `The metadata service also answers without a session token (${tokens}).`,
      absent: {
        verdict: 'contradicts',
        message: 'The code does not require a session token of callers of the metadata service.',
      },
    });
  },
  fix: ({ declared }) =>
    /launch_configuration|LaunchConfiguration/.test(declared.type)
      ? 'a launch configuration can only be replaced; move to a launch template'
      : {
          set: [{ attribute: 'metadataTokens', value: 'required' }],
          caution:
            'Programs on the machine that ask the metadata service without a session token, as old SDKs do, get no credentials any more.',
        },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "mailer" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"

  metadata_options {
    http_tokens = "required"
  }
}`,
      contradicts: `
resource "aws_launch_template" "workers" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "c7g.large"

  metadata_options {
    http_tokens = "optional"
  }
}`,
      inconclusive: `
variable "metadata_tokens" {
  type = string
}

resource "aws_instance" "mailer" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"

  metadata_options {
    http_tokens = var.metadata_tokens
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Workers:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        InstanceType: c7g.large
        MetadataOptions:
          HttpTokens: required`,
      contradicts: `
Resources:
  Mailer:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: t4g.small`,
    },
  },
});

/** By the name of the image, or of the parameter or data source that it comes from. */
function pointsToAmazonLinux2023(image: Stated<string>): boolean {
  if (image.state === 'absent') return false;
  const name = image.state === 'known' ? image.value : image.reason;
  return /al2023|amazon[-_]?linux[-_]?2023/i.test(name);
}
