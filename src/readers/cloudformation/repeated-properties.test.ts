import { describe, expect, it } from 'vitest';
import { type Property, Unresolved } from '../../architecture/property.ts';
import { readCloudFormation } from './read-cloudformation.ts';

const RESOURCES = `
Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}, Block: {Type: String}}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
  Chosen: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Block}}
  Pool: {Type: AWS::EC2::VPC, Properties: {Ipv4NetmaskLength: 20}}
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: !Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]}}
  Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "jobs-\${Env}"}}
  Loop: {Type: AWS::SSM::Parameter, Properties: {Value: !GetAtt Pool2.Value}}
  Pool2: {Type: AWS::SSM::Parameter, Properties: {Value: !GetAtt Loop.Value}}
  Machine: {Type: AWS::StepFunctions::StateMachine, Properties: {StateMachineName: orders}}
`;

function valueOf(expression: string): Property | undefined {
  const text = `${RESOURCES}  R: {Type: AWS::SNS::Topic, Properties: {V: ${expression}}}\n`;
  const { resources } = readCloudFormation('t.yaml', text, { paths: [], read: () => undefined });
  const properties = resources.find(({ id }) => id === 'R')?.properties.value;
  return properties instanceof Map ? (properties.get('V') as Property) : undefined;
}

function shown(property: Property | undefined): unknown {
  const value = property?.value;
  return value instanceof Unresolved ? `open: ${value.text ?? value.reason}` : value;
}

function links(property: Property | undefined): readonly string[] {
  const references =
    property?.value instanceof Unresolved ? property.value.references : (property?.references ?? []);
  return references.map(({ address, attribute }) =>
    attribute === undefined ? address : `${address}.${attribute}`,
  );
}

/** By the "Return values" of each type in the CloudFormation template reference. */
describe('an attribute that repeats a property', () => {
  it.each([
    ['!GetAtt Vpc.CidrBlock', '10.1.0.0/16', ['Vpc.CidrBlock']],
    ['{"Fn::GetAtt": [Vpc, CidrBlock]}', '10.1.0.0/16', ['Vpc.CidrBlock']],
    ['!Sub "${Vpc.CidrBlock}"', '10.1.0.0/16', ['Vpc.CidrBlock']],
    // four blocks with 8 host bits: the second is 10.1.1.0/24
    ['!GetAtt Subnet.CidrBlock', '10.1.1.0/24', ['Subnet.CidrBlock']],
    ['!GetAtt Subnet.VpcId', 'open: ${Vpc}', ['Subnet.VpcId', 'Vpc']],
    ['!GetAtt Machine.Name', 'orders', ['Machine.Name']],
    // open all the same
    ['!GetAtt Chosen.CidrBlock', 'open: ${Block}', ['Chosen.CidrBlock']],
    ['!GetAtt Jobs.QueueName', 'open: jobs-${Env}', ['Jobs.QueueName']],
    // a pool chooses the block
    ['!GetAtt Pool.CidrBlock', 'open: ${Pool.CidrBlock}', ['Pool.CidrBlock']],
    // no property has it
    ['!GetAtt Vpc.DefaultSecurityGroup', 'open: ${Vpc.DefaultSecurityGroup}', ['Vpc.DefaultSecurityGroup']],
    ['!GetAtt Subnet.AvailabilityZone', 'open: ${Subnet.AvailabilityZone}', ['Subnet.AvailabilityZone']],
  ])('%s is %s', (expression, value, references) => {
    const property = valueOf(expression);
    expect(shown(property)).toBe(value);
    expect(links(property)).toEqual(references);
  });

  it('that two resources repeat of each other stays open', () => {
    expect(shown(valueOf('!GetAtt Loop.Value'))).toMatch(/^open: /);
  });
});
