import type { userPoolClient } from '../architecture/kinds/cognito.ts';
import type { ResourceOf } from '../architecture/index.ts';

/** Whether a user pool, as its clients show, hands tokens to programs and has no people in it. */
export function isForMachines(clients: readonly ResourceOf<typeof userPoolClient>[]): boolean {
  return (
    clients.length > 0 &&
    clients.every(
      ({ oauthFlows }) =>
        oauthFlows.state === 'known' &&
        oauthFlows.value.open.length === 0 &&
        oauthFlows.value.values.length > 0 &&
        oauthFlows.value.values.every((flow) => flow === 'client_credentials'),
    )
  );
}
