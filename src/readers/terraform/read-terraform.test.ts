import { describe, expect, it } from 'vitest';
import {
  type DeclaredResource,
  type Property,
  type Readings,
  propertiesAt,
  referencesOf,
  Unresolved,
} from '../../architecture/index.ts';
import { readTerraform } from './read-terraform.ts';

function read(files: Readonly<Record<string, string>>): Readings {
  const texts = new Map(Object.entries(files));
  return readTerraform({ paths: [...texts.keys()].toSorted(), read: (path) => texts.get(path) });
}

function resource({ resources }: Readings, id: string): DeclaredResource {
  const found = resources.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no ${id} among ${resources.map((other) => other.id).join(', ')}`);
  return found;
}

function at(readings: Readings, id: string, path: string): Property {
  const [property] = propertiesAt(resource(readings, id).properties, path);
  if (property === undefined) throw new Error(`${id} has no ${path}`);
  return property;
}

function open(property: Property): Unresolved {
  if (!(property.value instanceof Unresolved)) throw new Error(`${JSON.stringify(property.value)} is known`);
  return property.value;
}

describe('places', () => {
  const readings = read({
    'main.tf': `
resource "aws_security_group" "web" {
  name = "web"
  tags = {
    Name = "web"
    Team = "core"
  }
  ingress {
    from_port = 443
    cidr_blocks = [
      "10.0.0.0/8",
      "0.0.0.0/0",
    ]
  }
  dynamic "egress" {
    for_each = [1]
    content {
      to_port = egress.value
    }
  }
}
`,
  });
  const lines = (path: string): readonly (number | undefined)[] =>
    propertiesAt(resource(readings, 'aws_security_group.web').properties, path).map(
      ({ location }) => location.line,
    );

  it.each([
    ['name', [3]],
    ['tags', [4]],
    ['tags.Team', [6]],
    ['ingress', [8]],
    ['ingress.from_port', [9]],
    ['ingress.cidr_blocks', [10]],
    ['egress', [15]],
    ['egress.to_port', [18]],
  ])('%s stands in line %j', (path, expected) => {
    expect(lines(path)).toEqual(expected);
  });

  it('are those of the items in a list', () => {
    const list = at(readings, 'aws_security_group.web', 'ingress.cidr_blocks').value as readonly Property[];
    expect(list.map(({ location }) => location.line)).toEqual([11, 12]);
  });

  it('have the last line of what they stand for', () => {
    expect(resource(readings, 'aws_security_group.web').location).toEqual({
      file: 'main.tf',
      line: 2,
      endLine: 21,
    });
    expect(at(readings, 'aws_security_group.web', 'tags').location.endLine).toBe(7);
  });
});

describe('what stays open', () => {
  const readings = read({
    'main.tf': `
variable "env" {}
data "aws_caller_identity" "me" {}
resource "aws_s3_bucket" "logs" { bucket = "logs-\${var.env}" }
resource "aws_s3_bucket" "known" { bucket = "known" }
resource "aws_s3_bucket" "chain" { bucket = "\${aws_s3_bucket.known.bucket}-chain" }
locals { arn = aws_s3_bucket.logs.arn }
module "m" {
  source = "./m"
  topic  = aws_sns_topic.t.arn
  bucket = aws_s3_bucket.known.bucket
}
resource "aws_sns_topic" "t" { name = "" }
resource "x_y" "r" {
  from_variable = var.env
  from_resource = local.arn
  nested_text   = "arn:\${local.arn}/*"
  known         = aws_s3_bucket.known.bucket
  chain         = aws_s3_bucket.chain.bucket
  encoded       = jsonencode({ Statement = [{ Resource = ["\${local.arn}/*", "fixed"] }] })
  heredoc       = <<-EOT
    {"Statement": [{"Effect": "Deny", "Resource": "\${local.arn}/*"}]}
  EOT
  account       = data.aws_caller_identity.me.account_id
  through       = module.m.topic
  empty         = aws_sns_topic.t.name
  known_through = module.m.bucket
  same          = var.env == "prod" ? "same" : "same"
  decided       = false && var.env == "x"
  list          = [var.env, "b"]
  count_of_list = length([var.env, "b"])
  looked_up     = lookup({ a = var.env, b = "known" }, "b")
  merged        = merge({ a = var.env }, { b = "known" })
  workspace     = terraform.workspace
  time          = timestamp()
  wrong         = upper([1])
  remote        = upper("\${var.env}!")
  joined        = join("/", ["a", var.env])
  formatted     = format("arn:%s:x", var.env)
  zone          = try(aws_s3_bucket.logs.website_endpoint, "none")
  missing       = try(local.nothing.at_all, "fallback")
  block         = aws_eks_cluster.c.vpc_config[0].cluster_security_group_id
  subnet        = aws_eks_cluster.c.vpc_config[0].subnet_ids[0]
}
resource "aws_eks_cluster" "c" {
  vpc_config { subnet_ids = ["subnet-1"] }
}
`,
    'm/main.tf': `
variable "topic" {}
variable "bucket" {}
output "topic" { value = var.topic }
output "bucket" { value = var.bucket }
`,
  });
  const property = (name: string): Property => at(readings, 'x_y.r', name);

  it.each([
    ['from_variable', 'variable "env" has no value'],
    ['from_resource', 'aws_s3_bucket.logs.arn is known only after apply'],
    ['account', 'data.aws_caller_identity.me.account_id is read at deployment'],
    ['through', 'aws_sns_topic.t.arn is known only after apply'],
    ['empty', 'aws_sns_topic.t.name is known only after apply'],
    ['workspace', 'terraform.workspace is chosen at deployment'],
    ['time', 'timestamp() gives another value at every run'],
    ['wrong', 'upper(): string required, but have tuple'],
    ['zone', 'aws_s3_bucket.logs.website_endpoint is known only after apply'],
    ['block', 'aws_eks_cluster.c.vpc_config is known only after apply'],
  ])('%s says why: %s', (name, reason) => {
    expect(open(property(name)).reason).toBe(reason);
  });

  it.each([
    ['nested_text', 'arn:${aws_s3_bucket.logs.arn}/*'],
    ['joined', 'a/${var.env}'],
    ['formatted', 'arn:${var.env}:x'],
  ])('%s keeps the text around it: %s', (name, text) => {
    expect(open(property(name)).text).toBe(text);
  });

  it.each([
    ['from_resource', [{ address: 'aws_s3_bucket.logs', attribute: 'arn' }]],
    ['nested_text', [{ address: 'aws_s3_bucket.logs', attribute: 'arn' }]],
    ['known', [{ address: 'aws_s3_bucket.known', attribute: 'bucket' }]],
    ['chain', [{ address: 'aws_s3_bucket.chain', attribute: 'bucket' }]],
    ['through', [{ address: 'aws_sns_topic.t', attribute: 'arn' }]],
    ['known_through', [{ address: 'aws_s3_bucket.known', attribute: 'bucket' }]],
    ['subnet', [{ address: 'aws_eks_cluster.c', attribute: 'vpc_config' }]],
  ])('%s mentions the resource it comes from', (name, references) => {
    expect(referencesOf(property(name))).toEqual(references);
  });

  it.each([
    ['known', 'known'],
    ['chain', 'known-chain'],
    ['known_through', 'known'],
    ['same', 'same'],
    ['decided', false],
    ['count_of_list', 2],
    ['looked_up', 'known'],
    ['list', 'b'],
    ['merged.b', 'known'],
    ['missing', 'fallback'],
    ['subnet', 'subnet-1'],
  ])('%s is known all the same: %s', (name, value) => {
    const found = property(name).value;
    expect(Array.isArray(found) ? (found[1] as Property).value : found).toBe(value);
  });

  it.each(['encoded', 'heredoc'])('%s shows the document behind the text', (name) => {
    const [inside] = propertiesAt(property(name), 'Statement.Resource');
    const leaf = Array.isArray(inside?.value) ? (inside.value[0] as Property) : inside;
    expect(leaf && open(leaf).text).toBe('${aws_s3_bucket.logs.arn}/*');
    expect(leaf && referencesOf(leaf)).toEqual([{ address: 'aws_s3_bucket.logs', attribute: 'arn' }]);
  });
});

describe('policy documents', () => {
  it('with open parts show each statement at its own place', () => {
    const readings = read({
      'main.tf': `
variable "extra" {}
data "aws_iam_policy_document" "p" {
  source_policy_documents = [var.extra]
  statement {
    actions   = ["s3:*"]
    resources = ["\${aws_s3_bucket.b.arn}/*", "*"]
  }
}
resource "aws_s3_bucket" "b" {}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.p.json }
`,
    });
    const policy = at(readings, 'aws_iam_policy.p', 'policy');
    const [first, second] = propertiesAt(policy, 'Statement').flatMap(
      ({ value }) => value as readonly Property[],
    );
    expect(first && open(first).reason).toBe('variable "extra" has no value');
    expect(second?.location.line).toBe(5);
    expect(second && propertiesAt(second, 'Effect')[0]?.value).toBe('Allow');
    expect(second && propertiesAt(second, 'Action')[0]?.value).toBe('s3:*');
  });
});

describe('a number of instances that is not known', () => {
  const readings = read({
    'main.tf': `
