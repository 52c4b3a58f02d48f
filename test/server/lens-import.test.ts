import {
  AccessDeniedException,
  ExportLensCommand,
  GetLensCommand,
  ImportLensCommand,
  ListLensesCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLens, sampleLens, sampleQuestion } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({ quotas: { customLenses: 40 } });
  client = await server.client();
});
afterAll(() => server.close());

const imported = (lens: object | string, alias?: string) => importLens(client, lens, alias);

async function refusalOf(lens: object | string, alias?: string): Promise<ValidationException> {
  const error = await imported(lens, alias).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ValidationException);
  return error as ValidationException;
}

const withQuestion = (name: string, change: object) =>
  sampleLens(name, {
    pillars: [{ id: 'quay', name: 'Quay', questions: [sampleQuestion('moor', change)] }],
  });

describe('an imported lens', () => {
  it('gets an ARN of its own and is there at once, as a draft', async () => {
    const JSONString = JSON.stringify(sampleLens('Harbour'));
    const { LensArn: arn, Status } = await client.send(new ImportLensCommand({ JSONString }));
    expect(Status).toBeUndefined();
    expect(arn).toMatch(/^arn:aws:wellarchitected:us-east-1:111122223333:lens\/[0-9a-f]{32}$/);
    const { LensSummaries } = await client.send(
      new ListLensesCommand({ LensStatus: 'DRAFT', LensName: 'Harbour' }),
    );
    expect(LensSummaries).toMatchObject([
      { LensArn: arn, LensAlias: arn, LensName: 'Harbour', LensType: 'CUSTOM_SELF', Owner: '111122223333' },
    ]);
    expect(LensSummaries?.[0]?.LensVersion).toBeUndefined();
    const published = await client.send(new ListLensesCommand({ LensName: 'Harbour' }));
    expect(published.LensSummaries).toEqual([]);
  });

  it('is exported as it came, unknown fields included', async () => {
    const text = JSON.stringify({ ...sampleLens('As it came'), _version: '7' }, null, 3);
    const arn = await imported(text);
    const { LensJSON } = await client.send(new ExportLensCommand({ LensAlias: arn }));
    expect(LensJSON).toBe(text);
  });

  it('replaces the draft of the lens whose ARN is given, with another name where nothing is published', async () => {
    const arn = await imported(sampleLens('First thoughts'));
    expect(await imported(sampleLens('Second thoughts', { description: 'Better.' }), arn)).toBe(arn);
    const { Lens } = await client.send(new GetLensCommand({ LensAlias: arn }));
    expect(Lens).toMatchObject({ Name: 'Second thoughts', Description: 'Better.' });
    await imported(sampleLens('First thoughts'));
  });

  it('takes tags', async () => {
    const command = new ImportLensCommand({
      JSONString: JSON.stringify(sampleLens('Tagged')),
      Tags: { team: 'harbour' },
    });
    const { LensArn } = await client.send(command);
    const { Lens } = await client.send(new GetLensCommand({ LensAlias: LensArn! }));
    expect(Lens?.Tags).toEqual({ team: 'harbour' });
  });

  it('is made once where the same request comes twice with one token', async () => {
    const input = { JSONString: JSON.stringify(sampleLens('Only once')), ClientRequestToken: 'import-1' };
    const [first, second] = [
      await client.send(new ImportLensCommand(input)),
      await client.send(new ImportLensCommand(input)),
    ];
    expect(second.LensArn).toBe(first.LensArn);
  });

  it.each([
    ['a question without a default rule', { riskRules: [{ condition: 'moor_rope', risk: 'NO_RISK' }] }],
    ['a question without a description', { description: undefined }],
    ['a description of 2,048 characters', { description: 'x'.repeat(2048) }],
    ['a title of 128 characters', { title: 'x'.repeat(128) }],
    [
      'every mark that AWS allows, and a line break',
      { title: "a-b_c.d,e:f/(g)@h!&i#j+k'l?m\u2019", description: 'one\ntwo' },
    ],
    ['a display text of any characters', { helpfulResource: { displayText: '50 % <b>"x"</b>; ü' } }],
  ])('may have %s', async (what, change) => {
    await expect(imported(withQuestion(`With ${what.replace(/[^a-z ]/g, '')}`, change))).resolves.toMatch(
      /^arn:/,
    );
  });
});

