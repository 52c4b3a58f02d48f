import type { HardCase } from './hard-case.ts';

const PUBLIC_SUBNET = `
resource "aws_vpc" "shop" { cidr_block = "10.0.0.0/16" }

resource "aws_subnet" "shop" {
  vpc_id                  = aws_vpc.shop.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_internet_gateway" "shop" { vpc_id = aws_vpc.shop.id }

resource "aws_route_table" "shop" {
  vpc_id = aws_vpc.shop.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.shop.id
  }
}

resource "aws_route_table_association" "shop" {
  subnet_id      = aws_subnet.shop.id
  route_table_id = aws_route_table.shop.id
}
`;

const INSTANCE = `
resource "aws_instance" "shop" {
  ami                    = "ami-0a1b2c3d4e5f60718"
  instance_type          = "t4g.small"
  subnet_id              = aws_subnet.shop.id
  vpc_security_group_ids = [aws_security_group.shop.id]
}
`;

/** Shapes of code that is made to be faulty or to teach: one cause, one finding, and no finding on a mere hint. */
export const TEACHING_CODE: readonly HardCase[] = [
  {
    because: 'a rule that opens every port is the finding of the check on administration',
    check: 'vpc-security-group-public-ports',
    text: `
resource "aws_security_group" "anything" {
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}`,
    said: [],
  },
  {
    because: 'another rule of the same group is still looked at',
    check: 'vpc-security-group-public-ports',
    text: `
resource "aws_security_group" "anything" {
  ingress {
    protocol    = "tcp"
    from_port   = 20
    to_port     = 30
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    protocol    = "tcp"
    from_port   = 6379
    to_port     = 6379
    cidr_blocks = ["0.0.0.0/0"]
  }
}`,
    said: ['contradicts: The rule opens port 6379 to the whole internet (Redis).'],
  },
  {
    because: 'the address is part of the way that ec2-instance-internet-exposure tells of',
    check: 'ec2-instance-no-public-address',
    text: `${PUBLIC_SUBNET}${INSTANCE}
resource "aws_security_group" "shop" {
  vpc_id = aws_vpc.shop.id
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}`,
    said: [],
  },
  {
    because: 'with a closed security group the address alone is left to speak of',
    check: 'ec2-instance-no-public-address',
    text: `${PUBLIC_SUBNET}${INSTANCE}
resource "aws_security_group" "shop" { vpc_id = aws_vpc.shop.id }`,
    said: ['contradicts: aws_subnet.shop gives every instance a public address.'],
  },
  {
    because: 'a public database in a public subnet is one finding, that of the whole way',
    check: 'vpc-data-stores-in-private-subnets',
    text: `${PUBLIC_SUBNET}
resource "aws_db_subnet_group" "shop" { subnet_ids = [aws_subnet.shop.id] }

resource "aws_security_group" "shop" {
  vpc_id = aws_vpc.shop.id
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_db_instance" "shop" {
  engine                 = "postgres"
  publicly_accessible    = true
  db_subnet_group_name   = aws_db_subnet_group.shop.name
  vpc_security_group_ids = [aws_security_group.shop.id]
}`,
    said: [],
  },
  {
    because: 'without any gateway endpoint vpc-gateway-endpoints speaks',
    check: 'vpc-dynamodb-endpoint',
    text: `
resource "aws_vpc" "shop" { cidr_block = "10.0.0.0/16" }

resource "aws_subnet" "shop" {
  vpc_id     = aws_vpc.shop.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_nat_gateway" "shop" { subnet_id = aws_subnet.shop.id }

resource "aws_dynamodb_table" "baskets" { name = "baskets" }

resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role          = "arn:aws:iam::111122223333:role/checkout"
  vpc_config {
    subnet_ids         = [aws_subnet.shop.id]
    security_group_ids = []
  }
}`,
    said: [],
  },
  {
    because: 'a bucket without any lifecycle rule is the finding of s3-bucket-lifecycle',
    check: 's3-bucket-old-versions-expire',
    text: `
resource "aws_s3_bucket" "data" {
  versioning {
    enabled = true
  }
}`,
    said: [],
  },
  {
    because:
      's3-bucket-lifecycle says nothing of a bucket that CloudFront publishes, whose old versions pile up all the same',
    check: 's3-bucket-old-versions-expire',
    text: `
resource "aws_s3_bucket" "site" {
  versioning {
    enabled = true
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
  }
}`,
    said: ['contradicts: No lifecycle rule in force removes old versions.'],
  },
  {
    because: 'CloudFront writes its logs through an access list',
    check: 's3-bucket-acls-off',
    text: `
Resources:
  Visits:
    Type: AWS::S3::Bucket
    Properties:
      OwnershipControls:
        Rules:
          - ObjectOwnership: ObjectWriter
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Logging:
          Bucket: !GetAtt Visits.DomainName`,
    said: ['inconclusive: Access lists are on; some log services need them.'],
  },
  {
    because: 'flow logs are written to the bucket, whatever its name',
    check: 's3-bucket-access-logs',
    text: `
resource "aws_s3_bucket" "traffic" {}

resource "aws_flow_log" "traffic" {
  log_destination      = aws_s3_bucket.traffic.arn
  log_destination_type = "s3"
  vpc_id               = "vpc-0123456789abcdef0"
}`,
    said: [],
  },
  {
    because: 'services only ever add to a bucket for logs',
    check: 's3-bucket-versioning',
    text: `
Resources:
  Archive:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: LogDeliveryWrite`,
    said: [],
  },
  {
    because: 'a bucket without a policy may get one elsewhere',
    check: 's3-bucket-requires-tls',
    text: `
resource "aws_s3_bucket" "data" {}`,
    said: [
      'inconclusive: No policy of the bucket is in this code; unless one demands TLS, callers of the account may use plain HTTP.',
    ],
  },
  {
    because: 'the data of a read replica stands in its source',
    check: 'rds-deletion-protection',
    text: `
resource "aws_db_instance" "main" {
  engine              = "mysql"
  deletion_protection = true
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.main.identifier
}`,
    said: ['supports: Deletion protection is on.'],
  },
  {
    because: 'whoever hands a password in may renew it',
    check: 'rds-credentials-rotate',
    text: `
variable "password" {
  type = string
}

resource "aws_db_instance" "main" {
  engine   = "mysql"
  username = "owner"
  password = var.password
}`,
    said: ['inconclusive: The password is handed in; whether it is rotated there is not seen.'],
  },
  {
    because: 'a sign-in route is open on purpose where another route is guarded',
    check: 'apigateway-method-authorization',
    text: `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: club
  SignIn:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: s1g2n3
      HttpMethod: GET
      AuthorizationType: NONE
  Members:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: m1e2m3
      HttpMethod: GET
      AuthorizationType: COGNITO_USER_POOLS`,
    said: [
      'inconclusive: Anybody may call the route, while Members of the same API asks who is calling: it may be meant so.',
      'supports: Callers are checked (COGNITO_USER_POOLS).',
    ],
  },
  {
    because: 'the log group itself is found to have no retention',
    check: 'lambda-log-retention',
    text: `
resource "aws_lambda_function" "receipts" {
  function_name = "receipts"
  role          = "arn:aws:iam::111122223333:role/receipts"
}

resource "aws_cloudwatch_log_group" "receipts" {
  name = "/aws/lambda/receipts"
}`,
    said: [],
  },
  {
    because: 'what gp3 would do for an io1 volume, ec2-volume-provisioned-iops says',
    check: 'ec2-volume-gp3',
    text: `
resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-3a"
  size              = 200
  type              = "io1"
  iops              = 5000
}`,
    said: [],
  },
  {
    because: 'the image and the account decide over a root disk that the code does not mention',
    check: 'ec2-instance-volume-encryption',
    text: `
resource "aws_instance" "shop" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"
}`,
    said: [
      'inconclusive: The code names no disk: the image and the settings of the account decide whether the root disk is encrypted.',
    ],
  },
  {
    because: 'the disks of the launch template are judged there',
    check: 'ec2-instance-volume-encryption',
    text: `
resource "aws_launch_template" "shop" {
  image_id = "ami-0a1b2c3d4e5f60718"
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      encrypted = true
    }
  }
}

resource "aws_instance" "shop" {
  launch_template {
    id = aws_launch_template.shop.id
  }
}`,
    said: ['supports: The disk is encrypted.'],
  },
  {
    because: 'a default security group that the code does not mention has the rules of AWS',
    check: 'vpc-default-security-group-closed',
    text: `
resource "aws_vpc" "kept" { cidr_block = "10.0.0.0/16" }

resource "aws_default_security_group" "kept" { vpc_id = aws_vpc.kept.id }

resource "aws_vpc" "left" { cidr_block = "10.1.0.0/16" }`,
    said: [
      'supports: The default security group has no rules.',
      'inconclusive: The code leaves the default security group as AWS makes it: members reach each other and everything outside.',
    ],
  },
  {
    because: 'both halves of a key are one finding',
    check: 'iam-terraform-keys-not-in-code',
    text: `
provider "aws" {
  alias      = "archive"
  access_key = "AKIAIOSFODNN7EXAMPLE"
  secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
}`,
    said: ['contradicts: access_key is an AWS access key in plain text.'],
  },
  {
    because: 'CloudFormation takes the name of the engine in any case',
    check: 'rds-requires-tls',
    text: `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: MySQL
      EngineVersion: "8.0"`,
    said: ['contradicts: No parameter group demands TLS, and the engine takes plain connections too.'],
  },
  {
    because: 'a volume of the host is no file system',
    check: 'ecs-file-system-tls',
    text: `
Resources:
  Gallery:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Volumes:
        - Name: scratch
        - Name: pictures
          EFSVolumeConfiguration:
            FilesystemId: fs-0123456789abcdef0`,
    said: ['contradicts: Volume pictures is mounted without TLS.'],
  },
];
