import type { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationName } from '../../../src/server/well-architected-tool/protocol/operation-types.ts';
import { pdfText } from '../pdf-text.ts';
import { PROTOCOL, startTestServer, type TestServer } from '../test-server.ts';
import { databaseRows, rowChanges } from './database-rows.ts';
import { INPUTS, inputsOf } from './inputs.ts';
import { makeTenant } from './make-tenant.ts';
import { OPERATION_NAMES } from './operation-names.ts';
import { type Answer, send } from './send.ts';
import { absentId, idsOf, leaksOf, type Tenant, withIds } from './tenant.ts';

let server: TestServer;
let [them, us]: Tenant[] = [];
let ours: WellArchitectedClient;
let theirs: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  them = await makeTenant(server, '111122223333', 'amber');
  us = await makeTenant(server, '444455556666', 'birch');
  ours = await server.client(us.account);
  theirs = await server.client(them.account);
});
afterAll(() => server.close());

/** Members of inputs that name something of an account; practices, questions and AWS's own things are nobody's. */
const NAMES_SOMETHING = /(?:id|ids|arn|arns|alias|aliases|lenses|lensestoassociate|lensestodisassociate)$/i;
const NOBODYS = /^(?:PillarId|QuestionId|ChoiceId|AccountIds|executionRoleArn)$/;

describe('the operations', () => {
  it('all have inputs to ask them with', () => {
    expect(Object.keys(INPUTS).toSorted()).toEqual(PROTOCOL.operations.map(({ name }) => name).toSorted());
  });

  it.each(OPERATION_NAMES)('are asked with ids of others wherever they take one: %s', (name) => {
    const members = PROTOCOL.operations.find((operation) => operation.name === name)!.members;
    const named = members.filter((member) => NAMES_SOMETHING.test(member.name) && !NOBODYS.test(member.name));
    const inputs = inputsOf(name, them!, us!) as readonly Record<string, unknown>[];
    for (const member of named) {
      const texts = inputs.map((input) => JSON.stringify(input[member.name] ?? null));
      expect(
        texts.some((text) => idsOf(them!).some((id) => text.includes(id))),
        member.name,
      ).toBe(true);
    }
  });
});

/** A body with the text of the PDF in it. */
function readable(body: string): string {
  const pdf = /"Base64String":"([^"]+)"/.exec(body)?.[1];
  return pdf === undefined ? body : body + pdfText(Buffer.from(pdf, 'base64'));
}

/** Asks as a stranger, and sees that nothing of the others was told or changed. */
async function askedByStranger<Name extends OperationName>(
  name: Name,
  input: ReturnType<typeof inputsOf<Name>>[number],
): Promise<Answer> {
  const asked = JSON.stringify(input);
  const before = await databaseRows(server.services.store);
  const answer = await send(ours, name, input);
  const { gone, come } = rowChanges(before, await databaseRows(server.services.store));
  expect(answer.status, answer.body).toBeLessThan(500);
  expect(leaksOf(them!, readable(answer.body), asked)).toEqual([]);
  if (answer.error === undefined)
    for (const row of [...gone, ...come]) expect(leaksOf(them!, row, ''), row).toEqual([]);
  else expect([...gone, ...come]).toEqual([]);
  return answer;
}

describe('to strangers', () => {
  it.each(OPERATION_NAMES)('what others have does not exist: %s', async (name) => {
    for (const input of inputsOf(name, them!, us!)) {
      const answer = await askedByStranger(name, input);
      const asked = JSON.stringify(input);
      const absent = withIds(asked, them!, absentId);
      if (absent === asked) continue;
      const expected = await askedByStranger(name, JSON.parse(absent) as typeof input);
      expect({ ...answer, body: withIds(answer.body, them!, absentId) }, asked).toEqual(expected);
    }
  });

  it('the report of all workloads is of their own', async () => {
    const { body } = await send(ours, 'GetConsolidatedReport', {
      Format: 'PDF',
      IncludeSharedResources: true,
    });
    expect(readable(body)).toContain(us!.secret);
    expect(readable(body)).not.toContain(them!.secret);
  });

  const lists = PROTOCOL.operations.filter(
    ({ name, members }) =>
      OPERATION_NAMES.includes(name) && members.some((member) => /^NextToken$/i.test(member.name)),
  );

  it.each(lists.map(({ name }) => name))('a page token of others is good for nothing: %s', async (name) => {
    const isAgents = /Agent/.test(name);
    const page = (input: object, NextToken?: string) =>
      (isAgents
        ? { ...input, maxResults: 1, nextToken: NextToken }
        : { ...input, MaxResults: 1, NextToken }) as typeof input;
    const [input] = inputsOf(name, them!, them!);
    const first = await send(theirs, name, page(input!) as typeof input & object);
    expect(first.error, first.body).toBeUndefined();
    const { NextToken, nextToken = NextToken } = JSON.parse(first.body) as Record<string, string>;
    if (WITHOUT_PAGES.has(name)) return expect(nextToken).toBeUndefined();
    expect(nextToken).toEqual(expect.any(String));
    const next = await send(theirs, name, page(input!, nextToken) as typeof input & object);
    expect(next.error, next.body).toBeUndefined();

    const [own] = inputsOf(name, us!, us!);
    const answer = await askedByStranger(name, page(own!, nextToken) as typeof own & object);
    expect(answer.error).toBe('ValidationException');
    await askedByStranger(name, page(input!, nextToken) as typeof input & object);
  });
});

/** Lists that are empty here for everybody. */
const WITHOUT_PAGES = new Set<OperationName>(['ListCheckDetails', 'ListCheckSummaries']);
