import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { ebsVolume, ec2Instance } from '../../architecture/kinds/ec2.ts';
import { ecsService } from '../../architecture/kinds/ecs.ts';
import { eksCluster } from '../../architecture/kinds/eks.ts';
import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { natGateway } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Words by which a tag says what or whom a resource is for, compared without case and punctuation. */
const ATTRIBUTION =
  /owner|team|squad|contact|costcent|billing|budget|project|product|application|^app|service|workload|system|component|department|businessunit|customer|tenant/;

export const resourceAttributionTags = defineCheck({
  id: 'resource-attribution-tags',
  kind: [
    autoScalingGroup,
    ebsVolume,
    ec2Instance,
    ecsService,
    eksCluster,
    lambdaFunction,
    loadBalancer,
    natGateway,
  ],
  title: 'Resource that costs money says by a tag whom or what it is for',
  why: 'The bill lists resources, not teams. Only tags such as owner, project or cost centre let anyone see which product causes which cost, whom to ask about a resource, and what may be deleted.',
  remediation:
    'Tag every resource with its owner and application, best once for all: default_tags of the provider in Terraform, tags of the stack or app in CloudFormation and CDK. Activate them as cost allocation tags.',
  links: [
    'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/cost-alloc-tags.html',
    'https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html',
  ],
  blindSpots: [
    'CloudFormation: tags given to the whole stack when it is deployed are not in the template, so it is never held against a resource that its own tags say nothing.',
    'Whether the tags are activated for billing is not seen.',
  ],
  examine: ({ declared, location, tags }) => {
    if (tags.state === 'unresolved') return inconclusive(tags.reason, tags.location);
    const names = tags.state === 'known' ? [...tags.value.keys()] : [];
    const isTemplate = declared.language === 'cloudformation';
    if (isTemplate && names.length === 0) return 'not-applicable';
    const telling = names.find((name) => ATTRIBUTION.test(name.toLowerCase().replace(/[^a-z]/g, '')));
    if (telling !== undefined)
      return supports(`The tag ${telling} says whom or what it is for.`, tags.location);
    const found =
      names.length === 0 ? 'It has no tags' : `None of its tags (${names.join(', ')}) says whom it is for`;
    if (isTemplate) {
      return inconclusive(`${found}; tags of the stack are not in the template.`, location);
    }
    return contradicts(`${found}.`, location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_nat_gateway" "exit" {
  subnet_id = "subnet-0123456789abcdef0"

  tags = {
    Name       = "exit"
    CostCentre = "4711"
  }
}`,
      contradicts: `
resource "aws_lambda_function" "cleanup" {
  function_name = "cleanup"
  role          = "arn:aws:iam::111122223333:role/cleanup"

  tags = {
    Name = "cleanup"
  }
}`,
      inconclusive: `
variable "tags" {
  type = map(string)
}

resource "aws_ebs_volume" "scratch" {
  availability_zone = "eu-west-1a"
  size              = 50
  tags              = var.tags
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Search:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      Tags:
        - Key: team
          Value: search`,
      inconclusive: `
Resources:
  Search:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      Tags:
        - Key: Name
          Value: node-1`,
      'not-applicable': `
Resources:
  Search:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718`,
    },
  },
});
