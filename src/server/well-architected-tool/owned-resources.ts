import { type HeldTable, holdRow } from '../../store/hold-row.ts';
import type { Db } from '../../store/store.ts';
import { ownLens } from './custom-lenses.ts';
import { newestVersion } from './lens-catalog.ts';
import type { Call } from './operation.ts';
import { profileOf } from './profiles.ts';
import { accessDenied, conflict, notFound, type ResourceType } from './protocol/api-error.ts';
import { templateOf } from './review-templates.ts';
import { workloadOf } from './workloads.ts';

/** What an account can share and tag. */
export interface OwnedResource {
  /** As shares call it. */
  readonly kind: 'WORKLOAD' | 'LENS' | 'PROFILE' | 'TEMPLATE';
  /** As errors call it. */
  readonly type: ResourceType;
  /** What shares name it by: the id of a workload, the ARN of the others. */
  readonly key: string;
  readonly arn: string;
  readonly account: string;
  readonly name: string;
}

const TABLES = {
  WORKLOAD: 'workload',
  LENS: 'lens',
  PROFILE: 'profile',
  TEMPLATE: 'review_template',
} as const satisfies Record<OwnedResource['kind'], HeldTable>;

/** Nobody deletes the resource, or adds to it, until the transaction ends. Throws where it was deleted meanwhile. */
export async function holdResource(db: Db, { kind, key, type }: OwnedResource): Promise<void> {
  if (!(await holdRow(db, TABLES[kind], key))) throw notFound(type, key);
}

type Asking = Pick<Call, 'db' | 'principal' | 'needs' | 'services'>;

/** A workload for its owner. Throws where it is not there for the principal, or only shared with them. */
export async function ownedWorkload(call: Asking, id: string): Promise<OwnedResource> {
  return own(call, await workloadResource(call, id));
}

/** A custom lens for its owner. */
export async function ownedLens(call: Asking, named: string): Promise<OwnedResource> {
  return lensResource(await ownLens(call, named));
}

/** A custom lens for its owner, where it is more than a draft. */
export async function publishedLens(call: Asking, named: string): Promise<OwnedResource> {
  const lens = await ownedLens(call, named);
  if ((await newestVersion(call.db, lens.arn)) === undefined)
    throw conflict(
      `The lens ${lens.arn} has no published version; a draft cannot be shared.`,
      'LENS',
      lens.arn,
    );
  return lens;
}

/** A profile for its owner. */
export async function ownedProfile(call: Asking, arn: string): Promise<OwnedResource> {
  return own(call, await profileResource(call, arn));
}

/** A review template for its owner. */
export async function ownedTemplate(call: Asking, arn: string): Promise<OwnedResource> {
  return own(call, await templateResource(call, arn));
}

/** What an ARN names, where the principal owns it or it was shared with them. To all others it does not exist. */
export async function resourceByArn(call: Asking, arn: string): Promise<OwnedResource> {
  const [, kind, id = ''] = /^arn:aws[-a-z]*:wellarchitected:[^:]*:\d{12}:([a-z-]+)\/(.+)$/.exec(arn) ?? [];
  switch (kind) {
    case 'workload': {
      const workload = await workloadResource(call, id);
      if (workload.arn === arn) return workload;
      break;
    }
    case 'lens': {
      const lens = await call.services.lenses.visible(call.db, call.principal, arn);
      if (lens.deleted_at === null) return lensResource(lens);
      break;
    }
    case 'profile':
      return await profileResource(call, arn);
    case 'review-template':
      return await templateResource(call, arn);
  }
  throw notFound('WORKLOAD', arn);
}

/** The same, for its owner alone. */
export async function ownedByArn(call: Asking, arn: string): Promise<OwnedResource> {
  return own(call, await resourceByArn(call, arn));
}

function own({ principal }: Asking, resource: OwnedResource): OwnedResource {
  if (resource.account !== principal.account)
    throw accessDenied(`${resource.arn} was shared with ${principal.arn}; this takes its owner.`);
  return resource;
}

async function workloadResource(call: Asking, id: string): Promise<OwnedResource> {
  const { arn, account, name } = await workloadOf(call, id);
  return { kind: 'WORKLOAD', type: 'WORKLOAD', key: id, arn, account, name };
}

function lensResource({
  arn,
  account,
  name,
}: Pick<OwnedResource, 'arn' | 'account' | 'name'>): OwnedResource {
  return { kind: 'LENS', type: 'LENS', key: arn, arn, account, name };
}

async function profileResource(call: Asking, arn: string): Promise<OwnedResource> {
  const { account, name } = await profileOf(call, arn);
  return { kind: 'PROFILE', type: 'PROFILE', key: arn, arn, account, name };
}

async function templateResource(call: Asking, arn: string): Promise<OwnedResource> {
  const { account, name } = await templateOf(call, arn);
  return { kind: 'TEMPLATE', type: 'REVIEW_TEMPLATE', key: arn, arn, account, name };
}
