import { accessKeyOf, disableAccessKey, keyArn, shownKey } from '../../../access/access-keys.ts';
import { keepAnAdministrator } from '../../../access/administrators.ts';
import { holdAccount } from '../../../accounts.ts';
import { consoleRoute } from '../../route.ts';

export const disableAccessKeyRoute = consoleRoute({
  name: 'disableAccessKey',
  method: 'POST',
  path: '/api/v1/access-keys/{accessKeyId}/disable',
  summary: 'Disables an access key for good, within 5 seconds on every server.',
  needs: 'administrator',
  changes: true,
  handle: async (call) => {
    const { db, principal, now, input } = call;
    await holdAccount(db, principal.account);
    const key = await accessKeyOf(db, principal.account, input.path['accessKeyId'] ?? '');
    const disabled = await disableAccessKey(db, key, now);
    if (key.disabled_at === null) {
      await keepAnAdministrator(db, principal.account, now);
      call.changed(keyArn(key), shownKey(key), shownKey(disabled));
    }
    return { accessKey: shownKey(disabled) };
  },
});
