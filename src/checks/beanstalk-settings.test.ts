import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { beanstalkEnvironment } from '../architecture/kinds/elasticbeanstalk.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { optionSetting } from './beanstalk-settings.ts';

function minSizeIn(body: string) {
  const text = `
variable "v" {}
resource "aws_elastic_beanstalk_environment" "e" {
${body}
}`;
  const readings = readTerraform({ paths: ['main.tf'], read: () => text });
  const [environment] = new Architecture(readings, kinds).ofKind(beanstalkEnvironment);
  if (environment === undefined) throw new Error('no environment');
  const stated = optionSetting(environment, 'aws:autoscaling:asg', 'MinSize');
  return stated.state === 'known' ? stated.value : stated.state;
}

const setting = (namespace: string, name: string, value: string) => `
  setting {
    namespace = ${namespace}
    name      = ${name}
    value     = ${value}
  }`;

describe('an option setting of a Beanstalk environment', () => {
  it.each([
    ['is read by namespace and name', setting('"aws:autoscaling:asg"', '"MinSize"', '"2"'), '2'],
    ['is absent where another namespace has the name', setting('"other"', '"MinSize"', '"2"'), 'absent'],
    ['is open where its value is', setting('"aws:autoscaling:asg"', '"MinSize"', 'var.v'), 'unresolved'],
    [
      'is open where a setting has no known name',
      setting('"aws:autoscaling:asg"', 'var.v', '"2"'),
      'unresolved',
    ],
    ['is open where a saved configuration may state it', '  template_name = "saved"', 'unresolved'],
    ['is absent where nothing states it', '', 'absent'],
  ])('%s', (_, body, expected) => {
    expect(minSizeIn(body)).toBe(expected);
  });
});
