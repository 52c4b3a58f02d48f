import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { userPoolClient } from '../architecture/kinds/cognito.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { isForMachines } from './cognito-pools.ts';

function clientsWith(...flows: readonly string[]) {
  const text = flows
    .map(
      (flow, index) => `
resource "aws_cognito_user_pool_client" "c${index}" {
  name                = "c${index}"
  user_pool_id        = "pool"
  allowed_oauth_flows = ${flow}
}`,
    )
    .join('\n');
  const readings = readTerraform({ paths: ['main.tf'], read: () => text });
  return new Architecture(readings, kinds).ofKind(userPoolClient);
}

describe('a pool is for machines', () => {
  it.each([
    [['["client_credentials"]'], true],
    [['["client_credentials"]', '["client_credentials"]'], true],
    [['["client_credentials"]', '["code"]'], false],
    [['["code", "client_credentials"]'], false],
    [['null'], false],
    [['[var.flow]'], false],
    [[], false],
  ])('by clients with %j: %s', (flows, machines) => {
    expect(isForMachines(clientsWith(...flows))).toBe(machines);
  });
});