describe('an import is refused', () => {
  const QUESTION = 'JSONString.pillars[0].questions[0]';
  const choice = (id: string, change: object = {}) => ({
    id,
    title: 'With a rope',
    improvementPlan: { displayText: 'Buy a rope.' },
    ...change,
  });
  const rule = (condition: string, risk = 'NO_RISK') => ({ condition, risk });

  it.each([
    ['a mark that AWS does not allow in titles', { title: 'Do you; moor?' }, `${QUESTION}.title`],
    ['a letter beyond A to Z', { description: 'Für den Hafen' }, `${QUESTION}.description`],
    ['a title of 129 characters', { title: 'x'.repeat(129) }, `${QUESTION}.title`],
    ['a description of 2,049 characters', { description: 'x'.repeat(2049) }, `${QUESTION}.description`],
    ['an id of 2 characters', { id: 'ab' }, `${QUESTION}.id`],
    ['an id with a hyphen', { id: 'obs-01' }, `${QUESTION}.id`],
    [
      'a display text of 2,049 characters',
      {
        choices: [choice('moor_rope', { improvementPlan: { displayText: 'x'.repeat(2049) } })],
        riskRules: [],
      },
      `${QUESTION}.choices[0].improvementPlan.displayText`,
    ],
    [
      'a link without a text',
      { choices: [choice('moor_rope', { helpfulResource: { url: 'https://x.org' } })], riskRules: [] },
      `${QUESTION}.choices[0].helpfulResource.url`,
    ],
    [
      'a choice without an improvement plan',
      { choices: [choice('moor_rope', { improvementPlan: undefined })], riskRules: [] },
      `${QUESTION}.choices[0]`,
    ],
    [
      'two choices of one id',
      { choices: [choice('moor_rope'), choice('moor_rope')], riskRules: [] },
      `${QUESTION}.choices[1].id`,
    ],
    [
      '16 choices',
      { choices: Array.from({ length: 16 }, (_, index) => choice(`moor_${index}`)), riskRules: [] },
      `${QUESTION}.choices`,
    ],
    [
      'a rule that names no choice of the question',
      { riskRules: [rule('moor_anchor'), rule('default', 'HIGH_RISK')] },
      `${QUESTION}.riskRules[0].condition`,
    ],
    [
      'a condition in words',
      { riskRules: [rule('moor_rope NOT selected', 'HIGH_RISK'), rule('default')] },
      `${QUESTION}.riskRules[0].condition`,
    ],
    [
      'a short risk',
      { riskRules: [rule('moor_rope', 'NONE'), rule('default', 'HIGH_RISK')] },
      `${QUESTION}.riskRules[0].risk`,
    ],
    [
      'two rules of one risk',
      { riskRules: [rule('moor_rope'), rule('moor_chain'), rule('default', 'HIGH_RISK')] },
      `${QUESTION}.riskRules[1]`,
    ],
  ])('with %s, and the field says where it stands', async (_what, change, place) => {
    const refusal = await refusalOf(withQuestion('Refused', change));
    expect(refusal.Reason).toBe('FIELD_VALIDATION_FAILED');
    expect(refusal.Fields?.map(({ Name }) => Name)).toContain(place);
  });

  it('with each problem as a field of its own', async () => {
    const lens = sampleLens('Much wrong; here', { description: 'x'.repeat(2049) });
    const { Fields, message } = await refusalOf(lens);
    expect(Fields?.map(({ Name }) => Name)).toEqual(['JSONString.name', 'JSONString.description']);
    expect(message).toContain('1 more');
  });

  it('in the form that only Hexastyle reads, with what to do about it', async () => {
    const question = {
      id: 'obs-01',
      title: 'How do you watch?',
      choices: [choice('obs-01-a')],
      riskRules: [{ condition: 'obs-01-a NOT selected', risk: 'HIGH' }],
    };
    const lens = sampleLens('Dialect', { pillars: [{ id: 'watch', name: 'Watch', questions: [question] }] });
    const { message } = await refusalOf(lens);
    expect(message).toContain('hexastyle lens convert');
  });

  it.each([
    ['YAML', 'schemaVersion: "2021-11-01"\nname: Harbour\npillars: []\n'],
    [
      'a number that JSON does not have',
      '{"schemaVersion":"2021-11-01","name":"Harbour","pillars":[],"x":NaN}',
    ],
    ['nothing but a list', '[]'],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('that is %s', async (_what, text) => {
    await refusalOf(text);
  });

  it('with more than 500,000 characters', async () => {
    const lens = sampleLens('Too long', { comment: 'x'.repeat(500_000) });
    const { Fields } = await refusalOf(lens);
    expect(Fields?.[0]?.Name).toBe('JSONString');
  });

  it('under the name of another lens, whatever the case and spaces', async () => {
    await imported(sampleLens('Taken Name'));
    expect((await refusalOf(sampleLens('takenNAME'))).message).toContain(
      'A lens with normalized name takenname already exists.',
    );
    const other = await imported(sampleLens('Free name'));
    await refusalOf(sampleLens('Taken Name'), other);
  });

  it('with an alias that is no ARN', async () => {
    for (const alias of ['test', 'wellarchitected'])
      expect((await refusalOf(sampleLens('Alias'), alias)).message).toContain(
        `Invalid lens alias ${alias} (allowed value as alias is LensARN)`,
      );
  });

  it('over a lens that is not there for the account', async () => {
    const arn = await imported(sampleLens('Of one tenant'));
    const other = await server.client('444455556666');
    const JSONString = JSON.stringify(sampleLens('Of one tenant'));
    await expect(other.send(new ImportLensCommand({ JSONString, LensAlias: arn }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await expect(other.send(new ImportLensCommand({ JSONString }))).resolves.toBeDefined();
  });

  it('of a contributor', async () => {
    const contributor = await server.client('111122223333', 'contributor');
    const command = new ImportLensCommand({ JSONString: JSON.stringify(sampleLens('Not mine')) });
    await expect(contributor.send(command)).rejects.toBeInstanceOf(AccessDeniedException);
  });

  it('beyond the quota', async () => {
    const small = await startTestServer({ quotas: { customLenses: 1 } });
    const one = await small.client();
    const send = (name: string) =>
      one.send(new ImportLensCommand({ JSONString: JSON.stringify(sampleLens(name)) }));
    const { LensArn } = await send('One');
    await expect(send('Two')).rejects.toBeInstanceOf(ServiceQuotaExceededException);
    const again = new ImportLensCommand({
      JSONString: JSON.stringify(sampleLens('One')),
      LensAlias: LensArn!,
    });
    await expect(one.send(again)).resolves.toMatchObject({ LensArn });
    await small.close();
  });
});
