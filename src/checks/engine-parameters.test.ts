import { describe, expect, it } from 'vitest';
import { Architecture, type Readings } from '../architecture/index.ts';
import { rdsParameterGroup } from '../architecture/kinds/rds-groups.ts';
import { readCloudFormation } from '../readers/cloudformation/read-cloudformation.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { engineParameter } from './engine-parameters.ts';

const LISTED = `
variable "later" {
  type = string
}

resource "aws_db_parameter_group" "settings" {
  family = "postgres16"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
  parameter {
    name  = "timezone"
    value = var.later
  }
}`;

const OPEN = `
variable "parameters" {
  type = list(object({ name = string, value = string }))
}

resource "aws_db_parameter_group" "settings" {
  family = "postgres16"
  dynamic "parameter" {
    for_each = var.parameters
    content {
      name  = parameter.value.name
      value = parameter.value.value
    }
  }
}`;

const MAPPED = `
Resources:
  Settings:
    Type: AWS::RDS::DBParameterGroup
    Properties:
      Family: mysql8.4
      Description: Settings
      Parameters:
        require_secure_transport: "ON"`;

describe('a parameter of an engine', () => {
  it.each([
    ['listed', terraform(LISTED), 'rds.force_ssl', 'known 1'],
    ['listed with an open value', terraform(LISTED), 'timezone', 'unresolved'],
    ['not listed', terraform(LISTED), 'work_mem', 'absent'],
    ['in a list that only deployment knows', terraform(OPEN), 'rds.force_ssl', 'unresolved'],
    ['mapped', template(MAPPED), 'require_secure_transport', 'known on'],
    ['not mapped', template(MAPPED), 'time_zone', 'absent'],
  ])('%s', (_, readings, name, expected) => {
    const [group] = new Architecture(readings, [rdsParameterGroup]).ofKind(rdsParameterGroup);
    const stated = group === undefined ? undefined : engineParameter(group, name);
    expect(stated?.state === 'known' ? `known ${stated.value}` : stated?.state).toBe(expected);
  });
});

function terraform(text: string): Readings {
  return readTerraform({ paths: ['main.tf'], read: (path) => (path === 'main.tf' ? text : undefined) });
}

function template(text: string): Readings {
  return readCloudFormation('template.yaml', text, { paths: ['template.yaml'], read: () => text });
}
