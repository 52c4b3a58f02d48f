import {
  CreateLensVersionCommand,
  CreateWorkloadCommand,
  type CreateWorkloadCommandInput,
  ImportLensCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';

/** A question of the sample lenses; the rules speak of two choices and the "None of these" choice. */
export function sampleQuestion(id: string, change: object = {}) {
  return {
    id,
    title: `How do you ${id.replaceAll('_', ' ')}?`,
    description: 'What the harbour master asks.',
    choices: [
      {
        id: `${id}_rope`,
        title: 'With a rope',
        improvementPlan: { displayText: 'Buy a rope.', url: 'https://example.com/rope' },
      },
      { id: `${id}_chain`, title: 'With a chain', improvementPlan: { displayText: 'Forge a chain.' } },
      { id: `${id}_no`, title: 'None of these' },
    ],
    riskRules: [
      { condition: `${id}_rope && ${id}_chain`, risk: 'NO_RISK' },
      { condition: `${id}_rope || ${id}_chain`, risk: 'MEDIUM_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
    ...change,
  };
}

/** A lens of two pillars with two questions and one. */
export function sampleLens(name: string, change: object = {}) {
  return {
    schemaVersion: '2021-11-01',
    name,
    description: 'What every service of the harbour keeps to.',
    pillars: [
      { id: 'quay', name: 'Quay', questions: [sampleQuestion('moor'), sampleQuestion('load')] },
      { id: 'crane', name: 'Crane', questions: [sampleQuestion('lift')] },
    ],
    ...change,
  };
}

/** Imports a lens, over the one of the ARN where one is given. Returns the ARN. */
export async function importLens(
  client: WellArchitectedClient,
  lens: object | string,
  LensAlias?: string,
): Promise<string> {
  const JSONString = typeof lens === 'string' ? lens : JSON.stringify(lens);
  return (await client.send(new ImportLensCommand({ JSONString, LensAlias }))).LensArn!;
}

/** Imports a lens and publishes it. Returns the ARN. */
export async function publishLens(
  client: WellArchitectedClient,
  lens: object,
  LensVersion: string,
  { arn, isMajor = true }: { readonly arn?: string; readonly isMajor?: boolean } = {},
): Promise<string> {
  const LensAlias = await importLens(client, lens, arn);
  await client.send(new CreateLensVersionCommand({ LensAlias, LensVersion, IsMajorVersion: isMajor }));
  return LensAlias;
}

/** A workload with the Framework and other lenses. Returns the id. */
export async function sampleWorkload(
  client: WellArchitectedClient,
  WorkloadName: string,
  Lenses: readonly string[] = [],
  change: Partial<CreateWorkloadCommandInput> = {},
): Promise<string> {
  const command = new CreateWorkloadCommand({
    WorkloadName,
    Description: 'the shop of the tests',
    Environment: 'PRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'owner@example.com',
    Lenses: [...Lenses],
    ...change,
  });
  return (await client.send(command)).WorkloadId!;
}
