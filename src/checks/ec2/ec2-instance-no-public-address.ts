import { ec2Instance } from '../../architecture/kinds/ec2.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectFalse, inconclusive } from '../expectations.ts';
import { AROUND_INSTANCE, stepsFromInternet } from '../internet-exposure.ts';

export const ec2InstanceNoPublicAddress = defineCheck({
  id: 'ec2-instance-no-public-address',
  kind: ec2Instance,
  related: AROUND_INSTANCE,
  title: 'EC2 instance has no public IP address',
  why: 'A public address puts an instance on the internet, so that one wrong firewall rule is enough to expose it. Without such an address, a mistake in a rule stays inside the network.',
  remediation:
    'Run the instance in a private subnet without a public address. Reach it through a load balancer, and for administration through Session Manager.',
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
  ],
  blindSpots: [
    'Addresses that are attached outside this code are not seen.',
    'Where the internet does reach the instance, ec2-instance-internet-exposure says so, and this check nothing.',
  ],
  examine: (instance, neighbours) => {
    const { follow } = neighbours;
    if (stepsFromInternet(instance, neighbours).every(({ holds }) => holds === true)) return 'not-applicable';
    const { elasticIp, publicIp, networkInterface } = instance;
    if (elasticIp.state === 'known' && elasticIp.value) {
      return contradicts('The instance has an elastic IP address, which is public.', elasticIp.location);
    }
    if (publicIp.state === 'absent') {
      if (networkInterface.state === 'known' && networkInterface.value) return 'not-applicable';
      const [place] = follow(instance.subnet, subnet);
      if (place === undefined)
        return inconclusive('The subnet decides, and it is not in this code.', instance);
      return expectFalse(place.mapPublicIp, {
        supports: `${place.id} gives no public addresses, and the instance asks for none.`,
        contradicts: `${place.id} gives every instance a public address.`,
      });
    }
    return expectFalse(publicIp, {
      supports: 'The instance gets no public address.',
      contradicts: 'The instance gets a public address.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "indexer" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "r7g.large"
  associate_public_ip_address = false
}`,
      contradicts: `
resource "aws_instance" "jump" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.nano"
}

resource "aws_eip" "jump" {
  instance = aws_instance.jump.id
}`,
      inconclusive: `
resource "aws_instance" "indexer" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "r7g.large"
  subnet_id     = "subnet-0123456789abcdef0"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Inside:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.4.0.0/24
  Indexer:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      SubnetId: !Ref Inside`,
      contradicts: `
Resources:
  Jump:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      NetworkInterfaces:
        - DeviceIndex: "0"
          AssociatePublicIpAddress: true`,
    },
  },
});