variable "create" { type = bool }
variable "names" { type = set(string) }
resource "aws_sqs_queue" "counted" {
  count = var.create ? 1 : 0
  name  = "q\${count.index}"
}
resource "aws_sqs_queue" "each" {
  for_each = var.names
  name     = each.key
}
resource "aws_sns_topic" "t" {
  name = try(aws_sqs_queue.counted[0].name, "none")
  arns = aws_sqs_queue.counted[*].arn
  key  = aws_sqs_queue.each["a"].arn
}
module "m" {
  source = "./m"
  count  = var.create ? 1 : 0
}
resource "aws_security_group" "g" {
  ingress { from_port = 1 }
  dynamic "ingress" {
    for_each = var.names
    content { from_port = 2 }
  }
}
`,
    'm/main.tf': 'resource "aws_sqs_queue" "q" {}',
  });

  it('gives one instance that is uncertain', () => {
    expect(resource(readings, 'aws_sqs_queue.counted').uncertain).toBe(
      'its count is not known: variable "create" has no value',
    );
    expect(resource(readings, 'aws_sqs_queue.each').uncertain).toBe(
      'its for_each is not known: variable "names" has no value',
    );
    expect(resource(readings, 'module.m.aws_sqs_queue.q').uncertain).toBe(
      'its count is not known: variable "create" has no value',
    );
  });

  it.each([
    ['name', 'aws_sqs_queue.counted'],
    ['arns', 'aws_sqs_queue.counted'],
    ['key', 'aws_sqs_queue.each'],
  ])('leaves %s open, but names the resource', (name, address) => {
    const property = at(readings, 'aws_sns_topic.t', name);
    expect(property.value).toBeInstanceOf(Unresolved);
    expect(referencesOf(property).map((reference) => reference.address)).toEqual([address]);
  });

  it('leaves an open block beside the known ones', () => {
    const blocks = at(readings, 'aws_security_group.g', 'ingress').value as readonly Property[];
    expect(blocks.map(({ value }) => value instanceof Unresolved)).toEqual([false, true]);
  });
});

describe('lifecycle', () => {
  it('stays as it is written', () => {
    const readings = read({
      'main.tf': `
resource "x_y" "a" {
  depends_on = [x_y.b]
  lifecycle {
    ignore_changes  = [tags["x"], size]
    prevent_destroy = true
  }
  provisioner "local-exec" { command = "true" }
}
`,
    });
    expect([
      ...(resource(readings, 'x_y.a').properties.value as ReadonlyMap<string, Property>).keys(),
    ]).toEqual(['lifecycle']);
    const names = at(readings, 'x_y.a', 'lifecycle.ignore_changes').value as readonly Property[];
    expect(names.map(({ value }) => value)).toEqual(['tags["x"]', 'size']);
    expect(at(readings, 'x_y.a', 'lifecycle.prevent_destroy').value).toBe(true);
  });
});
