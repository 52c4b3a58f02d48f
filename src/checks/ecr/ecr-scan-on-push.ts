import { ecrRegistryScanning, ecrRepository } from '../../architecture/kinds/ecr.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

export const ecrScanOnPush = defineCheck({
  id: 'ecr-scan-on-push',
  kind: ecrRepository,
  related: [ecrRegistryScanning],
  title: 'ECR repository scans images for known weaknesses',
  why: 'An image carries an operating system and many libraries, and each may have holes that attackers know. A scan lists them before the image runs.',
  remediation:
    'Turn on scanning for the whole registry, enhanced if possible, so that images are scanned again when new holes become known.',
  links: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html'],
  blindSpots: ['Scans by other tools, and scanning set up for the registry outside this code, are not seen.'],
  examine: (repository, neighbours) => {
    const registry = neighbours
      .beside(repository, ecrRegistryScanning)
      .find(({ rules }) => rules.state === 'known' && rules.value);
    if (registry !== undefined) return supports('The registry scans its images.', registry);
    const { scanOnPush } = repository;
    if (scanOnPush.state === 'known' && scanOnPush.byDefault === true) {
      return inconclusive(
        'The repository asks for no scan; whether its images are scanned is set for the whole registry, outside this code.',
        repository,
      );
    }
    return expectTrue(scanOnPush, {
      supports: 'Images are scanned when they are pushed.',
      contradicts: 'Scanning of pushed images is turned off.',
    });
  },
  fix: { set: [{ attribute: 'scanOnPush', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_ecr_repository" "frontend" {
  name = "frontend"
  image_scanning_configuration {
    scan_on_push = true
  }
}`,
      contradicts: `
resource "aws_ecr_repository" "frontend" {
  name = "frontend"
  image_scanning_configuration {
    scan_on_push = false
  }
}`,
      inconclusive: `
variable "scan" {
  type = bool
}

resource "aws_ecr_repository" "frontend" {
  name = "frontend"
  image_scanning_configuration {
    scan_on_push = var.scan
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Frontend:
    Type: AWS::ECR::Repository
    Properties:
      ImageScanningConfiguration:
        ScanOnPush: true`,
      contradicts: `
Resources:
  Frontend:
    Type: AWS::ECR::Repository
    Properties:
      ImageScanningConfiguration:
        ScanOnPush: false`,
      inconclusive: `
Resources:
  Frontend:
    Type: AWS::ECR::Repository`,
    },
  },
});
