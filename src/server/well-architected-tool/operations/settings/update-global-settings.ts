import { type GlobalSettings, putGlobalSettings } from '../../global-settings.ts';
import { changing } from '../../operation.ts';

export const updateGlobalSettings = changing('UpdateGlobalSettings', 'administrator', async (call) => {
  const { db, principal, input } = call;
  const { before, after } = await putGlobalSettings(db, principal.account, (settings) =>
    merged(settings, input),
  );
  call.changed(`arn:aws:wellarchitected::${principal.account}:global-settings`, before, after);
  return {};
});

/** Members that are not named stay. An IntegrationStatus of NOT_CONFIGURED takes the Jira configuration away. */
function merged(
  settings: GlobalSettings,
  { JiraConfiguration: jira, ...input }: GlobalSettings,
): GlobalSettings {
  const { JiraConfiguration: known, ...rest } = settings;
  if (jira?.IntegrationStatus === 'NOT_CONFIGURED') return { ...rest, ...input };
  return {
    ...rest,
    ...input,
    ...((known ?? jira) && { JiraConfiguration: { ...known, ...jira } }),
  };
}
