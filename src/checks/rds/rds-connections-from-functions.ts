import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { rdsProxy } from '../../architecture/kinds/rds-groups.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { securityGroup } from '../../architecture/kinds/vpc.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { isClusterMember } from '../databases.ts';

type Database = ResourceOf<typeof rdsInstance> | ResourceOf<typeof rdsCluster>;
type Around = Neighbours<typeof rdsProxy | typeof lambdaFunction | typeof securityGroup>;

/** Few enough for the smallest databases. */
const MOST_COPIES = 50;

interface Path {
  readonly caller: ResourceOf<typeof lambdaFunction>;
  readonly hops: string;
}

/** Functions whose security groups a security group of the database lets in. */
function pathsTo(database: Database, neighbours: Around): readonly Path[] {
  const functions = neighbours.beside(database, lambdaFunction);
  if (functions.length === 0) return [];
  const doors = neighbours
    .follow(database.securityGroups, securityGroup)
    .flatMap((door) =>
      (door.ingress.state === 'known' ? door.ingress.value.items : []).flatMap((rule) =>
        neighbours.follow(rule.sourceGroups, securityGroup).map((from) => ({ door, from })),
      ),
    );
  return functions.flatMap((caller) => {
    const own = new Set(neighbours.follow(caller.securityGroups, securityGroup));
    const door = doors.find(({ from }) => own.has(from));
    if (door === undefined) return [];
    return [{ caller, hops: `${caller.id} in ${door.from.id}, let in by ${door.door.id}` }];
  });
}

export const rdsConnectionsFromFunctions = defineCheck({
  id: 'rds-connections-from-functions',
  kind: [rdsInstance, rdsCluster],
  related: [rdsProxy, lambdaFunction, securityGroup],
  title: 'Functions share their connections to the RDS database',
  why: 'Every running copy of a Lambda function opens a connection of its own, and a thousand copies can run within a minute. A database takes a few hundred connections; when they are used up it turns everyone away, also the rest of the application.',
  remediation:
    'Put an RDS Proxy between the functions and the database, use the Data API, or limit how many copies of the function may run.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html',
  ],
  blindSpots: [
    'Only functions that security groups let in are found; how they use the database is not seen.',
    'A limit on the concurrency of an event source is not counted.',
  ],
  examine: (database, neighbours) => {
    if (isClusterMember(database)) return 'not-applicable';
    const paths = pathsTo(database, neighbours);
    if (paths.length === 0) return 'not-applicable';
    const proxy = neighbours
      .beside(database, rdsProxy)
      .find(({ databases }) => databases.state === 'known' && databases.value.targets.includes(database));
    if (proxy !== undefined) return supports(`${proxy.id} shares connections to the database.`, proxy);
    if ('dataApi' in database && database.dataApi.state === 'known' && database.dataApi.value) {
      return inconclusive(
        'The Data API is on; whether the functions use it is not seen.',
        database.dataApi.location,
      );
    }
    return paths.map(({ caller, hops }) => {
      const { reservedConcurrency: copies } = caller;
      if (copies.state === 'unresolved') return inconclusive(copies.reason, copies.location);
      return copies.state === 'known' && copies.value >= 0 && copies.value <= MOST_COPIES
        ? supports(`At most ${copies.value} copies of ${caller.id} connect to the database.`, copies.location)
        : contradicts(`Each copy connects by itself, without a proxy or a limit: ${hops}.`, caller);
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_security_group" "function" {
  name = "function"
}

resource "aws_security_group" "database" {
  name = "database"
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.function.id]
  }
}

resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = "arn:aws:iam::111122223333:role/import"
  vpc_config {
    subnet_ids         = ["subnet-1", "subnet-2"]
    security_group_ids = [aws_security_group.function.id]
  }
}

resource "aws_db_instance" "stock" {
  engine                 = "postgres"
  instance_class         = "db.m7g.large"
  vpc_security_group_ids = [aws_security_group.database.id]
}

resource "aws_db_proxy" "stock" {
  name           = "stock"
  engine_family  = "POSTGRESQL"
  role_arn       = "arn:aws:iam::111122223333:role/proxy"
  vpc_subnet_ids = ["subnet-1", "subnet-2"]
}

resource "aws_db_proxy_target" "stock" {
  db_proxy_name          = aws_db_proxy.stock.name
  target_group_name      = "default"
  db_instance_identifier = aws_db_instance.stock.identifier
}`,
      contradicts: `
resource "aws_security_group" "function" {
  name = "function"
}

resource "aws_security_group" "database" {
  name = "database"
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.function.id]
  }
}

resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = "arn:aws:iam::111122223333:role/import"
  vpc_config {
    subnet_ids         = ["subnet-1", "subnet-2"]
    security_group_ids = [aws_security_group.function.id]
  }
}

resource "aws_db_instance" "stock" {
  engine                 = "postgres"
  instance_class         = "db.m7g.large"
  vpc_security_group_ids = [aws_security_group.database.id]
}`,
      inconclusive: `
resource "aws_security_group" "function" {
  name = "function"
}

resource "aws_security_group" "database" {
  name = "database"
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.function.id]
  }
}

resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = "arn:aws:iam::111122223333:role/import"
  vpc_config {
    subnet_ids         = ["subnet-1", "subnet-2"]
    security_group_ids = [aws_security_group.function.id]
  }
}

resource "aws_rds_cluster" "stock" {
  engine                 = "aurora-postgresql"
  enable_http_endpoint   = true
  vpc_security_group_ids = [aws_security_group.database.id]
}`,
      'not-applicable': `
resource "aws_db_instance" "stock" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  FunctionGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Functions
  DatabaseGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Database
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 3306
          ToPort: 3306
          SourceSecurityGroupId: !GetAtt FunctionGroup.GroupId
  Import:
    Type: AWS::Lambda::Function
    Properties:
      ReservedConcurrentExecutions: 5
      Role: arn:aws:iam::111122223333:role/import
      VpcConfig:
        SubnetIds: [subnet-1, subnet-2]
        SecurityGroupIds: [!GetAtt FunctionGroup.GroupId]
  Stock:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      VPCSecurityGroups: [!GetAtt DatabaseGroup.GroupId]`,
      contradicts: `
Resources:
  FunctionGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Functions
  DatabaseGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Database
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 3306
          ToPort: 3306
          SourceSecurityGroupId: !GetAtt FunctionGroup.GroupId
  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/import
      VpcConfig:
        SubnetIds: [subnet-1, subnet-2]
        SecurityGroupIds: [!GetAtt FunctionGroup.GroupId]
  Stock:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      VPCSecurityGroups: [!GetAtt DatabaseGroup.GroupId]`,
    },
  },
});
