import { valueAt } from '../../document/document.ts';
import { picked, plainEntries } from './nodes.ts';
import { tagList } from './role.ts';
import { asWritten, type ServerlessResource, type ServerlessTemplate } from './serverless-template.ts';

/** `AWS::Serverless::Application` as a nested stack; one from the application repository has no template here. */
export function addApplication(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { properties, place } = from;
  const location = valueAt(properties, 'Location');
  const isRepository = plainEntries(location).length > 0;
  sam.replace(from, 'AWS::CloudFormation::Stack', {
    ...asWritten(picked(properties, ['NotificationARNs', 'Parameters', 'TimeoutInMinutes'])),
    TemplateURL: isRepository ? undefined : location,
    Tags: tagList(valueAt(properties, 'Tags'), place),
  });
}
