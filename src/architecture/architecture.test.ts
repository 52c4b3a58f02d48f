import { describe, expect, it } from 'vitest';
import { Architecture } from './architecture.ts';
import { flag, items, link, number, policy, presence, tagMap, text, texts } from './attribute.ts';
import { defineKind } from './kind.ts';
import { type Property, propertyFromJson, Unresolved } from './property.ts';
import type { DeclaredResource } from './resource.ts';

const at = (line: number) => ({ file: 'main.tf', line });
const open = (reason: string, known = {}): Property => ({
  value: new Unresolved(reason, known),
  location: at(9),
});

const queue = defineKind({
  id: 'queue',
  name: 'Queue',
  terraform: 'aws_sqs_queue',
  cloudformation: 'AWS::SQS::Queue',
  names: { terraform: 'name', cloudformation: 'QueueName' },
  attributes: {
    delay: number({ terraform: 'delay_seconds', cloudformation: 'DelaySeconds', default: 0 }),
    fifo: flag({ terraform: 'fifo_queue', cloudformation: 'FifoQueue', default: { terraform: false } }),
    label: text({ terraform: 'label' }),
    encrypted: presence({ terraform: 'kms_master_key_id' }),
    deadLetterQueue: link({
      relation: 'fails-over-to',
      to: ['queue'],
      terraform: [
        'redrive_policy.deadLetterTargetArn',
        {
          companion: 'aws_sqs_queue_redrive_policy',
          joinedBy: 'queue_url',
          at: 'redrive_policy.deadLetterTargetArn',
        },
      ],
      cloudformation: 'RedrivePolicy.deadLetterTargetArn',
    }),
    statement: policy({ terraform: 'policy' }),
    rules: items({
      terraform: 'rule',
      fields: { port: number({ terraform: 'port' }), from: texts({ terraform: 'cidrs' }) },
    }),
  },
});

function declare(id: string, type: string, properties: object | Property, scope = '.'): DeclaredResource {
  const isProperty = 'location' in properties;
  return {
    id,
    scope,
    type,
    language: type.startsWith('aws_') ? 'terraform' : 'cloudformation',
    properties: isProperty ? (properties as Property) : propertyFromJson(properties, at(2)),
    location: at(1),
  };
}

function withProperties(entries: Record<string, Property>): Property {
  return { value: new Map(Object.entries(entries)), location: at(1) };
}

function architecture(...resources: DeclaredResource[]): Architecture {
  return new Architecture({ resources, files: [], diagnostics: [] }, [queue]);
}

function onlyQueue(properties: object | Property, type = 'aws_sqs_queue') {
  const [found] = architecture(declare('aws_sqs_queue.a', type, properties)).ofKind(queue);
  if (found === undefined) throw new Error('no queue');
  return found;
}

