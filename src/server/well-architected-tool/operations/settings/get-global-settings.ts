import { globalSettings, NO_JIRA } from '../../global-settings.ts';
import { reading } from '../../operation.ts';

/** What the account set, and what holds where it set nothing. */
export const getGlobalSettings = reading('GetGlobalSettings', async ({ db, principal }) => {
  const settings = await globalSettings(db, principal.account);
  const { IssueManagementStatus, IssueManagementType, JiraProjectKey } = settings.JiraConfiguration ?? {};
  return {
    OrganizationSharingStatus: settings.OrganizationSharingStatus ?? 'DISABLED',
    DiscoveryIntegrationStatus: settings.DiscoveryIntegrationStatus ?? 'DISABLED',
    JiraConfiguration: {
      IntegrationStatus: 'NOT_CONFIGURED' as const,
      ...(IssueManagementStatus !== undefined && { IssueManagementStatus }),
      ...(IssueManagementType !== undefined && { IssueManagementType }),
      ...(JiraProjectKey !== undefined && { JiraProjectKey }),
      ...(IssueManagementStatus === 'ENABLED' && { StatusMessage: NO_JIRA }),
    },
  };
});
