import { graphqlApi } from '../../architecture/kinds/appsync.ts';
import type { Stated } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const appsyncQueryLimits = defineCheck({
  id: 'appsync-query-limits',
  kind: graphqlApi,
  title: 'Public GraphQL API limits how much one query may ask for',
  why: 'In GraphQL the caller writes the query. Friends of friends of friends, nested ten levels deep, is one request and thousands of calls to the database: a single anonymous caller can slow the API down for everyone and run up its bill.',
  remediation: "Set a query depth limit and a resolver count limit that the app's own queries stay below.",
  links: ['https://docs.aws.amazon.com/appsync/latest/devguide/configuring-graphql-limits.html'],
  blindSpots: ['Limits in resolvers, such as page sizes, are not seen.'],
  examine: ({
    authentication,
    furtherAuthentication,
    queryDepthLimit,
    resolverCountLimit,
    visibility,
    location,
  }) => {
    for (const limit of [queryDepthLimit, resolverCountLimit]) {
      if (limit.state === 'known' && limit.value > 0)
        return supports('The depth of a query or the number of its resolvers is limited.', limit.location);
    }
    for (const limit of [queryDepthLimit, resolverCountLimit]) {
      if (limit.state === 'unresolved') return inconclusive(limit.reason, limit.location);
    }
    const types = [
      authentication,
      ...(furtherAuthentication.state === 'known' ? furtherAuthentication.value.items : []).map(
        ({ type }) => type,
      ),
    ];
    if (is(visibility, 'PRIVATE') || !types.some((type) => is(type, 'API_KEY'))) {
      return inconclusive('One query may ask for as much as it likes, but callers are known.', location);
    }
    return contradicts('Anybody with the API key may send queries of any depth.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_appsync_graphql_api" "forum" {
  name                = "forum"
  authentication_type = "API_KEY"
  query_depth_limit   = 6
}`,
      contradicts: `
resource "aws_appsync_graphql_api" "forum" {
  name                = "forum"
  authentication_type = "API_KEY"
}`,
      inconclusive: `
resource "aws_appsync_graphql_api" "forum" {
  name                = "forum"
  authentication_type = "AWS_IAM"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Forum:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: forum
      AuthenticationType: AWS_IAM
      ResolverCountLimit: 200`,
      contradicts: `
Resources:
  Forum:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: forum
      AuthenticationType: AWS_IAM
      AdditionalAuthenticationProviders:
        - AuthenticationType: API_KEY`,
    },
  },
});

function is(stated: Stated<string>, value: string): boolean {
  return stated.state === 'known' && stated.value === value;
}