describe('an attribute of a kind', () => {
  it('is known where the code states it, with the place', () => {
    expect(onlyQueue({ delay_seconds: 5 }).delay).toEqual({ state: 'known', value: 5, location: at(2) });
    expect(onlyQueue({ DelaySeconds: '5' }, 'AWS::SQS::Queue').delay).toMatchObject({ value: 5 });
  });

  it('takes the default of its own language only', () => {
    expect(onlyQueue({}).fifo).toEqual({ state: 'known', value: false, byDefault: true, location: at(1) });
    expect(onlyQueue({}, 'AWS::SQS::Queue').fifo.state).toBe('absent');
  });

  it('is absent where the value is null or an empty list of blocks', () => {
    expect(onlyQueue({ label: null }).label.state).toBe('absent');
    expect(onlyQueue({ label: [] }).label.state).toBe('absent');
  });

  it('is unresolved with the reason where the code leaves it open', () => {
    const { delay } = onlyQueue(withProperties({ delay_seconds: open('variable "d" has no value') }));
    expect(delay).toEqual({ state: 'unresolved', reason: 'variable "d" has no value', location: at(9) });
  });

  it('is unresolved where the value cannot be of its type', () => {
    expect(onlyQueue({ delay_seconds: 'soon' }).delay).toMatchObject({ state: 'unresolved' });
    expect(onlyQueue({ fifo_queue: 'perhaps' }).fifo).toMatchObject({ state: 'unresolved' });
  });

  it('counts a reference to a resource as present', () => {
    const key = open('known after apply', { references: [{ address: 'aws_kms_key.k' }] });
    expect(onlyQueue(withProperties({ kms_master_key_id: key })).encrypted).toMatchObject({ value: true });
    expect(onlyQueue(withProperties({ kms_master_key_id: open('no value') })).encrypted.state).toBe(
      'unresolved',
    );
    expect(onlyQueue({}).encrypted).toMatchObject({ value: false });
  });

  it('reads repeated parts, and keeps the reasons of those left open', () => {
    const rules: Property = {
      value: [
        propertyFromJson({ port: 22, cidrs: ['0.0.0.0/0'] }, at(4)),
        open('dynamic block over an open list'),
      ],
      location: at(3),
    };
    const found = onlyQueue(withProperties({ rule: rules })).rules;
    if (found.state !== 'known') throw new Error(found.state);
    expect(found.value.items).toHaveLength(1);
    expect(found.value.items[0]?.port).toMatchObject({ value: 22, location: at(4) });
    expect(found.value.items[0]?.from).toMatchObject({ value: { values: ['0.0.0.0/0'], open: [] } });
    expect(found.value.open).toEqual(['dynamic block over an open list']);
  });

  it('reads a policy from JSON text and from a document with open parts', () => {
    const text = JSON.stringify({
      Statement: { Effect: 'Allow', Action: 'sqs:*', Principal: '*', Resource: ['a', 'b'] },
    });
    const fromText = onlyQueue({ policy: text }).statement;
    expect(fromText).toMatchObject({
      value: {
        statements: [{ effect: 'Allow', actions: { values: ['sqs:*'] }, resources: { values: ['a', 'b'] } }],
      },
    });
    const document = withProperties({
      Statement: withProperties({
        Effect: { value: 'Deny', location: at(5) },
        Resource: open('after apply', { text: 'arn:${…}/*' }),
      }),
    });
    const fromDocument = onlyQueue(withProperties({ policy: open('after apply', { document }) })).statement;
    expect(fromDocument).toMatchObject({
      value: { statements: [{ effect: 'Deny', resources: { values: [], open: ['arn:${…}/*'] } }] },
    });
  });

  it('reads tags from a map and from both kinds of lists', () => {
    const tags = tagMap({ terraform: 'tags', cloudformation: 'Tags' });
    const kind = defineKind({
      id: 'q',
      name: 'Q',
      terraform: 'aws_q',
      cloudformation: 'AWS::Q',
      attributes: { tags },
    });
    const readTags = (type: string, properties: object) => {
      const built = new Architecture(
        { resources: [declare('a', type, properties)], files: [], diagnostics: [] },
        [kind],
      );
      const found = built.ofKind(kind)[0]?.tags;
      return found?.state === 'known' ? [...found.value.keys()] : found?.state;
    };
    expect(readTags('aws_q', { tags: { Owner: 'a', Key: 'b' } })).toEqual(['Owner', 'Key']);
    expect(readTags('AWS::Q', { Tags: [{ Key: 'Owner', Value: 'a' }] })).toEqual(['Owner']);
    expect(readTags('aws_q', { tags: [{ key: 'Owner', value: 'a' }] })).toEqual(['Owner']);
  });
});

