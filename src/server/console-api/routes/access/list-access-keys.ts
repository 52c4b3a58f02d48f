import { accessKeys, shownKey } from '../../../access/access-keys.ts';
import { consoleRoute } from '../../route.ts';

export const listAccessKeys = consoleRoute({
  name: 'listAccessKeys',
  method: 'GET',
  path: '/api/v1/access-keys',
  summary: 'The access keys of the account, without their secrets.',
  needs: 'administrator',
  changes: false,
  handle: async ({ db, principal }) => ({
    accessKeys: (await accessKeys(db, principal.account)).map(shownKey),
  }),
});
