import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { taskDefinition } from '../architecture/kinds/ecs.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { containersOf, isSidecar, nameOf } from './ecs-containers.ts';

function containersIn(definitions: string) {
  const text = `
variable "more" {}
resource "aws_ecs_task_definition" "t" {
  container_definitions = ${definitions}
}`;
  const readings = readTerraform({ paths: ['main.tf'], read: () => text });
  const [task] = new Architecture(readings, kinds).ofKind(taskDefinition);
  if (task === undefined) throw new Error('no task');
  return containersOf(task);
}

describe('the containers of a task', () => {
  it('come with the reason why there may be more', () => {
    const found = containersIn('jsonencode([{ name = "web", image = "web:1" }, var.more])');
    expect('items' in found && [found.items.map(nameOf), found.open !== undefined]).toEqual([['web'], true]);
  });

  it('are nothing to look at where the list is empty', () => {
    expect(containersIn('jsonencode([])')).toEqual({ finding: 'not-applicable' });
  });

  it.each([
    ['log_router', 'x:1', true],
    ['app', 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable', true],
    ['web', 'nginx:1', false],
  ])('%s of %s is a helper: %s', (name, image, helper) => {
    const found = containersIn(`jsonencode([{ name = "${name}", image = "${image}" }])`);
    expect('items' in found && found.items.map(isSidecar)).toEqual([helper]);
  });
});
