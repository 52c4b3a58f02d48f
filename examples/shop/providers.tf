terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Service     = "shop"
      Owner       = "storefront-team"
      CostCentre  = "4711"
      Environment = var.environment
    }
  }
}
