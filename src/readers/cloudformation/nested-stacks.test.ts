import { describe, expect, it } from 'vitest';
import { propertiesIn } from '../../../test/fixtures/plain-values.ts';
import type { Readings } from '../../architecture/architecture.ts';
import { Unresolved } from '../../architecture/property.ts';
import { readCloudFormationTemplates } from './read-templates.ts';

function read(files: Record<string, string>): Readings {
  const known = new Map(Object.entries(files));
  const paths = [...known.keys()].toSorted();
  return readCloudFormationTemplates(paths, { paths, read: (path) => known.get(path) });
}

function stack(url: string, more = ''): string {
  return `{Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${url}${more}}}`;
}

const NETWORK = `
Parameters:
  Cidr: {Type: String, Default: 10.9.0.0/16}
  Zones: {Type: CommaDelimitedList, Default: "a,b"}
  Group: {Type: String, Default: none}
  Env: {Type: String, AllowedValues: [dev, prod]}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Cidr}}
  Flow: {Type: AWS::EC2::FlowLog, DependsOn: Vpc, Properties: {ResourceId: !Ref Vpc, Zones: !Ref Zones, Group: !Ref Group}}
  Nat: {Type: AWS::EC2::NatGateway, Condition: IsProd}
Outputs:
  VpcId: {Value: !Ref Vpc}
  Where: {Value: !Sub "\${Cidr}!"}
`;

const MAIN = `
Parameters: {Env: {Type: String, Default: prod}}
Resources:
  Logs: {Type: AWS::Logs::LogGroup}
  Network: ${stack('./net/network.yaml', ', Parameters: {Cidr: 10.1.0.0/16, Zones: !Join [",", [x, !Ref Logs]], Group: !GetAtt Logs.Arn, Env: !Ref Env}')}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !GetAtt Network.Outputs.VpcId, Note: !Sub "in \${Network.Outputs.Where}"}}
`;

