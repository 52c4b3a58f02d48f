import { catalogProduct } from '../../architecture/kinds/servicecatalog.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectTrue } from '../expectations.ts';

export const servicecatalogLaunchRole = defineCheck({
  id: 'servicecatalog-launch-role',
  kind: catalogProduct,
  title: 'Product of Service Catalog is launched by a role of its own',
  why: 'Without a launch role, people who order a database from the catalog must themselves be allowed to make databases, networks and keys. The catalog then limits nothing: the same rights work past it.',
  remediation:
    'Add a launch constraint with a role that may make what the product needs, and take those rights from its users.',
  links: ['https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html'],
  examine: ({ launchRole, location, portfolios }) => {
    if (portfolios.state === 'absent') return 'not-applicable';
    return launchRole.state === 'known' && !launchRole.value
      ? contradicts('Its users need the permissions for all that the product makes.', location)
      : expectTrue(launchRole, { supports: 'A role of its own launches the product.', contradicts: '' });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_servicecatalog_product" "database" {
  name  = "database"
  owner = "platform"
  type  = "CLOUD_FORMATION_TEMPLATE"

  provisioning_artifact_parameters {
    template_url = "https://s3.amazonaws.com/templates/database.yaml"
  }
}

resource "aws_servicecatalog_product_portfolio_association" "database" {
  portfolio_id = "port-0123456789abc"
  product_id   = aws_servicecatalog_product.database.id
}

resource "aws_servicecatalog_constraint" "launch" {
  portfolio_id = "port-0123456789abc"
  product_id   = aws_servicecatalog_product.database.id
  type         = "LAUNCH"
  parameters   = jsonencode({ LocalRoleName = "launch-database" })
}`,
      contradicts: `
resource "aws_servicecatalog_product" "database" {
  name  = "database"
  owner = "platform"
  type  = "CLOUD_FORMATION_TEMPLATE"

  provisioning_artifact_parameters {
    template_url = "https://s3.amazonaws.com/templates/database.yaml"
  }
}

resource "aws_servicecatalog_product_portfolio_association" "database" {
  portfolio_id = "port-0123456789abc"
  product_id   = aws_servicecatalog_product.database.id
}`,
      inconclusive: `
variable "constrained" {
  type = bool
}

resource "aws_servicecatalog_product" "database" {
  name  = "database"
  owner = "platform"
  type  = "CLOUD_FORMATION_TEMPLATE"

  provisioning_artifact_parameters {
    template_url = "https://s3.amazonaws.com/templates/database.yaml"
  }
}

resource "aws_servicecatalog_product_portfolio_association" "database" {
  portfolio_id = "port-0123456789abc"
  product_id   = aws_servicecatalog_product.database.id
}

resource "aws_servicecatalog_constraint" "launch" {
  count        = var.constrained ? 1 : 0
  portfolio_id = "port-0123456789abc"
  product_id   = aws_servicecatalog_product.database.id
  type         = "LAUNCH"
  parameters   = jsonencode({ LocalRoleName = "launch-database" })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Database:
    Type: AWS::ServiceCatalog::CloudFormationProduct
    Properties:
      Name: database
      Owner: platform
      ProvisioningArtifactParameters:
        - Info: { LoadTemplateFromURL: https://s3.amazonaws.com/templates/database.yaml }
  Offered:
    Type: AWS::ServiceCatalog::PortfolioProductAssociation
    Properties:
      PortfolioId: port-0123456789abc
      ProductId: !Ref Database
  Launch:
    Type: AWS::ServiceCatalog::LaunchRoleConstraint
    Properties:
      PortfolioId: port-0123456789abc
      ProductId: !Ref Database
      LocalRoleName: launch-database`,
      contradicts: `
Resources:
  Database:
    Type: AWS::ServiceCatalog::CloudFormationProduct
    Properties:
      Name: database
      Owner: platform
      ProvisioningArtifactParameters:
        - Info: { LoadTemplateFromURL: https://s3.amazonaws.com/templates/database.yaml }
  Offered:
    Type: AWS::ServiceCatalog::PortfolioProductAssociation
    Properties:
      PortfolioId: port-0123456789abc
      ProductId: !Ref Database`,
    },
  },
});
