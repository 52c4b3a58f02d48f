import { defineKind, link, presence, text } from '../index.ts';

export const catalogPortfolio = defineKind({
  id: 'servicecatalog-portfolio',
  name: 'AWS Service Catalog portfolio',
  terraform: 'aws_servicecatalog_portfolio',
  cloudformation: 'AWS::ServiceCatalog::Portfolio',
  names: { terraform: 'name', cloudformation: 'DisplayName' },
  attributes: {
    principals: presence({
      terraform: {
        companion: 'aws_servicecatalog_principal_portfolio_association',
        joinedBy: 'portfolio_id',
        at: 'principal_arn',
      },
      cloudformation: {
        companion: 'AWS::ServiceCatalog::PortfolioPrincipalAssociation',
        joinedBy: 'PortfolioId',
        at: 'PrincipalARN',
      },
    }),
    shares: presence({
      terraform: { companion: 'aws_servicecatalog_portfolio_share', joinedBy: 'portfolio_id', at: '' },
      cloudformation: { companion: 'AWS::ServiceCatalog::PortfolioShare', joinedBy: 'PortfolioId', at: '' },
    }),
  },
});

export const catalogProduct = defineKind({
  id: 'servicecatalog-product',
  name: 'AWS Service Catalog product',
  terraform: 'aws_servicecatalog_product',
  cloudformation: 'AWS::ServiceCatalog::CloudFormationProduct',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    portfolios: link({
      terraform: {
        companion: 'aws_servicecatalog_product_portfolio_association',
        joinedBy: 'product_id',
        at: 'portfolio_id',
      },
      cloudformation: {
        companion: 'AWS::ServiceCatalog::PortfolioProductAssociation',
        joinedBy: 'ProductId',
        at: 'PortfolioId',
      },
      relation: 'in',
      to: ['servicecatalog-portfolio'],
    }),
    /** The role that makes the product, so that its users need no permissions of their own. */
    launchRole: presence({
      terraform: {
        companion: 'aws_servicecatalog_constraint',
        joinedBy: 'product_id',
        at: '',
        where: { type: 'LAUNCH' },
      },
      cloudformation: {
        companion: 'AWS::ServiceCatalog::LaunchRoleConstraint',
        joinedBy: 'ProductId',
        at: '',
      },
    }),
  },
});

export const catalogTagOption = defineKind({
  id: 'servicecatalog-tag-option',
  name: 'AWS Service Catalog tag option',
  terraform: 'aws_servicecatalog_tag_option',
  cloudformation: 'AWS::ServiceCatalog::TagOption',
  attributes: {
    key: text({ terraform: 'key', cloudformation: 'Key' }),
    /** Whether a portfolio or product asks for the tag. */
    used: presence({
      terraform: {
        companion: 'aws_servicecatalog_tag_option_resource_association',
        joinedBy: 'tag_option_id',
        at: '',
      },
      cloudformation: {
        companion: 'AWS::ServiceCatalog::TagOptionAssociation',
        joinedBy: 'TagOptionId',
        at: '',
      },
    }),
  },
});

export const provisionedProduct = defineKind({
  id: 'servicecatalog-provisioned-product',
  name: 'AWS Service Catalog provisioned product',
  terraform: 'aws_servicecatalog_provisioned_product',
  cloudformation: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
  names: { terraform: 'name', cloudformation: 'ProvisionedProductName' },
  attributes: {
    product: link({
      terraform: ['product_id', 'product_name'],
      cloudformation: ['ProductId', 'ProductName'],
      relation: 'uses',
      to: ['servicecatalog-product'],
    }),
  },
});

export const catalogApplication = defineKind({
  id: 'servicecatalog-application',
  name: 'AWS Service Catalog AppRegistry application',
  terraform: 'aws_servicecatalogappregistry_application',
  cloudformation: 'AWS::ServiceCatalogAppRegistry::Application',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});