describe('a nested stack with a local template', () => {
  const readings = read({ 'main.yaml': MAIN, 'net/network.yaml': NETWORK });

  it('is read with what its parent passes, in the scope of its parent, and not by itself', () => {
    expect(readings.diagnostics).toEqual([]);
    expect(readings.files).toEqual([
      { path: 'main.yaml', status: 'read' },
      { path: 'net/network.yaml', status: 'read' },
    ]);
    expect(readings.resources.map(({ id, scope, location }) => [id, scope, location.file])).toEqual([
      ['Logs', 'main.yaml', 'main.yaml'],
      ['Network', 'main.yaml', 'main.yaml'],
      ['Network.Vpc', 'main.yaml', 'net/network.yaml'],
      ['Network.Flow', 'main.yaml', 'net/network.yaml'],
      ['Network.Nat', 'main.yaml', 'net/network.yaml'],
      ['Group', 'main.yaml', 'main.yaml'],
    ]);
    expect(propertiesIn(readings, 'Network.Vpc')).toEqual({ CidrBlock: '10.1.0.0/16' });
    expect(propertiesIn(readings, 'Network.Flow')).toEqual({
      ResourceId: '${Network.Vpc}',
      Zones: ['x', '${Logs}'],
      Group: '${Logs.Arn}',
      DependsOn: ['Vpc'],
    });
  });

  it('gives its outputs to its parent, and keeps whom values mention in both directions', () => {
    expect(propertiesIn(readings, 'Group')).toEqual({ VpcId: '${Network.Vpc}', Note: 'in 10.1.0.0/16!' });
    const referencesOf = (id: string, name: string) => {
      const properties = readings.resources.find((resource) => resource.id === id)?.properties.value;
      return (properties instanceof Map ? (properties.get(name)?.value as Unresolved) : undefined)
        ?.references;
    };
    expect(referencesOf('Group', 'VpcId')).toEqual([{ address: 'Network.Vpc' }]);
    expect(referencesOf('Network.Flow', 'ResourceId')).toEqual([{ address: 'Network.Vpc' }]);
    expect(referencesOf('Network.Flow', 'Group')).toEqual([{ address: 'Logs', attribute: 'Arn' }]);
  });

  it('is there once for each call, with the parameters of the call', () => {
    const twice = read({
      'main.yaml': `
Resources:
  A: ${stack('child.yaml', ', Parameters: {Name: one}')}
  B: ${stack('child.yaml', ', Parameters: {Name: two}')}
`,
      'child.yaml':
        'Parameters: {Name: {Type: String}}\nResources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}}\n',
    });
    expect(propertiesIn(twice, 'A.Q')).toEqual({ QueueName: 'one' });
    expect(propertiesIn(twice, 'B.Q')).toEqual({ QueueName: 'two' });
    expect(twice.resources).toHaveLength(4);
  });

  it('passes down which values an open parameter may take', () => {
    const open = read({
      'main.yaml': `
Parameters: {Stage: {Type: String, AllowedValues: [dev, prod]}}
Resources:
  A: ${stack('child.yaml', ', Parameters: {Env: !Ref Stage}')}
`,
      'child.yaml': `
Parameters: {Env: {Type: String}}
Conditions: {Known: !Or [!Equals [!Ref Env, dev], !Equals [!Ref Env, prod]]}
Resources: {Q: {Type: AWS::SQS::Queue, Condition: Known}}
`,
    });
    expect(open.resources.map(({ id, uncertain }) => [id, uncertain])).toEqual([
      ['A', undefined],
      ['A.Q', undefined],
    ]);
  });

  it('may be missing where its call may be', () => {
    const { resources } = read({
      'main.yaml': `
Parameters: {P: {Type: String}}
Conditions: {Perhaps: !Equals [!Ref P, x], Never: !Equals [a, b]}
Resources:
  A: {Type: AWS::CloudFormation::Stack, Condition: Perhaps, Properties: {TemplateURL: child.yaml}}
  B: {Type: AWS::CloudFormation::Stack, Condition: Never, Properties: {TemplateURL: child.yaml}}
`,
      'child.yaml': 'Resources: {Q: {Type: AWS::SQS::Queue}}\n',
    });
    const why = 'condition "Perhaps" is open: parameter "P" has no default';
    expect(resources.map(({ id, uncertain }) => [id, uncertain])).toEqual([
      ['A', why],
      ['A.Q', why],
    ]);
  });

  it('of a serverless application is read like any other', () => {
    const { resources } = read({
      'main.yaml': `
Resources:
  App: {Type: AWS::Serverless::Application, Properties: {Location: child.yaml, Parameters: {Name: n}}}
  Shop: {Type: AWS::Serverless::Application, Properties: {Location: {ApplicationId: arn, SemanticVersion: 1.0.0}}}
`,
      'child.yaml':
        'Parameters: {Name: {Type: String}}\nResources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}}\n',
    });
    expect(resources.map(({ id, type }) => [id, type])).toEqual([
      ['App', 'AWS::CloudFormation::Stack'],
      ['App.Q', 'AWS::SQS::Queue'],
      ['Shop', 'AWS::CloudFormation::Stack'],
    ]);
  });

  it.each([
    ['https://s3.amazonaws.com/bucket/child.yaml'],
    ['!Sub "https://${AWS::Region}.example.com/child.yaml"'],
    ['s3://bucket/child.yaml'],
  ])('is left to deployment where its template lies elsewhere: %s', (url) => {
    const { resources, diagnostics } = read({
      'main.yaml': `Resources: {A: ${stack(url)}}\n`,
      'child.yaml': 'Resources: {Q: {Type: AWS::SQS::Queue}}\n',
    });
    expect(resources.map(({ id }) => id)).toEqual(['Q', 'A']);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['gone.yaml', '{}', 'The nested template "gone.yaml" cannot be read.'],
    ['../../etc/passwd', '{}', 'The nested template "../../etc/passwd" cannot be read.'],
    ['other.yaml', 'kind: Pod\n', 'The nested template "other.yaml" is no template.'],
    ['main.yaml', '{}', 'The nested template "main.yaml" leads back to itself.'],
  ])('whose template is %s is said', (url, other, message) => {
    const { resources, files, diagnostics } = read({
      'main.yaml': `Resources: {A: ${stack(url)}}\n`,
      'other.yaml': other,
    });
    expect(resources.map(({ id }) => id)).toEqual(['A']);
    expect(files[0]).toEqual({ path: 'main.yaml', status: 'partly', reason: `line 1: ${message}` });
    expect(diagnostics).toEqual([{ severity: 'warning', message, file: 'main.yaml', line: 1 }]);
  });

  it('that leads in a circle is read from the first template of the circle', () => {
    const { resources, diagnostics } = read({
      'a.yaml': `Resources: {B: ${stack('b.yaml')}}\n`,
      'b.yaml': `Resources: {A: ${stack('a.yaml')}, Q: {Type: AWS::SQS::Queue}}\n`,
    });
    expect(resources.map(({ id }) => id)).toEqual(['B', 'B.A', 'B.Q']);
    expect(diagnostics).toMatchObject([
      { file: 'b.yaml', message: 'The nested template "a.yaml" leads back to itself.' },
    ]);
  });

  it('whose parameters need its own outputs stays open there', () => {
    const { resources } = read({
      'main.yaml': `Resources: {A: ${stack('child.yaml', ', Parameters: {Name: !GetAtt A.Outputs.Name}')}}\n`,
      'child.yaml': `
Parameters: {Name: {Type: String}}
Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}}
Outputs: {Name: {Value: !Ref Name}}
`,
    });
    expect(resources).toHaveLength(2);
  });

  it('is read within bounds, however many templates call each other', () => {
    const files: Record<string, string> = { 'z.yaml': 'Resources: {Q: {Type: AWS::SQS::Queue}}\n' };
    for (let level = 0; level < 12; level += 1) {
      const next = level === 11 ? 'z.yaml' : `t${level + 1}.yaml`;
      files[`t${level}.yaml`] = `Resources: {A: ${stack(next)}, B: ${stack(next)}, C: ${stack(next)}}\n`;
    }
    const { resources, diagnostics } = read(files);
    expect(resources.length).toBeLessThan(1000);
    expect(diagnostics.some(({ message }) => message.includes('too many nested stacks'))).toBe(true);
  });
});