describe('a link', () => {
  const redrive = (arn: Property) =>
    withProperties({ redrive_policy: withProperties({ deadLetterTargetArn: arn }) });
  const reference = (address: string) =>
    open('known after apply', { references: [{ address, attribute: 'arn' }] });

  it('leads to the resource that a reference names, and back', () => {
    const built = architecture(
      declare('aws_sqs_queue.a', 'aws_sqs_queue', redrive(reference('aws_sqs_queue.b'))),
      declare('aws_sqs_queue.b', 'aws_sqs_queue', {}),
    );
    const [a, b] = built.ofKind(queue);
    if (a === undefined || b === undefined) throw new Error('no queues');
    expect(built.follow(a.deadLetterQueue, queue)).toEqual([b]);
    expect(built.referrers(b, queue, 'deadLetterQueue')).toEqual([a]);
    expect(built.edges().map(({ from, relation, to }) => [from.id, relation, to.id])).toEqual([
      ['aws_sqs_queue.a', 'fails-over-to', 'aws_sqs_queue.b'],
    ]);
  });

  it.each(['orders-failed', 'arn:aws:sqs:eu-west-1:111122223333:orders-failed'])(
    'finds %s by name',
    (literal) => {
      const built = architecture(
        declare('aws_sqs_queue.a', 'aws_sqs_queue', {
          redrive_policy: JSON.stringify({ deadLetterTargetArn: literal }),
        }),
        declare('aws_sqs_queue.b', 'aws_sqs_queue', { name: 'orders-failed' }),
      );
      expect(built.ofKind(queue)[0]?.deadLetterQueue).toMatchObject({
        value: { targets: [{ id: 'aws_sqs_queue.b' }] },
      });
    },
  );

  it('keeps a name that nothing here answers to', () => {
    const { deadLetterQueue } = onlyQueue(
      redrive({ value: 'arn:aws:sqs:eu-west-1:1:elsewhere', location: at(3) }),
    );
    expect(deadLetterQueue).toMatchObject({
      value: { targets: [], literals: ['arn:aws:sqs:eu-west-1:1:elsewhere'] },
    });
  });

  it('is unresolved where all of it stays open, absent where nothing is written', () => {
    expect(onlyQueue(redrive(open('variable "q" has no value'))).deadLetterQueue.state).toBe('unresolved');
    expect(onlyQueue({}).deadLetterQueue.state).toBe('absent');
  });

  it('does not cross from one root module into another', () => {
    const built = architecture(
      declare('aws_sqs_queue.a', 'aws_sqs_queue', redrive(reference('aws_sqs_queue.b')), 'one'),
      declare('aws_sqs_queue.b', 'aws_sqs_queue', {}, 'two'),
    );
    expect(built.edges()).toEqual([]);
  });

  it('means every instance where the address has no instance key, and one where it has', () => {
    const instances = ['aws_sqs_queue.b[0]', 'aws_sqs_queue.b[1]'].map((id) =>
      declare(id, 'aws_sqs_queue', {}),
    );
    const all = architecture(
      declare('aws_sqs_queue.a', 'aws_sqs_queue', redrive(reference('aws_sqs_queue.b'))),
      ...instances,
    );
    const one = architecture(
      declare('aws_sqs_queue.a', 'aws_sqs_queue', redrive(reference('aws_sqs_queue.b[1]'))),
      ...instances,
    );
    expect(all.edges().map(({ to }) => to.id)).toEqual(['aws_sqs_queue.b[0]', 'aws_sqs_queue.b[1]']);
    expect(one.edges().map(({ to }) => to.id)).toEqual(['aws_sqs_queue.b[1]']);
  });

  it('is stated by a companion that names its owner', () => {
    const companion = withProperties({
      queue_url: open('known after apply', {
        references: [{ address: 'aws_sqs_queue.a', attribute: 'url' }],
      }),
      redrive_policy: withProperties({ deadLetterTargetArn: reference('aws_sqs_queue.b') }),
    });
    const built = architecture(
      declare('aws_sqs_queue.a', 'aws_sqs_queue', {}),
      declare('aws_sqs_queue.b', 'aws_sqs_queue', {}),
      declare('aws_sqs_queue_redrive_policy.a', 'aws_sqs_queue_redrive_policy', companion),
    );
    expect(built.edges().map(({ from, to }) => [from.id, to.id])).toEqual([
      ['aws_sqs_queue.a', 'aws_sqs_queue.b'],
    ]);
  });
});
